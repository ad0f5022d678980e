import type { Document, OperationView } from '../document.ts'
import { type CommonCodes, commonCodes, commonTo, ownCodes } from './codes.ts'
import { comment } from './comment.ts'

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

const commonType = ({ of, type, codes }: CommonCodes) =>
  `${comment(`${of} may answer one of these codes.`)}export type ${type} = ${codes.map(quoted).join(' | ')}\n`

const quoted = (code: string) => `'${code}'`
