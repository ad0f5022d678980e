import type { Problem, ProblemError } from '../generated/schemas.ts'
import type { CallFacts } from './errors.ts'

/** An answer that is no success, as it came. */
export interface Failure {
  facts: CallFacts
  status: number
  /** What the body's JSON holds, its text when it is none. */
  body: unknown
  requestId: string | undefined
  /** Seconds. */
  retryAfter: number | undefined
  /** What the client has to say on it. */
  note: string
}

/**
 * What a failed answer says, whether it is a problem (RFC 9457), Fastify's `{ statusCode, code, error, message }`, other
 * JSON, a proxy's page, or nothing.
 */
export function understand({ facts, status, body, requestId, retryAfter, note }: Failure) {
  // What is no object has none of these.
  const told: Record<string, unknown> = Object(body)
  const code = text(told.code)
  const problem = 'title' in told || 'type' in told ? partialProblem(told) : undefined
  const said = [told.detail, told.message, told.title, told.error].find(text)
  const answer = code ? `${status} ${code}` : status
  return {
    message: `${named(facts)} was answered ${answer}${said ? `: ${said}` : ' without a reason'}${note}`,
    status,
    code,
    errors: Array.isArray(told.errors) ? told.errors.filter(isProblemError) : [],
    requestId: requestId ?? text(told.instance),
    problem,
    retryAfter,
  }
}

/** How messages name a call. */
export const named = ({ method, path, attempts }: CallFacts) =>
  `${method} ${path}${attempts > 1 ? `, tried ${attempts} times,` : ''}`

// The service vouches for the members of a problem; that any may be missing is in the type.
const partialProblem = (told: Record<string, unknown>) => told as Partial<Problem>

const text = (value: unknown) => (typeof value === 'string' && value) || undefined

const isProblemError = (value: unknown): value is ProblemError => typeof Object(value).message === 'string'
