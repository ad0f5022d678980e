import type { Document, OperationView, Parameter, Schema } from '../document.ts'
import { pascal } from '../names.ts'
import { typeOf } from './type-of.ts'

/** What a client's method takes and answers, as far as TypeScript says it. */
export interface Signature {
  path: Parameter[]
  /** An operation takes a body or a query, never both. */
  takes: 'body' | 'query' | undefined
  takesKey: boolean
  query: Parameter[]
  queryName: string
  parameters: string[]
  answer: string
}

/** A method's arguments: the path's parameters, then the body or the query, then `options`. */
export function signature(document: Document, view: OperationView): Signature {
  const { id, section, name, operation, parameters } = view
  const path = parameters.filter((parameter) => parameter.in === 'path')
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const body = operation.requestBody
  if (body && query.length > 0) throw new Error(`${id} takes a body and a query: a method has one argument for either.`)
  const queryName = `${pascal(section)}${pascal(name)}Query`
  return {
    path,
    takes: body ? 'body' : query.length > 0 ? 'query' : undefined,
    takesKey: parameters.some((parameter) => parameter.name === 'Idempotency-Key'),
    query,
    queryName,
    parameters: [
      ...path.map((parameter) => `${parameter.name}: ${typeOf(document, parameter.schema)}`),
      ...(body ? [`body${body.required ? '' : '?'}: ${bodyType(document, view)}`] : []),
      ...(query.length > 0 ? [`query${query.some(({ required }) => required) ? '' : '?'}: ${queryName}`] : []),
      'options?: CallOptions',
    ],
    answer: `Promise<${answerType(document, view)}>`,
  }
}

/** The schemas that a method's body and answers are made of. */
export function bodySchemas({ operation }: OperationView): { json: Schema | undefined; form: Schema | undefined } {
  const content = operation.requestBody?.content ?? {}
  return { json: content['application/json']?.schema, form: content['multipart/form-data']?.schema }
}

export function answerSchemas({ responses }: OperationView): (Schema | undefined)[] {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return successes.map(([, response]) => response.content?.['application/json']?.schema)
}

function bodyType(document: Document, view: OperationView): string {
  const { json, form } = bodySchemas(view)
  return [json && typeOf(document, json), form && 'FormData'].filter(Boolean).join(' | ')
}

function answerType(document: Document, view: OperationView): string {
  const types = answerSchemas(view).map((schema) => (schema ? typeOf(document, schema, true) : 'void'))
  return [...new Set(types)].join(' | ')
}
