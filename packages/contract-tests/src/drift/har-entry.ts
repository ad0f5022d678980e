import { isUtf8 } from 'node:buffer'
import { cutComment } from './content.ts'
import { mimeTypeOf } from './har.ts'
import { pairsOf } from './hops.ts'
import { isSecretName, maskedText } from './mask.ts'
import type { Answer, Taken } from './pass-on.ts'

interface Named {
  name: string
  value: string
}

/** What a HAR 1.2 file holds, as `record` writes it. */
export interface Har {
  log: {
    version: '1.2'
    creator: { name: string; version: string }
    comment: string
    entries: HarEntry[]
  }
}

export interface HarEntry {
  startedDateTime: string
  /** In milliseconds. */
  time: number
  request: {
    method: string
    url: string
    httpVersion: string
    cookies: []
    headers: Named[]
    queryString: Named[]
    postData?: { mimeType: string; text: string; comment?: string }
    headersSize: -1
    bodySize: number
  }
  response: {
    /** 0 when nothing was answered. */
    status: number
    statusText: string
    httpVersion: string
    cookies: []
    headers: Named[]
    content: { size: number; mimeType: string; text?: string; encoding?: 'base64'; comment?: string }
    redirectURL: string
    headersSize: -1
    bodySize: number
  }
  cache: Record<string, never>
  timings: { send: number; wait: number; receive: number }
  /** What went wrong. */
  comment?: string
}

export const harOf = (entries: HarEntry[]): Har => ({
  log: {
    version: '1.2',
    creator: { name: 'rocketlead-contract record', version: '1' },
    comment: 'Keys and cookies are written as $REDACTED. Bodies are as they were, with what they say of people.',
    entries,
  },
})

/** An exchange that is over, or as far as it has come. */
export function entryOf(taken: Taken, secretsKept: boolean): HarEntry {
  const url = secretsKept ? taken.url : withoutSecrets(taken.url)
  const clean = secretsKept ? (text: string) => text : cleaner(taken)
  const postData = postDataOf(taken)
  return {
    startedDateTime: taken.startedAt.toISOString(),
    time: taken.milliseconds,
    request: {
      method: taken.method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(taken.requestHeaders, secretsKept),
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(postData ? { postData: { ...postData, text: clean(postData.text) } } : {}),
      headersSize: -1,
      bodySize: taken.sent.size,
    },
    response: responseOf(taken.answer, secretsKept, clean),
    cache: {},
    timings: { send: 0, wait: taken.milliseconds, receive: 0 },
    ...(taken.comment === undefined ? {} : { comment: taken.comment }),
  }
}

/** One line: `GET /api/v1/leads 200 12 ms`. */
export function lineOf({ request, response, time, comment }: HarEntry): string {
  const path = maskedText(readable(new URL(request.url).pathname))
  return `${request.method} ${path} ${response.status || '---'} ${time} ms${comment ? ` ${comment}` : ''}`
}

function responseOf(
  answer: Answer | undefined,
  secretsKept: boolean,
  clean: (text: string) => string,
): HarEntry['response'] {
  const headers = answer ? headersOf(answer.headers, secretsKept) : []
  const of = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''
  const size = answer?.received.size ?? 0
  return {
    status: answer?.status ?? 0,
    statusText: answer?.statusText ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size, mimeType: of('content-type') || 'x-unknown', ...(answer ? bodyOf(answer, clean) : {}) },
    redirectURL: of('location'),
    headersSize: -1,
    bodySize: size,
  }
}

function bodyOf(
  { received }: Answer,
  clean: (text: string) => string,
): { text: string; encoding?: 'base64'; comment?: string } {
  const bytes = received.bytes()
  const comment = received.isCut() ? { comment: cutComment } : {}
  if (isUtf8(bytes) || received.isCut()) return { text: clean(bytes.toString('utf8')), ...comment }
  return { text: bytes.toString('base64'), encoding: 'base64', ...comment }
}

function postDataOf({ sent, requestHeaders }: Taken): HarEntry['request']['postData'] {
  if (sent.size === 0) return undefined
  const type = pairsOf(requestHeaders).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const bytes = sent.bytes()
  const lossy = isUtf8(bytes) || mimeTypeOf(type) === '' ? {} : { comment: 'Bytes that are no text are lost.' }
  return { mimeType: type, text: bytes.toString('utf8'), ...(sent.isCut() ? { comment: cutComment } : lossy) }
}

function headersOf(raw: readonly string[], secretsKept: boolean): Named[] {
  return pairsOf(raw).map(([name, value]) => ({
    name,
    value: secretsKept || !isSecretName(name) ? value : '$REDACTED',
  }))
}

/** Takes the keys that a request was sent with out of texts, since some servers say them back. */
function cleaner({ requestHeaders, url }: Taken): (text: string) => string {
  const named = [...pairsOf(requestHeaders), ...url.searchParams].filter(([name]) => isSecretName(name))
  const secrets = named.map(([, value]) => value.replace(/^\w+ +/, '')).filter(({ length }) => length >= 6)
  return (text) => secrets.reduce((safe, secret) => safe.replaceAll(secret, '$REDACTED'), text)
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function withoutSecrets(url: URL): URL {
  const safe = new URL(url)
  for (const name of new Set(url.searchParams.keys())) if (isSecretName(name)) safe.searchParams.set(name, '$REDACTED')
  if (safe.password !== '') safe.password = '$REDACTED'
  return safe
}
