import { type Document, follow, type OperationView, type Response, type Schema } from './document.ts'

/**
 * The route table: everything that the HTTP layer needs of an operation before its validators are loaded. Query values
 * arrive as text, so each parameter says what it is to be read as.
 */
export function routes(document: Document, operations: OperationView[]): string {
  const rows = operations.map(({ id, section, method, path, operation, parameters, responses }) => ({
    id,
    section,
    method: method.toUpperCase(),
    path,
    query: Object.fromEntries(
      parameters
        .filter(({ in: place }) => place === 'query')
        .map(({ name, schema }) => [name, readAs(document, schema)]),
    ),
    headers: parameters.filter(({ in: place }) => place === 'header').map(({ name }) => name.toLowerCase()),
    body: operation.requestBody
      ? {
          required: operation.requestBody.required ?? false,
          types: Object.keys(operation.requestBody.content),
          parts: parts(document, operation.requestBody.content['multipart/form-data']?.schema),
        }
      : null,
    answers: successType(responses),
    codes: Object.values(responses).flatMap(problemCodes),
  }))
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)},\n`).join('')}] as const`
}

/** The content type of what succeeds, which is JSON where there is nothing to answer. */
function successType(responses: Record<string, Response>): string {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return successes.flatMap(([, { content = {} }]) => Object.keys(content))[0] ?? 'application/json'
}

/** The codes that an error response narrows `code` to. */
export function problemCodes({ content }: Response): string[] {
  const narrowed = content?.['application/problem+json']?.schema.allOf?.[1]?.properties?.code?.enum ?? []
  return narrowed.map(String)
}

/** What each part of a multipart body is read as; a part that is an object is JSON. */
function parts(document: Document, schema: Schema = {}): Record<string, string> {
  const properties = Object.entries(follow<Schema>(document, schema).properties ?? {})
  return Object.fromEntries(properties.map(([name, property]) => [name, readAs(document, property)]))
}

function readAs(document: Document, ref: Schema): string {
  const schema = follow<Schema>(document, ref)
  if (schema.type === 'array') return `${readAs(document, schema.items ?? {})}[]`
  return schema.type === 'integer' ? 'number' : String(schema.type)
}
