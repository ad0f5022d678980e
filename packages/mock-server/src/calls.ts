import type { operations } from '../generated/control/calls.ts'
import { routes } from '../generated/control/routes.ts'
import { Problem, type ProblemCode } from './domain/problem.ts'

type OperationId = keyof operations & string
type SectionName<Id> = Id extends `${infer Section}.${string}` ? Section : never
type Success = 200 | 201 | 202 | 204

/** A parameter's place, when the operation has any there; optional, when it does without. */
type Placed<Operation, Place extends string> = Operation extends { parameters: Record<Place, infer Values> }
  ? Record<Place, Values>
  : Operation extends { parameters: { [Key in Place]?: infer Values } }
    ? [Values] extends [undefined]
      ? unknown
      : { [Key in Place]?: Values }
    : unknown

type Body<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Json } } }
  ? { body: Json }
  : Operation extends { requestBody?: infer Given }
    ? NonNullable<Given> extends { content: { 'application/json': infer Json } }
      ? { body?: Json }
      : unknown
    : unknown

type File<Operation> = Operation extends { requestBody: { content: { 'multipart/form-data': { file: unknown } } } }
  ? { file: Uint8Array<ArrayBuffer> }
  : unknown

/** What a call takes: the operation's `path`, `query`, `body` and `file`, as far as it has them. */
export type CallInput<Operation> = Placed<Operation, 'path'> &
  Placed<Operation, 'query'> &
  Body<Operation> &
  File<Operation>

type Answered<Message> = Message extends { content: { 'application/json': infer Json } }
  ? Json
  : Message extends { content: { 'text/event-stream': unknown } }
    ? ReadableStream<Uint8Array>
    : Message extends { content: Record<string, unknown> }
      ? Uint8Array
      : undefined

/** What a call gives: the body of the operation's success. */
export type CallResult<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in Success & keyof Responses]: Answered<Responses[Status]> }[Success & keyof Responses]
  : never

/** Calls one operation; rejects with the `Problem` that it is answered with. */
type Call<Operation> = (
  ...given: Record<string, never> extends CallInput<Operation>
    ? [input?: CallInput<Operation>]
    : [input: CallInput<Operation>]
) => Promise<CallResult<Operation>>

/** Every operation of the control plane as a function, by section and method: `clock.advance({ body: { by: '3d' } })`. */
export type ControlCalls = {
  [Section in SectionName<OperationId>]: {
    [Id in OperationId as Id extends `${Section}.${infer Method}` ? Method : never]: Call<operations[Id]>
  }
}

interface AnyInput {
  path?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  file?: Uint8Array<ArrayBuffer>
}
type Fetch = (request: Request) => Promise<Response>
type Route = (typeof routes)[number]

/** The control plane as functions. They go through the app as requests do, so that they are validated and recorded. */
export function controlCalls(fetch: Fetch, apiKey: string): ControlCalls {
  const sections: Record<string, Record<string, (input?: AnyInput) => Promise<unknown>>> = {}
  for (const route of routes) {
    const section = sections[route.section] ?? {}
    section[route.id.slice(route.section.length + 1)] = async (input = {}) =>
      resultOf(await fetch(requestOf(route, input, apiKey)))
    sections[route.section] = section
  }
  return sections as unknown as ControlCalls // routes and types are made from one description
}

function requestOf({ method, path }: Route, input: AnyInput, apiKey: string): Request {
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input.path?.[name]))),
    'http://mock.invalid',
  )
  for (const [name, values] of Object.entries(input.query ?? {}))
    for (const value of [values].flat()) if (value !== undefined) url.searchParams.append(name, String(value))
  const headers = { authorization: `Bearer ${apiKey}` }
  if (input.file) return new Request(url, { method, headers, body: formOf(input.file) })
  return new Request(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
  })
}

function formOf(file: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.set('file', new Blob([file]))
  return form
}

async function resultOf(response: Response): Promise<unknown> {
  if (!response.ok) throw problemOf((await response.json()) as WrittenProblem)
  if (response.status === 204) return undefined
  const type = response.headers.get('content-type')
  if (type === 'text/event-stream') return response.body
  return type === 'application/json' ? response.json() : new Uint8Array(await response.arrayBuffer())
}

/** The members of a problem, as the app writes them. */
interface WrittenProblem {
  code: ProblemCode
  detail: string
}

function problemOf({ code, detail, ...members }: WrittenProblem): Problem {
  return new Problem(code, detail, members)
}
