import type { Bytes } from './wire.ts'

/** What is sent on one connection, and how each answer on it begins: its status, and the code where that matters. */
export type Row = [name: string, sent: Bytes, answers: string[]]

export const settings = '/api/v1/settings'
export const line = '\r\n'
const host = 'Host: mock.test'
const authorization = 'Authorization: Bearer rl_test_1'
const last = 'Connection: close'

/** A request of these lines, after which the connection stays. */
export const request = (start: string, headers: string[], body = ''): string => [start, ...headers, '', body].join(line)

/** One with a host and a key. */
export const keyed = (start: string, headers: string[] = [], body = ''): string =>
  request(start, [host, authorization, ...headers], body)

/** A last request on its connection. */
export const get = (target = settings, headers: string[] = [], version = 'HTTP/1.1'): string =>
  keyed(`GET ${target} ${version}`, [...headers, last])

/** Any method, as a last request. */
export const of = (method: string, target = settings): string => keyed(`${method} ${target} HTTP/1.1`, [last])

/** A change of the settings whose framing is given, and after which the connection stays. */
export const framed = (headers: string[], body: string): string =>
  keyed(`PATCH ${settings} HTTP/1.1`, ['Content-Type: application/json', ...headers], body)

/** A last request with a body of known length. */
export const sending = (
  body: string,
  { method = 'PATCH', target = settings, type = 'application/json', headers = [] as string[] } = {},
): string =>
  keyed(
    `${method} ${target} HTTP/1.1`,
    [`Content-Type: ${type}`, ...headers, `Content-Length: ${body.length}`, last],
    body,
  )

/** The request that is served whatever came before. */
export const good = get()
