import { problems } from '../../generated/problems.ts'

/** Every code that the description knows. */
export type ProblemCode = keyof typeof problems

/** Codes that tell of the mock server's own machine. Any operation may answer them, and none lists them. */
export const machineCodes: readonly ProblemCode[] = [
  'sandbox_limit',
  'storage_damaged',
  'storage_full',
  'too_many_workspaces',
]

/** One fault and where it is: a JSON pointer into the body, or the name of a parameter. */
export interface Fault {
  pointer?: string
  parameter?: string
  code: string
  message: string
}

/** What a problem may tell beside its sentence. */
export interface ProblemDetails {
  errors?: Fault[]
  /** Seconds until another try is worth it; becomes the Retry-After header. */
  retryAfter?: number
  from?: string
  to?: string
  allowed?: readonly string[]
  attemptsRemaining?: number
}

/**
 * What a caller of the API did wrong. Thrown, it undoes everything that the request did; returned by a handler, it is
 * answered and what the request did stays (a wrong code that costs an attempt). Anything else that is thrown is a bug.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}) {
    super(detail)
    this.code = code
    this.details = details
  }

  get status(): number {
    return problems[this.code].status
  }

  get title(): string {
    return problems[this.code].title
  }
}
