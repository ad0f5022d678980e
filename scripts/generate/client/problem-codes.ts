import { type Document, follow, type OperationView, type Response, type Schema } from '../document.ts'

/** The problem codes of each operation, as a type by operationId. */
export function problemCodes(document: Document, operations: OperationView[]): string {
  const members = operations.map((view) => {
    const codes = codesByStatus(document, view).flatMap(([, codes]) => codes)
    return `  '${view.id}': ${codes.map((code) => `'${code}'`).join(' | ') || 'never'}\n`
  })
  return `/** The problem codes that each operation is known to answer. */\nexport interface ProblemCodes {\n${members.join('')}}\n`
}

/** An operation's problem codes under their statuses: `[['404', ['not_found']], ...]`. */
export function codesByStatus(document: Document, { responses }: OperationView): [status: string, codes: string[]][] {
  return Object.entries(responses)
    .map(([status, response]): [string, string[]] => [status, codesOf(document, response)])
    .filter(([, codes]) => codes.length > 0)
}

function codesOf(document: Document, { content }: Response): string[] {
  const schema = content?.['application/problem+json']?.schema
  const parts = schema ? [schema, ...(schema.allOf ?? [])].map((part) => follow<Schema>(document, part)) : []
  return parts.flatMap((part) => (part.properties?.code?.enum ?? []).map(String))
}
