import { type Document, follow, type OperationView, type Response, type Schema } from '../document.ts'
import { comment } from './comment.ts'
import { type CommonCodes, commonCodes, commonTo, ownCodes } from './common-codes.ts'

/** The problem codes of each operation, as a type by operationId, and those that many have as types of their own. */
export function problemCodes(document: Document, operations: OperationView[]): string {
  const common = commonCodes(document, operations)
  const types = common.filter(({ codes }) => codes.length > 0).map(commonType)
  const members = operations.map((view) => {
    const own = ownCodes(document, view, common).flatMap(([, codes]) => codes.map(quoted))
    return `  '${view.id}': ${[...commonTo(view, common).map(({ type }) => type), ...own].join(' | ') || 'never'}\n`
  })
  const about = comment('The problem codes that each operation is known to answer.')
  return [...types, `${about}export interface ProblemCodes {\n${members.join('')}}\n`].join('\n')
}

/** An operation's problem codes under their statuses: `[['404', ['not_found']], ...]`. */
export function codesByStatus(document: Document, { responses }: OperationView): [status: string, codes: string[]][] {
  return Object.entries(responses)
    .map(([status, response]): [string, string[]] => [status, codesOf(document, response)])
    .filter(([, codes]) => codes.length > 0)
}

const commonType = ({ of, type, codes }: CommonCodes) =>
  `${comment(`${of} may answer one of these codes.`)}export type ${type} = ${codes.map(quoted).join(' | ')}\n`

const quoted = (code: string) => `'${code}'`

function codesOf(document: Document, { content }: Response): string[] {
  const schema = content?.['application/problem+json']?.schema
  const parts = schema ? [schema, ...(schema.allOf ?? [])].map((part) => follow<Schema>(document, part)) : []
  return parts.flatMap((part) => (part.properties?.code?.enum ?? []).map(String))
}
