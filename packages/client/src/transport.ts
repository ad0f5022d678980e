// The only file that knows openapi-fetch.
import createClient from 'openapi-fetch'
import type { paths } from '../generated/schema.ts'
import type { Settings } from './options.ts'
import type { RawClient } from './raw-client.ts'

export type { RawClient }

export interface Outgoing {
  method: HttpMethod
  /** With its parameters filled in and encoded. */
  path: string
  query: Record<string, unknown>
  /** JSON text or a form. */
  body: string | FormData | undefined
  headers: Headers
  signal: AbortSignal | undefined
  apiKey: string
}

export interface Incoming {
  response: Response
  /** Text of a success; of a failure what its JSON holds, or its text. */
  body: unknown
}

export type Send = (request: Outgoing) => Promise<Incoming>

/** The escape hatch: typed by path instead of by name, with the same key and the same `fetch`. */
export function rawClient({ apiKey, baseUrl, fetch }: Settings): RawClient {
  const client = createClient<paths>({ baseUrl, fetch: async (request) => fetch(sign(request, await apiKey())) })
  // Both types are made from the same paths; the client's own is the shorter one.
  return client as unknown as RawClient
}

export function sender({ baseUrl, fetch }: Settings): Send {
  const client = createClient<AnyPaths>({ baseUrl, bodySerializer: (body) => body })
  return async ({ method, path, query, body, headers, signal = null, apiKey }) => {
    const { data, error, response } = await client.request(method, path, {
      params: { query },
      body,
      headers,
      signal,
      parseAs: 'text',
      fetch: async (request) => fetch(sign(request, apiKey)),
    })
    return { response, body: response.ok ? data : error }
  }
}

function sign(request: Request, apiKey: string): Request {
  request.headers.set('Authorization', `Bearer ${apiKey}`)
  return request
}

export type HttpMethod = 'get' | 'put' | 'post' | 'patch' | 'delete'

/** The core's table has checked paths already; here any path will do. */
type AnyPaths = Record<
  string,
  Record<HttpMethod, { requestBody?: { content: { 'application/json': unknown } }; responses: object }>
>
