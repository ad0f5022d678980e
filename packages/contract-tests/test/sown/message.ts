import type { Fetch } from '../../src/run/options.ts'
import type { Json } from '../../src/world/recipes.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A request on its way in. */
export interface Asked {
  method: string
  url: URL
  headers: Headers
  /** Undefined when none was sent, which is not the same as an empty one. */
  body: Bytes | undefined
  /** The values of the path's parameters, by their names. */
  ids: Record<string, string>
  signal: AbortSignal
}

/** An answer on its way out. */
export interface Answered {
  status: number
  headers: Headers
  body: Bytes
}

export type Call = (asked: Asked) => Promise<Answered>

const bodiless = [204, 205, 304]

export async function askedOf(input: string, init: RequestInit | undefined, ids: Asked['ids']): Promise<Asked> {
  const request = new Request(input, init)
  const { method, headers, signal } = request
  const body = request.body === null ? undefined : await request.bytes()
  return { method, url: new URL(request.url), headers: new Headers(headers), body, ids, signal }
}

/** Calls the server behind. */
export const callerOf =
  (fetch: Fetch): Call =>
  async ({ method, url, headers: given, body, signal }) => {
    const headers = sized(given, body)
    const response = await fetch(url.href, { method, headers, signal, ...(body && { body }) })
    return { status: response.status, headers: new Headers(response.headers), body: await response.bytes() }
  }

export function responseOf({ status, headers, body }: Answered): Response {
  return new Response(bodiless.includes(status) ? null : body, { status, headers: sized(headers, body) })
}

/** A length that was told is that of the body as it is now. */
function sized(headers: Headers, body: Bytes | undefined): Headers {
  const told = new Headers(headers)
  if (told.has('content-length')) told.set('content-length', String(body?.length ?? 0))
  return told
}

/** What the body says as JSON; undefined when it is none. */
export function jsonOf({ body }: { body: Bytes | undefined }): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

export const withText = <Message extends Asked | Answered>(message: Message, text: string): Message => ({
  ...message,
  body: new TextEncoder().encode(text),
})

export const withJson = <Message extends Asked | Answered>(message: Message, value: unknown): Message =>
  withText(message, JSON.stringify(value))

/** The same with these headers set, and those that are undefined taken away. */
export function withHeaders<Message extends Asked | Answered>(
  message: Message,
  changes: Record<string, string | undefined>,
): Message {
  const headers = new Headers(message.headers)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name)
    else headers.set(name, value)
  }
  return { ...message, headers }
}

/** The same with these query parameters set, and those that are undefined taken away. */
export function withQuery(asked: Asked, changes: Record<string, string | undefined>): Asked {
  const url = new URL(asked.url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return { ...asked, url }
}

export const queryOf = ({ url }: Asked, name: string): string | null => url.searchParams.get(name)
