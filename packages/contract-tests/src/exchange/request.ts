import type { Operation, SecurityScheme } from '../description/description.ts'
import { addressOf } from './address.ts'
import { quote, type Written, written } from './body.ts'
import type { Call, SentRequest } from './exchange.ts'

/** Who calls: with a key as the description says, with one after another scheme or after none, or with no key. */
export type Credentials =
  | {
      key: string
      /** What is written before it, in place of what the description says. */
      scheme?: string
      /** What is told in its place: a name for a secret, or the key where it is none. Default `$API_KEY`. */
      told?: string
    }
  | undefined

/** A request that is ready to be sent, and what may be told of it. */
export interface Request {
  method: string
  url: string
  headers: Record<string, string>
  content: string | Uint8Array<ArrayBuffer> | undefined
  told: SentRequest
}

/** What is written in place of a key. */
const keyName = '$API_KEY'
/** The key of another workspace. */
export const otherKey = (key: string): NonNullable<Credentials> => ({ key, told: '$OTHER_API_KEY' })

/** The most characters of a body that are told. */
const longestTold = 20_000

export function requestOf(
  operation: Operation,
  call: Call,
  baseUrl: string,
  credentials: Credentials,
  method: string = operation.method,
): Request {
  const media = operation.body?.media.find(({ type }) => type === call.body?.type)
  const body = call.body && written(call.body, media)
  const url = `${baseUrl.replace(/\/$/, '')}${addressOf(operation, call)}`
  const plain = {
    accept: 'application/json, */*;q=0.5',
    ...(body && { 'content-type': body.contentType }),
    ...call.headers,
  }
  const real = authorized(operation.security, { url, headers: plain }, credentials)
  const told = authorized(operation.security, { url, headers: plain }, hidden(credentials))
  const request = { method, ...real, content: body?.content }
  return { ...request, told: tell(operation, method, told, body) }
}

interface Address {
  url: string
  headers: Record<string, string>
}

function hidden(credentials: Credentials): Credentials {
  return credentials && { ...credentials, key: credentials.told ?? keyName }
}

function authorized(security: readonly SecurityScheme[], address: Address, credentials: Credentials): Address {
  if (!credentials) return address
  const { key, scheme } = credentials
  if (scheme !== undefined) return signedWith(address, 'authorization', `${scheme} ${key}`.trim())
  return security.reduce((at, each) => signed(at, each, key), address)
}

function signed(address: Address, { kind, name }: SecurityScheme, key: string): Address {
  if (kind === 'bearer') return signedWith(address, 'authorization', `Bearer ${key}`)
  if (kind === 'basic') return signedWith(address, 'authorization', `Basic ${key.startsWith('$') ? key : btoa(key)}`)
  if (kind === 'header') return signedWith(address, name.toLowerCase(), key)
  if (kind === 'cookie') return signedWith(address, 'cookie', `${name}=${key}`)
  return { ...address, url: `${address.url}${address.url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${key}` }
}

const signedWith = ({ url, headers }: Address, name: string, value: string): Address => ({
  url,
  headers: { ...headers, [name]: value },
})

function tell(operation: Operation, method: string, { url, headers }: Address, body: Written | undefined): SentRequest {
  const text = textOf(body)
  const told = {
    operation,
    method,
    url,
    headers,
    body: text.length > longestTold ? `${text.slice(0, longestTold)} ...` : text,
  }
  return { ...told, curl: curlOf(method, url, headers, body) }
}

const textOf = (body: Written | undefined): string => {
  if (!body) return ''
  if (body.parts) return body.parts.join('\n')
  return typeof body.content === 'string' ? body.content : `${body.content.length} bytes`
}

function curlOf(method: string, url: string, headers: Record<string, string>, body: Written | undefined): string {
  const given = Object.entries(headers).filter(
    ([name]) => name !== 'accept' && !(name === 'content-type' && body?.parts),
  )
  const flags = given.map(
    ([name, value]) =>
      `-H ${/\$(?:OTHER_)?API_KEY/.test(value) ? `"${name}: ${value}"` : quote(value === '' ? `${name};` : `${name}: ${value}`)}`,
  )
  const { before = '', data = [] } = body ? dataOf(body) : {}
  const verb = method === 'GET' && data.length === 0 ? [] : ['-X', method]
  return [`${before}curl -i`, ...verb, quote(url), ...flags, ...data].join(' ')
}

/** The longest body that stands in the line, in bytes. */
const longestInLine = 60_000

/** How curl is given a body: bytes come out of base64, and what is too long for a line is made of spaces. */
function dataOf({ content, parts }: Written): { before?: string; data: string[] } {
  if (parts) return { data: parts.flatMap((part) => ['-F', part]) }
  if (content.length > longestInLine)
    return { before: `head -c ${content.length} /dev/zero | tr '\\0' ' ' | `, data: ['--data-binary', '@-'] }
  if (typeof content === 'string') return { data: ['--data-raw', quote(content)] }
  return {
    before: `printf %s ${Buffer.from(content).toString('base64')} | base64 -d | `,
    data: ['--data-binary', '@-'],
  }
}
