import { apiError, type CallFacts, ConnectionError, TimeoutError } from './errors.ts'
import type { Outgoing } from './exchange.ts'
import { named } from './failure.ts'
import { eventOf, tell } from './hooks.ts'
import type { Settings } from './options.ts'
import { isPassing, retryAfter, waitAfter } from './retry.ts'
import { harmless, hidden, reasonOf, redactCause } from './secrets.ts'
import { type Ends, within } from './within.ts'

/** One try to get an answer to a request. */
export interface Attempt {
  request: Outgoing
  settings: Settings
  facts: CallFacts
  ends: Ends
  /** Milliseconds of `totalTimeout` that are left. */
  left: () => number
}

/** An answer that is there wholly. */
export interface Incoming {
  facts: CallFacts
  response: Response
  /** Of the answer's header. */
  requestId: string | undefined
  /** Text of a success; of a failure what its JSON holds, or its text, without the API key. */
  body: unknown
}

export interface Setback {
  error: unknown
  /** Milliseconds until the next attempt; a text if there is none, which may say why. */
  wait: number | string
}

/** Gives the answer when it is a success, and else what to make of it. */
export async function attempt(attempt: Attempt): Promise<Incoming | Setback> {
  const { request, facts, ends, left } = attempt
  const { limits } = request
  const limit = limits.timeout <= left() ? 'timeout' : 'totalTimeout'
  const late = () =>
    new TimeoutError(`${named(facts)} was not answered within ${limits[limit]} ms (\`${limit}\`).`, facts)
  const milliseconds = Math.min(limits.timeout, left())
  try {
    const incoming = await within({ ...ends, milliseconds, late }, (signal) => send(attempt, signal))
    return incoming.response.ok ? incoming : refused(attempt, incoming)
  } catch (error) {
    const isLost = error instanceof ConnectionError || error instanceof TimeoutError
    return { error, wait: isLost ? waitAfter(attempt) : '' }
  }
}

async function send(attempt: Attempt, signal: AbortSignal): Promise<Incoming> {
  const { request, settings, facts } = attempt
  const { hooks } = settings
  const event = eventOf(request, facts)
  const { body, type } = await request.serialized
  const apiKey = await settings.apiKey()
  const shown = new Headers(request.headers)
  shown.delete('Authorization')
  if (type) shown.set('Content-Type', type)
  await tell(hooks, 'onRequest', { ...event, headers: shown })
  // A `fetch` that ignores its signal would still send what is over.
  signal.throwIfAborted()
  // A copy, since a hook may keep what it was shown.
  const headers = new Headers(shown)
  headers.set('Authorization', `Bearer ${apiKey}`)
  const start = performance.now()
  // A redirected POST would become a GET, whose success would be taken for the POST's.
  const init = { method: request.method, headers, body, signal, redirect: 'manual' } as const
  const { response, text } = await wholeAnswer(attempt, init, apiKey)
  const { status, ok } = response
  const milliseconds = performance.now() - start
  const requestId = response.headers.get('X-Request-Id')?.replaceAll(apiKey, hidden)
  await tell(hooks, 'onResponse', { ...event, status, headers: response.headers, requestId, milliseconds })
  return { facts, response, requestId, body: ok ? text : harmless(text, apiKey) }
}

async function wholeAnswer({ request, settings, facts }: Attempt, init: RequestInit, apiKey: string) {
  const { url, onUploadProgress } = request
  const upload = onUploadProgress && init.body && (await import('./upload.ts'))
  const fetch = upload
    ? upload.fetchWithProgress(settings.fetch, onUploadProgress)
    : (settings.fetch ?? globalThis.fetch)
  let response: Response | undefined
  try {
    response = await fetch(url, init)
    return { response, text: await response.text() }
  } catch (thrown) {
    const cause = redactCause(thrown, apiKey)
    const what = response ? 'half an answer' : 'no answer'
    throw new ConnectionError(`${named(facts)} got ${what} (${reasonOf(cause)}).`, facts, cause)
  }
}

const redirected = ' (Redirects are not followed: check the `baseUrl`.)'

/** What an answer that is no success comes to. */
function refused(attempt: Attempt, { facts, response, requestId, body }: Incoming): Setback {
  const { status, headers } = response
  const asked = retryAfter(headers)
  const wait = isPassing(status, body) ? waitAfter(attempt, asked) : status < 400 ? redirected : ''
  const note = typeof wait === 'string' ? wait : ''
  return { error: apiError({ facts, status, body, requestId, retryAfter: asked, note }), wait }
}
