import { type Node, nodeOf } from './normal/json.ts'

/** Two descriptions in their normal form. */
export interface Pair {
  base: Node
  revision: Node
}

const operationAt = (document: Node, path: string, method: string): Node | undefined => {
  const operation = nodeOf(nodeOf(document.paths)[path])[method]
  return operation === undefined ? undefined : nodeOf(operation)
}

/** What an operation is called: as before the change where it was there, as in a program that uses it. */
export function subjectOf({ base, revision }: Pair, path: string, method: string): string {
  const operation = operationAt(base, path, method) ?? operationAt(revision, path, method)
  return typeof operation?.operationId === 'string' ? operation.operationId : `${method.toUpperCase()} ${path}`
}

/** The methods of a path. */
export const methodsOf = (document: Node, path: string): string[] => Object.keys(nodeOf(nodeOf(document.paths)[path]))
