import {
  type Document,
  follow,
  type MediaType,
  type OperationView,
  type Parameter,
  type Response,
  type Schema,
} from '../document.ts'
import { type FormPart, formParts } from './form.ts'

/** The parts of a description that only the samples read. */
export interface Served extends Document {
  servers: { url: string; variables?: Record<string, { default: string }> }[]
}

/** The request that the samples of an operation send, and what of its answer they show. */
export interface SampleRequest {
  method: string
  baseUrl: string
  url: string
  /** The values of the parameters in the path, in their order there. */
  path: unknown[]
  /** Those of the query that an operation cannot do without. */
  query: Record<string, unknown>
  body: SampleBody | undefined
  /** Whether the answer has content; it is JSON then. */
  isAnswered: boolean
}

export type SampleBody = { kind: 'json'; value: unknown } | { kind: 'form'; parts: FormPart[] }

/** The least that an operation can be called with: its first example, and parameters as in theirs. */
export function requestOf(document: Served, view: OperationView): SampleRequest {
  const { id, method, operation, parameters } = view
  const required = parameters.filter((parameter) => parameter.required)
  const header = required.find((parameter) => parameter.in === 'header')
  if (header) throw new Error(`${id} cannot do without the header ${header.name}, which no sample sends.`)
  const valuesIn = (place: Parameter['in']) =>
    required
      .filter((parameter) => parameter.in === place)
      .map((parameter): [string, unknown] => [parameter.name, exampleOf(document, parameter, id)])
  const path = Object.fromEntries(valuesIn('path'))
  const query = Object.fromEntries(valuesIn('query'))
  const baseUrl = baseUrlOf(document)
  return {
    method: method.toUpperCase(),
    baseUrl,
    url: `${baseUrl}${filled(view.path, path)}${search(query)}`,
    path: namesIn(view.path).map((name) => path[name]),
    query,
    body: operation.requestBody && bodyOf(document, view),
    isAnswered: answerOf(view).content !== undefined,
  }
}

/** The success that answers the first example: it has an example of its name, or at least none of another. */
export function answerOf({ id, operation, responses }: OperationView): Response {
  const [media] = Object.values(operation.requestBody?.content ?? {})
  const [first, ...others] = Object.keys(media?.examples ?? {})
  const successes = Object.entries(responses).flatMap(([status, response]) => (status.startsWith('2') ? response : []))
  const has = ({ content = {} }: Response, name = '') =>
    Object.values(content).some(({ examples = {} }) => name in examples)
  const answer =
    successes.find((success) => has(success, first)) ??
    successes.find((success) => !others.some((name) => has(success, name))) ??
    successes[0]
  if (!answer) throw new Error(`${id} has no success.`)
  return answer
}

/** The first server, with the defaults of what is left open in its address. */
function baseUrlOf({ servers: [server] }: Served): string {
  if (!server) throw new Error('The description names no server.')
  return server.url.replace(/\{(\w+)\}/g, (whole, name: string) => server.variables?.[name]?.default ?? whole)
}

function exampleOf(document: Document, { name, schema }: Parameter, id: string): unknown {
  const [example] = follow<Schema>(document, schema).examples ?? []
  if (example === undefined) throw new Error(`The parameter ${name} of ${id} has no example.`)
  return example
}

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

const filled = (path: string, values: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))

/** A query, with a pair for each item of a list. */
function search(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** The first example of the first content type. A body that says nothing and may be left out is. */
function bodyOf(document: Document, { operation }: OperationView): SampleBody | undefined {
  const [[type, media] = []] = Object.entries(operation.requestBody?.content ?? {})
  if (!type || !media) return undefined
  const value = firstExample(document, media)
  if (type === 'multipart/form-data') return { kind: 'form', parts: formParts(document, media, value) }
  if (!operation.requestBody?.required && Object.keys(Object(value)).length === 0) return undefined
  return { kind: 'json', value }
}

function firstExample(document: Document, { examples = {} }: MediaType): unknown {
  const [example] = Object.values(examples)
  return example && follow<{ value?: unknown }>(document, example).value
}
