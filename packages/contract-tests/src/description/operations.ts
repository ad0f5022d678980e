import type {
  HeaderDescription,
  Link,
  MediaType,
  Operation,
  Parameter,
  RequestBody,
  ResponseDescription,
  Schema,
  SecurityScheme,
} from './description.ts'
import { at, child, isRecord } from './pointer.ts'

type Node = Record<string, unknown>

/** A node of the document, after its references, and where it really stands. */
interface Located {
  node: Node
  pointer: string
}

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace']

/** Every operation of a document of version 3.1, in its order. */
export function operationsOf(document: Node): Operation[] {
  const slugs = new Map(listOf(document.tags).map((tag) => [String(tag.name), String(tag['x-slug'] ?? tag.name)]))
  return Object.keys(recordOf(document.paths)).flatMap((path) => {
    const item = follow(document, child('', 'paths', path))
    return methods.flatMap((method) => {
      const operation = item.node[method]
      return isRecord(operation) ? [operationOf(document, path, method, item, slugs)] : []
    })
  })
}

function operationOf(
  document: Node,
  path: string,
  method: string,
  item: Located,
  slugs: ReadonlyMap<string, string>,
): Operation {
  const pointer = child(item.pointer, method)
  const node = recordOf(item.node[method])
  const tag = Array.isArray(node.tags) ? String(node.tags[0]) : ''
  return {
    id: String(node.operationId ?? `${method.toUpperCase()} ${path}`),
    method: method.toUpperCase(),
    path,
    section: slugs.get(tag) ?? tag,
    summary: String(node.summary ?? ''),
    parameters: parametersOf(document, item, pointer),
    body: bodyOf(document, pointer),
    responses: Object.fromEntries(
      Object.keys(recordOf(node.responses)).map((status) => [
        status,
        responseOf(document, child(pointer, 'responses', status)),
      ]),
    ),
    security: securityOf(document, node.security ?? document.security),
  }
}

/** An operation's own parameters take the place of those of its path. */
function parametersOf(document: Node, item: Located, operation: string): Parameter[] {
  const own = (place: string) =>
    listOf(at(document, child(place, 'parameters'))).map((_, index) =>
      parameterOf(document, child(place, 'parameters', index)),
    )
  const all = new Map(
    [...own(item.pointer), ...own(operation)].map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
  )
  // OpenAPI tells to ignore them: they are told elsewhere in the description.
  const told = ['accept', 'content-type', 'authorization']
  return [...all.values()].filter(({ in: place, name }) => place !== 'header' || !told.includes(name.toLowerCase()))
}

function parameterOf(document: Node, place: string): Parameter {
  const { node, pointer } = follow(document, place)
  const location = String(node.in) as Parameter['in'] // the validation of the document has vouched for it
  const [type] = Object.keys(recordOf(node.content))
  const schemaAt = type === undefined ? child(pointer, 'schema') : child(pointer, 'content', type, 'schema')
  const schema = follow(document, schemaAt)
  const style = String(node.style ?? (location === 'query' || location === 'cookie' ? 'form' : 'simple'))
  return {
    name: String(node.name),
    in: location,
    required: node.required === true,
    schema: schema.node,
    pointer: schemaAt,
    style: type === undefined ? style : 'content',
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
    examples: [
      ...(node.example === undefined ? [] : [node.example]),
      ...Object.values(namedExamples(document, pointer)),
      ...examplesOf(schema.node),
    ],
  }
}

function bodyOf(document: Node, operation: string): RequestBody | undefined {
  const place = child(operation, 'requestBody')
  if (at(document, place) === undefined) return undefined
  const { node, pointer } = follow(document, place)
  return { required: node.required === true, media: mediaOf(document, pointer) }
}

function responseOf(document: Node, place: string): ResponseDescription {
  const { node, pointer } = follow(document, place)
  return {
    media: mediaOf(document, pointer),
    headers: Object.keys(recordOf(node.headers)).map((name) =>
      headerOf(document, name, child(pointer, 'headers', name)),
    ),
    links: Object.keys(recordOf(node.links)).flatMap((name) => linkOf(document, name, child(pointer, 'links', name))),
  }
}

