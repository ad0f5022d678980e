// The only file that knows openapi-fetch. It is loaded apart from the rest and imports none of
// it, or bundlers would cut what both share into files of their own.
import createClient from 'openapi-fetch'
import type { paths } from '../generated/paths.ts'
import type { Outgoing } from './exchange.ts'
import type { RawClient } from './raw-client.ts'

/** A client whose requests have these headers and are sent by `send`. */
export const openapiFetchClient = (
  baseUrl: string,
  headers: Headers,
  send: (request: Sent) => Promise<Response>,
): RawClient =>
  // Both types are made from the same paths; the client's own knows that failures throw.
  createClient<paths>({ baseUrl, headers, fetch: async (request) => send(await sent(request)) }) as unknown as RawClient

export type Sent = Pick<Outgoing, 'method' | 'path' | 'url' | 'headers' | 'serialized' | 'signal'>

async function sent(request: Request): Promise<Sent> {
  const { method, url, headers, signal } = request
  const body = await request.blob()
  const serialized = Promise.resolve({ body: body.size > 0 ? body : null })
  return { method, url, headers, signal, path: new URL(url).pathname, serialized }
}
