import type { Fetch } from '../../src/run/options.ts'
import type { Json } from '../../src/world/recipes.ts'
import { addressOf } from './routes.ts'

export interface Input {
  ids?: Record<string, string>
  query?: Record<string, string | number | boolean>
  headers?: Record<string, string>
  json?: unknown
  /** A body as it is, in place of JSON. */
  text?: string
}

/** An answer, as far as faults show in it. */
export interface Seen {
  status: number
  type: string | null
  headers: Headers
  /** As JSON; undefined when it is none. */
  body: Json
  text: string
}

/** Calls operations as one workspace. */
export interface Api {
  key: string
  call(operation: string, input?: Input): Promise<Seen>
  /** The same by another method of the operation's path. */
  method(method: string, operation: string, input?: Input): Promise<Seen>
  /** Gives the body of a success. @throws Error for anything else, which is a mistake of the test */
  must(operation: string, input?: Input): Promise<Json>
}

export function createApi(fetch: Fetch, key: string): Api {
  async function send(method: string, operation: string, input: Input = {}): Promise<Seen> {
    const {
      ids = {},
      query = {},
      headers = {},
      json,
      text = json === undefined ? undefined : JSON.stringify(json),
    } = input
    const url = new URL(addressOf(operation, ids).path, 'http://sown.test')
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
    const type = text !== undefined && { 'content-type': 'application/json' }
    const init = { method, headers: { authorization: `Bearer ${key}`, ...type, ...headers } }
    return seen(await fetch(url.href, { ...init, ...(text !== undefined && { body: text }) }))
  }

  const call: Api['call'] = (operation, input) => send(addressOf(operation, {}).method, operation, input)

  return {
    key,
    call,
    method: send,
    async must(operation, input) {
      const { status, body, text } = await call(operation, input)
      if (status < 300) return body
      throw new Error(`${operation} was answered with ${status}: ${text}`)
    },
  }
}

async function seen(response: Response): Promise<Seen> {
  const { status, headers } = response
  const text = await response.text()
  return { status, type: headers.get('content-type'), headers, body: parsed(text), text }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