function headerOf(document: Node, name: string, place: string): HeaderDescription {
  const { node, pointer } = follow(document, place)
  const schemaAt = child(pointer, 'schema')
  return { name, required: node.required === true, schema: follow(document, schemaAt).node, pointer: schemaAt }
}

function linkOf(document: Node, name: string, place: string): Link[] {
  const { node } = follow(document, place)
  const operation = node.operationId ?? operationAt(document, node.operationRef)
  if (typeof operation !== 'string') return []
  return [
    {
      name,
      operation,
      parameters: recordOf(node.parameters),
      requestBody: node.requestBody,
      isOptional: node['x-optional'] === true,
    },
  ]
}

/** `#/paths/~1leads/get` -> that operation's id */
function operationAt(document: Node, ref: unknown): unknown {
  if (typeof ref !== 'string' || !ref.startsWith('#')) return undefined
  const node = at(document, ref.slice(1))
  return isRecord(node) ? node.operationId : undefined
}

function mediaOf(document: Node, pointer: string): MediaType[] {
  return Object.keys(recordOf(at(document, child(pointer, 'content')))).map((type) => {
    const place = child(pointer, 'content', type)
    const { node, pointer: found } = follow(document, place)
    const schemaAt = child(found, 'schema')
    const schema = node.schema === undefined ? {} : follow(document, schemaAt).node
    const named = namedExamples(document, found)
    const example = node.example === undefined ? {} : { example: node.example }
    const examples = Object.keys(named).length > 0 ? named : example
    return {
      type: type.split(';', 1)[0]?.trim().toLowerCase() ?? type,
      schema,
      pointer: node.schema === undefined ? '' : schemaAt,
      examples,
      encoding: recordOf(node.encoding) as MediaType['encoding'], // the validation of the document has vouched for it
    }
  })
}

function namedExamples(document: Node, pointer: string): Record<string, unknown> {
  const names = Object.keys(recordOf(at(document, child(pointer, 'examples'))))
  return Object.fromEntries(
    names.flatMap((name) => {
      const { node } = follow(document, child(pointer, 'examples', name))
      return 'value' in node ? [[name, node.value]] : []
    }),
  )
}

export const examplesOf = (schema: Schema): unknown[] => [
  ...(Array.isArray(schema.examples) ? schema.examples : []),
  ...(schema.example === undefined ? [] : [schema.example]),
]

/** The first requirement of which every scheme is one that we know how to fulfil. */
function securityOf(document: Node, security: unknown): SecurityScheme[] {
  const requirements = listOf(security)
  if (requirements.some((requirement) => Object.keys(requirement).length === 0)) return []
  const known = requirements.map((requirement) =>
    Object.keys(requirement).map((name) =>
      schemeOf(follow(document, child('', 'components', 'securitySchemes', name)).node),
    ),
  )
  const usable = known.find((schemes) => schemes.every((scheme) => scheme !== undefined))
  return usable?.filter((scheme) => scheme !== undefined) ?? []
}

function schemeOf({ type, scheme, in: place, name }: Node): SecurityScheme | undefined {
  if (type === 'http' && String(scheme).toLowerCase() === 'basic') return { kind: 'basic', name: 'Authorization' }
  if (type === 'http' || type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer', name: 'Authorization' }
  if (type !== 'apiKey' || (place !== 'header' && place !== 'query' && place !== 'cookie')) return undefined
  return { kind: place, name: String(name) }
}

/** Follows the references of a node to where it stands. One that leads nowhere or round is an empty node. */
export function follow(document: Node, place: string): Located {
  let pointer = place
  let node = at(document, pointer)
  for (let hops = 0; isRecord(node) && typeof node.$ref === 'string' && hops < 100; hops++) {
    const siblings = Object.keys(node).filter((key) => !['$ref', 'description', 'summary'].includes(key))
    if (siblings.length > 0) return { node, pointer } // of a schema: it stays to be composed
    pointer = decodeURI(node.$ref.slice(1))
    node = at(document, pointer)
  }
  return { node: recordOf(node), pointer }
}

const recordOf = (value: unknown): Node => (isRecord(value) ? value : {})
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.map(recordOf) : [])
