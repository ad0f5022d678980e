import type { HttpHandler, RequestHandlerOptions } from 'msw'
import type { Reads, Sections } from '../../generated/methods.ts'
import type { ProblemCodes } from '../../generated/problem-codes.ts'
import type { Problem } from '../../generated/schemas.ts'
import type { ContentOf, MaybeTakenBy, MethodOf, PathOf, SectionMethod, TakenBy } from '../section-method.ts'

export type OperationId = keyof ProblemCodes

/** A maker of handlers for each operation. */
export type SectionHandlers = { readonly [Section in keyof Sections]: HandlersOf<Section> }

/** The makers of a section's handlers. */
export type HandlersOf<Section extends keyof Sections> = {
  readonly [Name in keyof Sections[Section] & string]: HandlerFor<
    Name extends Reads[Section]
      ? HandledQuery<MethodOf<Section, Name>, PathOf<Section, Name>>
      : Handled<MethodOf<Section, Name>, PathOf<Section, Name>>,
    ProblemCodes[`${Section}.${Name}` & OperationId]
  >
}

/**
 * Makes the handler of an operation. It answers what the function gives: the content of the operation's success, or a
 * `Response`. Without a function it answers the description's example. `{ once: true }` lets it answer one request only.
 */
export type HandlerFor<Call extends Example, Code> = (
  answer?: (call: Call & Problems<Code>) => Call['example'] | Response | Promise<Call['example'] | Response>,
  options?: RequestHandlerOptions,
) => HttpHandler

interface Example {
  example: unknown
}

/** A request for an operation. Nobody checked it: what a faulty client sends, these types do not know. */
export interface Handled<Method extends SectionMethod, Path extends string[] = []> {
  /** The path's parameters, decoded. */
  params: Record<Path[number], string>
  /** The JSON, or a form; `undefined` when there is none. */
  body: [TakenBy<Method, Path>] extends [never] ? undefined : Exclude<MaybeTakenBy<Method, Path>, { file: unknown }>
  request: Request
  /** The description's example of the success, to answer with changes. */
  example: ContentOf<Method>
}

/** A request for an operation that reads. */
export interface HandledQuery<Method extends SectionMethod, Path extends string[] = []>
  extends Omit<Handled<Method, Path>, 'body'> {
  query: QueryText<keyof TakenBy<Method, Path> & string>
  body: unknown
}

/** A query as it stands in the address, where numbers are texts too. */
export interface QueryText<Name extends string> extends URLSearchParams {
  get(name: Name): string | null
  getAll(name: Name): string[]
  has(name: Name, value?: string): boolean
}

export interface Problems<Code> {
  /** Answers the description's example of a problem that the operation has, with its status and headers. */
  problem: (code: Code, details?: ProblemDetails) => Promise<Response>
}

/** What is to be other than in a problem's example. */
export interface ProblemDetails
  extends Partial<Pick<Problem, 'detail' | 'errors' | 'from' | 'to' | 'allowed' | 'attemptsRemaining'>> {
  /** Seconds for the `Retry-After` header. */
  retryAfter?: number
}
