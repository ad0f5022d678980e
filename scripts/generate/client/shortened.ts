import ts from 'typescript'

/**
 * openapi-typescript's interface `paths` with named interfaces in it, and without what says that something is not
 * there.
 *
 * @param queryName the name of the interface of an operation's query
 */
export function shortened(paths: ts.Node, queryName: (path: string, method: string) => string): ts.Node {
  const within = (place: string[]) => (node: ts.Node) => {
    if (ts.isIndexedAccessTypeNode(node)) return named(schemaName(node))
    if (!ts.isPropertySignature(node) || !node.type) return ts.visitEachChild(node, within(place), undefined)
    const here = [...place, nameOf(node)]
    if (isAbsent(node, here)) return undefined
    return withType(node, typeAt(here, node.type))
  }
  /** A place is a path, a method, then `parameters`, `requestBody` or `responses` and what is in it. */
  const typeAt = (place: string[], type: ts.TypeNode): ts.TypeNode => {
    const [path = '', method = '', part, member] = place
    if (part === 'parameters' && member === 'query' && type.kind !== never) return named(queryName(path, method))
    const shorter = ts.visitNode(type, within(place), ts.isTypeNode)
    // openapi-fetch sends a form as it is.
    return place.at(-1) === 'multipart/form-data' ? ts.factory.createUnionTypeNode([shorter, named('FormData')]) : shorter
  }
  return ts.visitEachChild(paths, within([]), undefined)
}

/**
 * A method, a kind of parameters or a body that is not taken, and the headers of an answer. `query?: never` stays where
 * there are no parameters at all, since openapi-fetch would else take any query.
 */
function isAbsent(node: ts.PropertySignature, [, method, part, ...rest]: string[]): boolean {
  if (method === 'parameters') return true
  if (part === 'responses') return rest.at(1) === 'headers'
  return node.type?.kind === never && rest[0] !== 'query'
}

const never = ts.SyntaxKind.NeverKeyword

const named = (name: string) => ts.factory.createTypeReferenceNode(name)

const withType = (node: ts.PropertySignature, type: ts.TypeNode) =>
  ts.factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type)

const nameOf = ({ name }: ts.PropertySignature) =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : ''

/** `components['schemas']['Lead']` -> `Lead` */
function schemaName({ indexType }: ts.IndexedAccessTypeNode): string {
  if (ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)) return indexType.literal.text
  throw new Error('openapi-typescript refers to something that is no schema.')
}
