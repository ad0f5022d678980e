import type { Document, OperationView } from '../document.ts'
import { type CommonCodes, commonCodes, commonTo, ownCodes } from './codes.ts'
import { comment } from './comment.ts'

/**
 * The problem codes of each operation, as a type by operationId. Those that all operations of a kind have are types of
 * their own, which hold the codes of any call too, so that an operation names its kinds alone.
 */
export function problemCodes(document: Document, operations: OperationView[]): string {
  const [any, ...kinds] = commonCodes(document, operations)
  const base = any.codes.length > 0 ? [any.type] : []
  const members = operations.map((view) => {
    const types = commonTo(view, kinds).map(({ type }) => type)
    const own = ownCodes(document, view, [any, ...kinds]).flatMap(([, codes]) => codes.map(quoted))
    return `  '${view.id}': ${[...(types.length > 0 ? types : base), ...own].join(' | ') || 'never'}\n`
  })
  const about = comment('The problem codes that each operation is known to answer.')
  return [
    typeOf(any, []),
    ...kinds.map((kind) => typeOf(kind, base)),
    `${about}export interface ProblemCodes {\n${members.join('')}}\n`,
  ]
    .filter(Boolean)
    .join('\n')
}

function typeOf({ of, type, codes }: CommonCodes, base: string[]): string {
  if (codes.length === 0) return ''
  const about = comment(`${of} may answer one of these codes.`)
  return `${about}export type ${type} = ${[...base, ...codes.map(quoted)].join(' | ')}\n`
}

const quoted = (code: string) => `'${code}'`
