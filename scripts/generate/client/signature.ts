import { type Document, follow, type OperationView, type Parameter, type Response, type Schema } from '../document.ts'
import { pascal } from '../names.ts'
import { typeOf } from './type-of.ts'

/** What a client's method takes and answers, as far as TypeScript says it. */
export interface Signature {
  path: Parameter[]
  /** An operation takes a body or a query, never both. */
  takes: 'body' | 'query' | undefined
  takesKey: boolean
  /** Whether a body may hold a file. */
  takesFile: boolean
  query: Parameter[]
  queryName: string
  parameters: string[]
  answer: string
  /** The type of a page's items, when the operation answers a page of a list. */
  item: string | undefined
}

/**
 * A method's arguments: the path's parameters, then the body or the query, then `options`.
 *
 * @param makesForms whether the client makes a form of its parts, or takes it ready made
 */
export function signature(document: Document, view: OperationView, makesForms = true): Signature {
  const { id, section, name, operation, parameters } = view
  const path = parameters.filter((parameter) => parameter.in === 'path')
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const body = operation.requestBody
  if (body && query.length > 0) throw new Error(`${id} takes a body and a query: a method has one argument for either.`)
  const item = itemSchema(document, view)
  const queryName = `${pascal(section)}${pascal(name)}Query`
  return {
    path,
    takes: body ? 'body' : query.length > 0 ? 'query' : undefined,
    takesKey: parameters.some((parameter) => parameter.name === 'Idempotency-Key'),
    takesFile: bodySchemas(view).form !== undefined,
    query,
    queryName,
    parameters: [
      ...path.map((parameter) => `${parameter.name}: ${typeOf(document, parameter.schema)}`),
      ...(body ? [`body${body.required ? '' : '?'}: ${bodyType(document, view, makesForms)}`] : []),
      ...(query.length > 0 ? [`query${query.some(({ required }) => required) ? '' : '?'}: ${queryName}`] : []),
      'options?: CallOptions',
    ],
    answer: answerType(document, view),
    item: item && typeOf(document, item, true),
  }
}

/** The schemas that a method's body and answers are made of. */
export function bodySchemas({ operation }: OperationView): { json: Schema | undefined; form: Schema | undefined } {
  const content = operation.requestBody?.content ?? {}
  return { json: content['application/json']?.schema, form: content['multipart/form-data']?.schema }
}

export const answerSchemas = (view: OperationView): Schema[] =>
  successes(view).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema))

const successes = ({ responses }: OperationView): Response[] =>
  Object.entries(responses).flatMap(([status, response]) => (status.startsWith('2') ? response : []))

function bodyType(document: Document, view: OperationView, makesForms: boolean): string {
  const { json, form } = bodySchemas(view)
  const types = [json && typeOf(document, json), makesForms && form && typeOf(document, form), form && 'FormData']
  return types.filter(Boolean).join(' | ')
}

/** What the items of a page are; a page says in `pagination` where the list goes on. */
export function itemSchema(document: Document, view: OperationView): Schema | undefined {
  const [page] = answerSchemas(view).map((schema) => follow<Schema>(document, schema))
  return page?.properties?.pagination && page.properties.data?.items
}

function answerType(document: Document, view: OperationView): string {
  const types = successes(view).flatMap(({ content }) =>
    content ? Object.entries(content).map(([type, { schema }]) => contentType(document, type, schema)) : 'void',
  )
  return [...new Set(types)].join(' | ')
}

/** JSON is what its schema says, a stream gives the data of one event after the other, and anything else is a file. */
function contentType(document: Document, type: string, schema: Schema): string {
  if (type === 'application/json') return typeOf(document, schema, true)
  if (type === 'text/event-stream') return `AsyncIterable<${typeOf(document, schema.contentSchema ?? {}, true)}>`
  return 'Blob'
}
