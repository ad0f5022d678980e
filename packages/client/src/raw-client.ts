import type { paths } from '../generated/paths.ts'

/** openapi-fetch's client, typed by path: a function for each HTTP method. */
export interface RawClient {
  GET: RawMethod<'get'>
  PUT: RawMethod<'put'>
  POST: RawMethod<'post'>
  PATCH: RawMethod<'patch'>
  DELETE: RawMethod<'delete'>
  /** Adds middleware. It is told of a call once, not of each attempt. */
  use(...middleware: RawMiddleware[]): void
  /** Takes middleware away again. */
  eject(...middleware: RawMiddleware[]): void
}

/** openapi-fetch's middleware, of which any part may be missing, but not all. */
export interface RawMiddleware {
  /** May give another request to send, or an answer instead. */
  onRequest?(options: { request: Request; schemaPath: string }): RawResult<Request | Response>
  /** May give another answer. */
  onResponse?(options: { request: Request; response: Response; schemaPath: string }): RawResult<Response>
  /** May give another error, or an answer instead. */
  onError?(options: { request: Request; error: unknown; schemaPath: string }): RawResult<Error | Response>
}

type RawResult<Result> = Result | undefined | Promise<Result | undefined>

/** What every raw call may be given besides `params` and `body`; see openapi-fetch. */
export interface RawOptions {
  signal?: AbortSignal
  headers?: Record<string, string> | Headers
  /** Makes the query's text. */
  querySerializer?: (query: Record<string, unknown>) => string
  /** Makes the request's body. */
  bodySerializer?: (body: unknown) => string | Blob | FormData
}

type RawMethod<Method extends string> = <Path extends PathWith<Method>>(
  path: Path,
  ...options: Arguments<OperationOf<Path, Method>>
) => Promise<{ data: Answer<OperationOf<Path, Method>>; response: Response }>

type PathWith<Method> = { [Path in keyof paths]: Method extends keyof paths[Path] ? Path : never }[keyof paths]
type OperationOf<Path extends keyof paths, Method> = Method extends keyof paths[Path] ? paths[Path][Method] : never

/** The options can be left out when nothing in them is needed. */
type Arguments<Operation> =
  object extends Given<Operation> ? [options?: Given<Operation> & RawOptions] : [options: Given<Operation> & RawOptions]
type Given<Operation> = Params<Operation> & Body<Operation>
type Params<Operation> = Operation extends { parameters: infer Parameters }
  ? object extends Parameters
    ? { params?: Parameters }
    : { params: Parameters }
  : unknown
type Body<Operation> = Operation extends { requestBody: infer Request }
  ? { body: Contained<Request> }
  : Operation extends { requestBody?: infer Request }
    ? { body?: Contained<Request> }
    : { body?: never }
type Answer<Operation> = Operation extends { responses: infer Responses }
  ? Contained<Responses[keyof Responses]>
  : never
type Contained<Part> = Part extends { content: infer Content } ? Content[keyof Content] : undefined
