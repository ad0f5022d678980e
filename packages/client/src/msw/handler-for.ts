import type { HttpHandler, RequestHandlerOptions } from 'msw'
import type { ProblemCodes } from '../../generated/problem-codes.ts'
import type { Problem } from '../../generated/schemas.ts'

export type OperationId = keyof ProblemCodes

/**
 * Makes the handler of an operation. It answers what the function gives: the content of the operation's success, or a
 * `Response`. Without a function it answers the description's example. `{ once: true }` lets it answer only one request.
 */
export type HandlerFor<
  Id extends OperationId,
  Content,
  Parameter extends string = never,
  Body = undefined,
  Query = unknown,
> = (
  answer?: (call: HandledCall<Id, Parameter, Body, Query>) => Content | Response | Promise<Content | Response>,
  options?: RequestHandlerOptions,
) => HttpHandler

/** A request for an operation. It was not checked: what a wrong client sends, these types do not know. */
export interface HandledCall<Id extends OperationId, Parameter extends string, Body, Query> {
  /** The path's parameters, decoded. */
  params: Record<Parameter, string>
  query: QueryText<keyof Query & string>
  /** The JSON body, or a form; `undefined` when there is none. */
  body: Body
  request: Request
  /**
   * Answers a problem that the operation is known to have, with the content and the headers of its example in the
   * description.
   */
  problem: (code: ProblemCodes[Id], details?: ProblemDetails) => Promise<Response>
}

/** A query as it is in the address, where numbers are texts too, with the names that the operation knows. */
export interface QueryText<Name extends string> extends URLSearchParams {
  get(name: Name): string | null
  getAll(name: Name): string[]
  has(name: Name, value?: string): boolean
}

/** What of a problem is to be other than in its example. */
export interface ProblemDetails
  extends Partial<Pick<Problem, 'detail' | 'errors' | 'from' | 'to' | 'allowed' | 'attemptsRemaining'>> {
  /** Seconds for the `Retry-After` header. */
  retryAfter?: number
}
