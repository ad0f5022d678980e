import type { Problem, ProblemError } from '../../generated/control-client/schemas.ts'

/** The mock server answered, but not with a success. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  readonly status: number
  /** A stable word to switch on; `undefined` when what answered is no mock server. */
  readonly code: string | undefined
  /** What is wrong and what to do, as a sentence. */
  readonly detail: string | undefined
  /** Every fault of the request and where it is. */
  readonly errors: readonly ProblemError[]
  readonly requestId: string | undefined

  /** @param call such as `POST /_mock/reset` */
  constructor(call: string, status: number, { code, detail, errors = [], instance }: Partial<Problem>) {
    super(
      `${call} was answered ${status}${code ? ` ${code}` : ''}: ${detail ?? 'this is no answer of the mock server.'}`,
    )
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = errors
    this.requestId = instance
  }
}

export async function errorOf(call: string, response: Response): Promise<ControlError> {
  const isProblem = response.headers.get('content-type') === 'application/problem+json'
  // The description vouches that a problem is one.
  const problem = isProblem ? ((await response.json()) as Problem) : {}
  return new ControlError(call, response.status, problem)
}
