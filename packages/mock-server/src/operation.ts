import type { operations as ApiOperations } from '../generated/openapi/schema.ts'
import type { Context } from './context.ts'
import type { Passage } from './domain/knowledge-base/original.ts'
import type { Problem } from './domain/problem.ts'

type Success = 200 | 201 | 202 | 204
type Json<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined
/** JSON as its type, anything else as its bytes. */
type Content<Message> = Message extends { content: { 'application/json': infer Body } }
  ? Body
  : Message extends { content: Record<string, unknown> }
    ? Uint8Array
    : undefined
type RequestOf<Operation> = Operation extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : undefined
type FormOf<Operation> = Operation extends { requestBody?: { content: { 'multipart/form-data': infer Form } } }
  ? Form
  : undefined
type Param<Operation, Place extends string> = Operation extends { parameters: { [Key in Place]?: infer Values } }
  ? NonNullable<Values>
  : Record<string, never>

/** What a handler is given: the request, after the description has validated it and filled in its defaults. */
export interface Input<Operation> {
  path: Param<Operation, 'path'>
  query: Param<Operation, 'query'>
  /** An optional body that was left out is an empty object. */
  body: RequestOf<Operation>
  /** The parts of a multipart body, with the file's name in place of the file; `undefined` when the body is JSON. */
  form: FormOf<Operation> | undefined
  /** The file of a multipart body. */
  file: UploadedFile | undefined
  /** The headers that the operation takes, by name in lower case. */
  headers: Readonly<Record<string, string>>
  /** Where the server is reached, such as `http://localhost:4010`. */
  origin: string
}

/** A file as it was uploaded. */
export interface UploadedFile {
  name: string
  mimeType: string
  bytes: Uint8Array
  /** The text in it, or why there is none, where the operation has a preparation that finds it. */
  document?: Passage[] | Problem
}

/**
 * What an operation needs to wait for, done before its transaction (which cannot wait). It completes the uploaded file,
 * and puts a fault into it instead of throwing, so that the handler says what is wrong first.
 */
export type Preparation = (file: UploadedFile) => Promise<UploadedFile>

/** What a handler may answer: one of the successes that the description declares, or a problem that undoes nothing. */
export type Reply<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in Success & keyof Responses]: AnswerOf<Status, Responses[Status]> }[Success & keyof Responses] | Problem
  : never

type AnswerOf<Status, Message> = Message extends { content: { 'text/event-stream': unknown } }
  ? Streamed<Status>
  : Answer<Status, Content<Message>>

/** An answer without end, which is sent while it comes into being. */
interface Streamed<Status> {
  status: Status
  body: undefined
  stream: ReadableStream<Uint8Array<ArrayBuffer>>
}

interface Answer<Status, Body> {
  status: Status
  body: Body
  /** The address of what was created: the Location header of a 201. */
  location?: string
}

export type Handler<Operation, Ctx> = (input: Input<Operation>, context: Ctx) => Reply<Operation>

/** Every operation of one section by its method name: leaving one out, or inventing one, does not compile. */
export type SectionOf<All, Name extends string, Ctx> = {
  [Id in keyof All & string as Id extends `${Name}.${infer Method}` ? Method : never]: Handler<All[Id], Ctx>
}
export type Section<Name extends string> = SectionOf<ApiOperations, Name, Context>

export const ok = <Body>(body: Body) => ({ status: 200, body }) as const
export const created = <Body>(body: Body, location: string) => ({ status: 201, body, location }) as const
export const accepted = <Body>(body: Body) => ({ status: 202, body }) as const
export const streamed = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  ({ status: 200, body: undefined, stream }) as const
export const gone = { status: 204, body: undefined } as const
