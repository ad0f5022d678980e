import type { Problem } from '../domain/problem.ts'
import type { UploadedFile } from '../operation.ts'
import type { Answer } from './respond.ts'

/** An operation as the route table tells of it. */
export interface Route {
  readonly id: string
  readonly section: string
  readonly method: string
  readonly path: string
  /** What each query parameter is read as. */
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: readonly string[]
  readonly body: {
    readonly required: boolean
    readonly types: readonly string[]
    /** What each part of a multipart body is read as. */
    readonly parts: Readonly<Record<string, string>>
  } | null
  /** The content type of its successes. */
  readonly answers: string
  /** The problem codes that the operation documents. */
  readonly codes: readonly string[]
}

/** A request after the description has vouched for it. */
export interface ValidInput {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
  form: unknown
  file: UploadedFile | undefined
  headers: Record<string, string>
  origin: string
}

/** What a handler gave: a success, or a problem that undoes nothing. */
export type Outcome = Success | Problem
export interface Success {
  status: number
  body: unknown
  location?: string
  /** Server-sent events in place of a body. */
  stream?: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** A call of one operation by one key. */
export interface Call {
  route: Route
  input: ValidInput
  apiKey: string
  idempotencyKey: string | undefined
  /** Tells this request from another. */
  print: string
  /** Makes an answer of what the handler gave, after holding it against the description. */
  finish(outcome: Outcome): Answer
}

/** A description's operations: their routes, how each is validated, and what answers it. */
export interface Api {
  routes: readonly Route[]
  validators: Record<string, SectionValidators>
  /** Does what must be waited for with an uploaded file before `answer`, and completes the input with it. */
  prepare?(route: Route, input: ValidInput, file: UploadedFile): Promise<ValidInput>
  /** Answers a call, as one transaction together with `finish`. */
  answer(call: Call): Answer
}

export interface SectionValidators {
  request: () => Promise<{ default: Validators }>
  response: (() => Promise<{ default: Validators }>) | null
}
export type Validators = Record<string, Validate>

/** A compiled validator, as Ajv makes it. */
export interface Validate {
  (value: unknown): boolean
  errors?: ValidationError[] | null
}
export interface ValidationError {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
  message?: string
}
