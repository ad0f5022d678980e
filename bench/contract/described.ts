import {
  type Document,
  isReference,
  nameIn,
  type OperationObject,
  operationsOf,
  type ParameterObject,
  type ResponseObject,
  readDocument,
} from './document.ts'
import type { Prepared, PreparedCall } from './world.ts'

/** The name that a request's example and that of its answer have in common, by which tools pair them. */
export const exampleName = 'good'

/**
 * A copy of the description, of one operation or of all, whose only examples are the prepared calls and their answers.
 * Left out are optional parameters that a call lacks, since tools fill them with ids that nothing has; headers that need
 * not be there, since tools miss them; and successes that a call does not lead to, since tools expect each of them.
 */
export function described(calls: Prepared['calls'], only?: string): Document {
  const document = readDocument()
  for (const { operation } of operationsOf(document)) {
    const call = calls[operation.operationId]
    if (!call) throw new Error(`There is no call of ${operation.operationId}.`)
    operation.parameters = operation.parameters.flatMap((parameter) => shown(parameter, call))
    showBody(operation, call)
    showAnswer(operation, call)
  }
  withoutOptionalHeaders(document)
  return only ? { ...document, paths: pathsOf(document, only) } : document
}

function pathsOf(document: Document, only: string): Document['paths'] {
  const wanted = operationsOf(document).filter(({ operation }) => operation.operationId === only)
  return Object.fromEntries(wanted.map(({ path, method, operation }) => [path, { [method.toLowerCase()]: operation }]))
}

/** A page size does no harm anywhere, and lets tools try its limits. */
const harmless: Record<string, unknown> = { limit: 25 }

function shown(parameter: ParameterObject, { input: { path = {}, query = {} } }: PreparedCall): ParameterObject[] {
  const value = (parameter.in === 'path' ? path : query)[parameter.name] ?? harmless[parameter.name]
  if (value === undefined) return []
  return [{ ...parameter, schema: { ...parameter.schema, examples: [value] }, examples: { [exampleName]: { value } } }]
}

/** The body of the call, and its content type alone where there are several. */
function showBody({ requestBody }: OperationObject, { input: { body } }: PreparedCall): void {
  const media = body && requestBody?.content[body.type]
  if (!body || !requestBody || !media) return
  requestBody.content = { [body.type]: { ...media, examples: { [exampleName]: { value: withTexts(body.value) } } } }
}

/** A form with its files in base64: an example holds no bytes. */
function withTexts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const parts = Object.entries(value).map(([key, part]) => [key, isFile(part) ? part.base64 : part])
  return Object.fromEntries(parts)
}

const isFile = (part: unknown): part is { base64: string } =>
  typeof part === 'object' && part !== null && 'fileName' in part && 'base64' in part

function showAnswer(operation: OperationObject, { answer }: PreparedCall): void {
  const others = Object.entries(operation.responses).filter(([status]) => !status.startsWith('2'))
  const response = operation.responses[answer.status]
  if (!response || isReference(response))
    throw new Error(`${operation.operationId} does not describe ${answer.status}.`)
  for (const media of Object.values(response.content ?? {})) media.examples = { [exampleName]: { value: answer.body } }
  operation.responses = { [answer.status]: response, ...Object.fromEntries(others) }
}

function withoutOptionalHeaders(document: Document): void {
  const { headers: known, responses: shared } = document.components
  const isRequired = (header: object) => !isReference(header) || known[nameIn(header)]?.required === true
  const written = operationsOf(document).flatMap(({ operation }) => Object.values(operation.responses))
  const responses = [...written, ...Object.values(shared)].filter(
    (response): response is ResponseObject => !isReference(response),
  )
  for (const response of responses) {
    const headers = Object.entries(response.headers ?? {}).filter(([, header]) => isRequired(header))
    response.headers = Object.fromEntries(headers)
  }
}
