import { Problem, type ProblemDetails } from '../domain/problem.ts'
import { jsonOf } from '../stored-list.ts'
import type { CutBody } from './breakage.ts'
import { fastifyError } from './fastify.ts'
import type { Success } from './route.ts'

/** An answer before it becomes a Response: what can be kept and given again. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** The operation that it is of; not kept. */
  operation?: string | undefined
  /** What it tells, if it is a problem; not kept. */
  problem?: Told
  /** Sent in place of the body while it comes into being; never kept. */
  stream?: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Sent in place of the body where that is no text; never kept. */
  bytes?: Uint8Array<ArrayBuffer>
  /** Sent in place of the body until the connection is cut; never kept. */
  cut?: CutBody
  /** Whether it is not the server that answers, which then adds no headers of its own. */
  isOfProxy?: boolean
}

/** What is told of a problem: one of the description's table, or one that a fault makes up. */
export interface Told {
  code: string
  status: number
  title: string
  message: string
  details: ProblemDetails
}

/** How errors are written: as RFC 9457 says, or as Fastify does. */
export type ErrorFormat = 'problem' | 'fastify'

export function problemAnswer(
  problem: Told,
  requestId: string,
  format: ErrorFormat,
  headers: Record<string, string> = {},
): Answer {
  const { status, details } = problem
  const isFastify = format === 'fastify'
  return {
    status,
    headers: {
      'content-type': isFastify ? 'application/json; charset=utf-8' : 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="rocketlead"' } : {}),
      ...(status === 429 || status === 503 ? { 'retry-after': String(details.retryAfter ?? 1) } : {}),
      ...headers,
    },
    body: JSON.stringify(isFastify ? fastifyError(problem) : rfc9457(problem, requestId)),
    problem,
  }
}

function rfc9457({ code, status, title, message: detail, details }: Told, requestId: string) {
  const { retryAfter, errors = [], ...members } = details
  return {
    type: `urn:rocketlead:problem:${code}`,
    title,
    status,
    detail,
    instance: requestId,
    code,
    errors,
    ...members,
  }
}

/** What a handler answered, as JSON, as server-sent events or as the bytes that it is. */
export function successAnswer({ status, body, location, stream }: Success, contentType: string): Answer {
  if (stream) return { status, headers: { 'content-type': contentType, 'cache-control': 'no-cache' }, body: '', stream }
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = contentType
  if (location !== undefined) headers.location = location
  if (body instanceof Uint8Array) return { status, headers, body: '', bytes: new Uint8Array(body) }
  return { status, headers, body: body === undefined ? '' : jsonOf(body) }
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
