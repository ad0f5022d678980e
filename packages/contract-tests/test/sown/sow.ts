import type { Fetch } from '../../src/run/options.ts'
import { type Answered, type Asked, askedOf, type Call, callerOf, responseOf } from './message.ts'
import { addressOf, find } from './routes.ts'

/** Answers in place of the server behind, which it can call. */
export type Handler = (asked: Asked, call: Call) => Answered | Promise<Answered>

/** By operation; by path for the methods that a path does not offer. */
export type Handlers = Record<string, Handler>

/**
 * Puts handlers in front of a server. What they do not handle goes through untouched.
 *
 * @param handlersOf makes them with a memory of their own
 */
export const sowing =
  (handlersOf: () => Handlers) =>
  (fetch: Fetch): Fetch => {
    const handlers = handlersOf()
    const call = callerOf(fetch)
    return async (input, init) => {
      const found = find((init?.method ?? 'GET').toUpperCase(), new URL(input).pathname)
      const handle = found && handlers[found.operation ?? found.path]
      if (!handle) return fetch(input, init)
      return responseOf(await handle(await askedOf(input, init, found.ids), call))
    }
  }

/** A request of the faulty server itself, by the key of the one that it was asked. */
export function own(asked: Asked, operation: string, ids: Record<string, string>, body?: unknown): Asked {
  const { method, path } = addressOf(operation, ids)
  const headers = new Headers({ authorization: asked.headers.get('authorization') ?? '' })
  const { signal } = asked
  const request = { method, url: new URL(path, asked.url), headers, body: undefined, ids, signal }
  if (body === undefined) return request
  headers.set('content-type', 'application/json')
  return { ...request, body: new TextEncoder().encode(JSON.stringify(body)) }
}
