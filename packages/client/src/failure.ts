import type { Problem, ProblemError } from '../generated/schemas.ts'

/** An answer that is no success, as it came. */
export interface Failure {
  operation: string
  method: string
  path: string
  status: number
  /** What the body's JSON holds, its text when it is none, or `undefined` when there is no body. */
  body: unknown
  requestId: string | undefined
  /** Seconds. */
  retryAfter: number | undefined
}

/**
 * What a failed answer says, whether it is a problem (RFC 9457), Fastify's `{ statusCode, code, error, message }`, other
 * JSON, a proxy's page, or nothing.
 */
export function understand({ method, path, status, body, requestId }: Failure) {
  const told = isRecord(body) ? body : {}
  const code = text(told.code)
  const problem = 'title' in told || 'type' in told ? partialProblem(told) : undefined
  const said = text(told.detail) ?? text(told.message) ?? text(told.title) ?? text(told.error)
  return {
    message: `${method} ${path} was answered ${[status, code].filter(Boolean).join(' ')}${said ? `: ${said}` : ' without a reason.'}`,
    code,
    errors: Array.isArray(told.errors) ? told.errors.filter(isProblemError) : [],
    requestId: requestId ?? text(told.instance),
    problem,
  }
}

/** Seconds to wait. A date counts from the answer's own, so that a wrong clock on this side does no harm. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? ''
  if (/^\d+$/.test(value)) return Number(value)
  const seconds = (Date.parse(value) - Date.parse(headers.get('Date') ?? '')) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

// The service vouches for the members of a problem; that any may be missing is in the type.
const partialProblem = (told: Record<string, unknown>) => told as Partial<Problem>

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isProblemError = (value: unknown): value is ProblemError => isRecord(value) && typeof value.message === 'string'
