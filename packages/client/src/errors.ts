import type { ProblemCodes } from '../generated/problem-codes.ts'
import type { Problem, ProblemError } from '../generated/schemas.ts'
import { type Failure, named, understand } from './failure.ts'

/** Which call an error is about. */
export interface CallFacts {
  /** The operationId, such as `campaigns.start`; `undefined` for a call of `raw`. */
  operation: string | undefined
  method: string
  /** The path of the call without its query. */
  path: string
  /** How often it was tried. */
  attempts: number
}

/** Everything that the client throws on its own account. No error ever holds the API key. */
export class RocketleadError extends Error implements Partial<CallFacts> {
  override readonly name: string = 'RocketleadError'
  declare readonly operation?: string | undefined
  declare readonly method?: string
  declare readonly path?: string
  declare readonly attempts?: number

  constructor(message: string, facts?: CallFacts, cause?: unknown) {
    super(message, cause ? { cause } : {})
    Object.assign(this, facts)
  }
}

/** No answer came, or it broke off. `cause` is what `fetch` threw. */
export class ConnectionError extends RocketleadError {
  override readonly name: string = 'ConnectionError'
}

/** The answer was not there in time: see `timeout` and `totalTimeout`. */
export class TimeoutError extends RocketleadError {
  override readonly name: string = 'TimeoutError'
}

/** The call's signal ended it. `cause` is the signal's reason. */
export class AbortError extends RocketleadError {
  override readonly name: string = 'AbortError'
}

export const abortError = (facts: CallFacts, signal: AbortSignal | undefined): AbortError =>
  new AbortError(`${named(facts)} was aborted.`, facts, signal?.reason)

/** The service answered, but not with a success. */
export class ApiError extends RocketleadError implements CallFacts {
  override readonly name: string = 'ApiError'
  declare readonly operation: string | undefined
  declare readonly method: string
  declare readonly path: string
  declare readonly attempts: number
  declare readonly status: number
  /** A stable word to switch on; `undefined` when the answer has none. */
  declare readonly code: string | undefined
  /** Every fault of the request that the service names. */
  declare readonly errors: ProblemError[]
  /** Tell it to those who run the service. */
  declare readonly requestId: string | undefined
  /** The answer's problem (RFC 9457); services that answer errors in another shape may leave out any of it. */
  declare readonly problem: Partial<Problem> | undefined
  /** Seconds that the answer asks to wait; `undefined` when it does not say. */
  declare readonly retryAfter: number | undefined

  constructor(failure: Failure) {
    const { message, ...told } = understand(failure)
    super(message, failure.facts)
    Object.assign(this, told)
  }
}

export class BadRequestError extends ApiError {
  override readonly name: string = 'BadRequestError'
}
export class AuthenticationError extends ApiError {
  override readonly name: string = 'AuthenticationError'
}
export class PermissionError extends ApiError {
  override readonly name: string = 'PermissionError'
}
export class NotFoundError extends ApiError {
  override readonly name: string = 'NotFoundError'
}
export class ConflictError extends ApiError {
  override readonly name: string = 'ConflictError'
}
export class UnprocessableError extends ApiError {
  override readonly name: string = 'UnprocessableError'
}
export class RateLimitError extends ApiError {
  override readonly name: string = 'RateLimitError'
}
export class ServerError extends ApiError {
  override readonly name: string = 'ServerError'
}

const classes: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableError,
  429: RateLimitError,
}

/** The error of a failed answer, of the class that its status calls for. */
export function apiError(failure: Failure): ApiError {
  const Class = classes[failure.status] ?? (failure.status >= 500 ? ServerError : ApiError)
  return new Class(failure)
}

/**
 * Whether an error is an answer of the API, and of this operation when one is named. Its `code` is then known to be one
 * of the operation's; keep a `default`, since a service may add codes.
 */
export function isApiError(error: unknown): error is ApiError
export function isApiError<Id extends keyof ProblemCodes>(
  error: unknown,
  operation: Id,
): error is ApiError & { readonly code: ProblemCodes[Id] | undefined }
export function isApiError(error: unknown, operation?: string): boolean {
  return error instanceof ApiError && (operation === undefined || error.operation === operation)
}
