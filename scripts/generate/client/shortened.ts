import ts from 'typescript'

/**
 * openapi-typescript's interface `paths` in as few words as openapi-fetch needs: an operation is a line, of the named
 * interfaces of schemas and queries.
 *
 * @param queryName the name of the interface of an operation's query
 */
export function shortened(paths: ts.Node, queryName: (path: string, method: string) => string): ts.Node {
  const within = (place: string[]) => (node: ts.Node) => {
    if (!ts.isPropertySignature(node) || !node.type) return node
    const here = [...place, nameOf(node)]
    return isAbsent(here, node.type) ? undefined : withType(node, typeAt(here, node.type))
  }
  /** A place is a path, a method, then `parameters`, `requestBody` or `responses`, and what is in it. */
  const typeAt = (place: string[], type: ts.TypeNode): ts.TypeNode => {
    const [path = '', method = '', part, member] = place
    if (ts.isIndexedAccessTypeNode(type)) return named(schemaName(type))
    if (part === 'parameters' && member === 'query') return named(queryName(path, method))
    const shorter = ts.visitEachChild(type, within(place), undefined)
    if (place.length === 2) return asOperation(shorter)
    return (place.length === 3 && asPart[part ?? '']?.(shorter)) || shorter
  }
  return ts.visitEachChild(paths, within([]), undefined)
}

/** What the shortened interface is made of, besides schemas and queries. */
export const shorthands = `
interface Bare<Parameters, Responses> {
  parameters: Parameters
  responses: Responses
}
interface Sends<Parameters, Body, Responses> extends Bare<Parameters, Responses> {
  requestBody: Body
}
interface MaySend<Parameters, Body, Responses> extends Bare<Parameters, Responses> {
  requestBody?: Body
}
interface InPath<Name extends string> {
  path: Record<Name, string>
}
interface Query<Members> {
  query?: Members
}
interface Keyed {
  header?: { 'Idempotency-Key'?: string }
}
interface Json<Body> {
  content: { 'application/json': Body }
}
interface Form {
  content: { 'multipart/form-data': FormData }
}
interface JsonOrForm<Body> {
  content: { 'application/json': Body; 'multipart/form-data': FormData }
}
interface Nothing {
  content?: never
}
type Ok<Body> = Record<200, Json<Body>>
`

/** What is not taken, and the headers of answers. */
const isAbsent = ([, method, part, , member]: string[], type: ts.TypeNode) =>
  method === 'parameters' || (part === 'responses' ? member === 'headers' : type.kind === ts.SyntaxKind.NeverKeyword)

/** `{ parameters: P; requestBody?: B; responses: R }` -> `MaySend<P, B, R>` */
function asOperation(type: ts.TypeNode): ts.TypeNode {
  const { parameters, requestBody, responses } = membersOf(type)
  const name = !requestBody ? 'Bare' : requestBody.questionToken ? 'MaySend' : 'Sends'
  return named(name, ...typesOf([parameters, requestBody, responses]))
}

/**
 * `{ path: { leadId: string }; query?: Q }` -> `InPath<'leadId'> & Query<Q>`. Without parameters it is `Query<never>`,
 * since openapi-fetch would else take any query.
 */
function asParameters(type: ts.TypeNode): ts.TypeNode {
  const { path, query, header } = membersOf(type)
  const parts = [
    ...(path ? [named('InPath', namesIn(path))] : []),
    ...(query ? [named('Query', ...typesOf([query]))] : []),
    ...(header ? [named(headerName(header))] : []),
  ]
  const none = named('Query', ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword))
  return ts.factory.createIntersectionTypeNode(parts.length > 0 ? parts : [none])
}

/** `{ 200: A; 201: B }` -> `Ok<A> & Record<201, B>` */
function asResponses(type: ts.TypeNode): ts.TypeNode {
  const records = Object.entries(membersOf(type)).map(([status, { type: answer }]) => {
    const content = membersOf(membersOf(answer).content?.type)
    if (status === '200' && content['application/json']) return named('Ok', ...typesOf([content['application/json']]))
    return named('Record', ts.factory.createLiteralTypeNode(ts.factory.createNumericLiteral(status)), asContent(answer))
  })
  return ts.factory.createIntersectionTypeNode(records)
}

/** `{ content: { 'application/json': Lead } }` -> `Json<Lead>`. A form is ready made: openapi-fetch would send its parts as JSON. */
function asContent(type: ts.TypeNode | undefined): ts.TypeNode {
  const { content } = membersOf(type)
  const { 'application/json': json, 'multipart/form-data': form } = membersOf(content?.type)
  const name = json && form ? 'JsonOrForm' : json ? 'Json' : form ? 'Form' : 'Nothing'
  return named(name, ...typesOf([json]))
}

const asPart: Record<string, (type: ts.TypeNode) => ts.TypeNode> = {
  parameters: asParameters,
  requestBody: asContent,
  responses: asResponses,
}

const membersOf = (type: ts.TypeNode | undefined): Record<string, ts.PropertySignature> =>
  type && ts.isTypeLiteralNode(type)
    ? Object.fromEntries(type.members.filter(ts.isPropertySignature).map((member) => [nameOf(member), member]))
    : {}

const typesOf = (members: (ts.PropertySignature | undefined)[]) => members.flatMap((member) => member?.type ?? [])

const namesIn = ({ type }: ts.PropertySignature) =>
  ts.factory.createUnionTypeNode(
    Object.keys(membersOf(type)).map((name) => ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(name))),
  )

/** The only header that operations take. */
function headerName(header: ts.PropertySignature): string {
  const names = Object.keys(membersOf(header.type))
  if (names.join() !== 'Idempotency-Key')
    throw new Error(`An operation takes the headers ${names}: say how they are typed.`)
  return 'Keyed'
}

const named = (name: string, ...of: ts.TypeNode[]) => ts.factory.createTypeReferenceNode(name, of)

const withType = (node: ts.PropertySignature, type: ts.TypeNode) =>
  ts.factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, type)

const nameOf = ({ name }: ts.PropertySignature) =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : ''

/** `components['schemas']['Lead']` -> `Lead` */
function schemaName({ indexType }: ts.IndexedAccessTypeNode): string {
  if (ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)) return indexType.literal.text
  throw new Error('openapi-typescript refers to something that is no schema.')
}
