import { errorOf } from './error.ts'
import { eventsIn } from './events.ts'
import type { CallOptions, ControlOptions } from './options.ts'

/** Calls an operation, as its line in the generated table says it, with the arguments of its method. */
export type Call = (operation: string, given: readonly unknown[]) => Promise<unknown>

export function caller({ baseUrl, apiKey, fetch = (request) => globalThis.fetch(request) }: ControlOptions): Call {
  // Refused here, because `Headers` would put the key into its complaint.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new TypeError('The API key has characters that no header can carry.')
  return async (operation, given) => {
    const { method, address, body, signal } = requestOf(operation, given)
    const headers = new Headers({ authorization: `Bearer ${apiKey}` })
    if (typeof body === 'string') headers.set('content-type', 'application/json')
    const url = baseUrl.replace(/\/+$/, '') + address
    const response = await fetch(new Request(url, { method, headers, body, signal }))
    if (!response.ok) throw await errorOf(`${method} ${address}`, response)
    return answerOf(response)
  }
}

/** Sorts a method's arguments: the path's parameters, then the body or the query, then the options. */
function requestOf(operation: string, given: readonly unknown[]) {
  const [method = '', path = '', takes] = operation.split(' ')
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const rest = given.slice(parameters.length)
  const content = takes === undefined ? undefined : rest.shift()
  // The section's interface vouches for the options.
  const { signal = null } = (rest[0] ?? {}) as CallOptions
  const filled = parameters.reduce(
    (at, name, index) => at.replace(`{${name}}`, () => segment(name, given[index])),
    path,
  )
  return {
    method,
    address: takes === 'query' ? filled + search(content ?? {}) : filled,
    body: takes === 'body' ? bodyOf(content) : null,
    signal,
  }
}

/** A path parameter, percent-encoded. An empty one or dots would lead to another operation's path. */
function segment(name: string, value: unknown): string {
  const text = String(value ?? '')
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`\`${name}\` must be a text, not "." or "..".`)
  return encodeURIComponent(text)
}

/** A query, in which a list names its parameter once for each item. */
function search(query: object): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const item of [value].flat()) if (item !== undefined) parameters.append(name, String(item))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function bodyOf(content: unknown): string | FormData | null {
  if (content === undefined) return null
  return content instanceof FormData ? content : JSON.stringify(content)
}

/** What a success holds: its content type decides. */
async function answerOf(response: Response): Promise<unknown> {
  const [type] = (response.headers.get('content-type') ?? '').split(';')
  if (!response.body || response.status === 204) return undefined
  if (type === 'application/json') return response.json()
  return type === 'text/event-stream' ? eventsIn(response.body) : response.blob()
}
