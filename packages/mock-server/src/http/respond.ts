import { Problem } from '../domain/problem.ts'
import type { Success } from './route.ts'

/** An answer before it becomes a Response: what can be kept and given again. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** Sent in place of the body while it comes into being; never kept. */
  stream?: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Sent in place of the body where that is no text; never kept. */
  bytes?: Uint8Array<ArrayBuffer>
}

/** A problem as RFC 9457 says. */
export function problemAnswer(problem: Problem, requestId: string, headers: Record<string, string> = {}): Answer {
  const { code, status, title, message: detail, details } = problem
  const { retryAfter, errors = [], ...members } = details
  const body = {
    type: `urn:rocketlead:problem:${code}`,
    title,
    status,
    detail,
    instance: requestId,
    code,
    errors,
    ...members,
  }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="rocketlead"' } : {}),
      ...(status === 429 ? { 'retry-after': String(retryAfter ?? 1) } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  }
}

/** What a handler answered, as JSON, as server-sent events or as the bytes that it is. */
export function successAnswer({ status, body, location, stream }: Success, contentType: string): Answer {
  if (stream) return { status, headers: { 'content-type': contentType, 'cache-control': 'no-cache' }, body: '', stream }
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = contentType
  if (location !== undefined) headers.location = location
  if (body instanceof Uint8Array) return { status, headers, body: '', bytes: new Uint8Array(body) }
  return { status, headers, body: body === undefined ? '' : JSON.stringify(body) }
}

/** @param signal ends a stream when the client goes away */
export function toResponse(answer: Answer, requestId: string, signal?: () => AbortSignal): Response {
  const { status, headers, body, bytes, stream } = answer
  const sent = signal ? stream?.pipeThrough(new TransformStream(), { signal: signal() }) : stream
  return new Response(sent ?? bytes ?? (body || null), { status, headers: { ...headers, 'x-request-id': requestId } })
}

/** Anything that is no problem is a bug: it is told on the console of the one who runs the server, and nobody else. */
export function asProblem(error: unknown, report: (error: unknown) => void): Problem {
  if (error instanceof Problem) return error
  report(error)
  return new Problem(
    'internal_error',
    'Something went wrong on our side, and nothing was stored. Report the request id when it stays.',
  )
}
