import type { HttpHandler, RequestHandlerOptions } from 'msw'
import type { ProblemCodes } from '../../generated/problem-codes.ts'
import type { Problem } from '../../generated/schemas.ts'

export type OperationId = keyof ProblemCodes

/**
 * Makes the handler of an operation. It answers what the function gives: the content of the operation's success, or a
 * `Response`. Without a function it answers the description's example. `{ once: true }` lets it answer one request only.
 */
export type HandlerFor<
  Id extends OperationId,
  Content,
  Parameter extends string = never,
  Body = undefined,
  Query = unknown,
> = (
  answer?: (call: HandledCall<Id, Content, Parameter, Body, Query>) => Content | Response | Promise<Content | Response>,
  options?: RequestHandlerOptions,
) => HttpHandler

/** A request for an operation. Nobody checked it: what a faulty client sends, these types do not know. */
export interface HandledCall<Id extends OperationId, Content, Parameter extends string, Body, Query> {
  /** The path's parameters, decoded. */
  params: Record<Parameter, string>
  query: QueryText<keyof Query & string>
  /** The JSON, or a form; `undefined` when there is none. */
  body: Body
  request: Request
  /** The description's example of the success, to answer with changes. */
  example: Content
  /** Answers the description's example of a problem that the operation has, with its status and headers. */
  problem: (code: ProblemCodes[Id], details?: ProblemDetails) => Promise<Response>
}

/** A query as it stands in the address, where numbers are texts too. */
export interface QueryText<Name extends string> extends URLSearchParams {
  get(name: Name): string | null
  getAll(name: Name): string[]
  has(name: Name, value?: string): boolean
}

/** What is to be other than in a problem's example. */
export interface ProblemDetails
  extends Partial<Pick<Problem, 'detail' | 'errors' | 'from' | 'to' | 'allowed' | 'attemptsRemaining'>> {
  /** Seconds for the `Retry-After` header. */
  retryAfter?: number
}
