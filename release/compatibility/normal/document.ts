import { isNode, listOf, mapValues, type Node, nodeOf, resolve } from './json.ts'
import { normalSchema } from './schema.ts'

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'])
const wording = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'links'])

/**
 * A description in the form that it is judged in: each operation says all by itself, nothing is referred to, and what a
 * program cannot meet is gone: wording, examples, links, extensions, the version, components that no operation uses. So
 * a judge sees the same where the same is meant, and sees a change of a component in every operation that it concerns.
 */
export function normalForm(document: Node): Node {
  const { openapi, servers, security, paths, webhooks, components } = document
  const { securitySchemes } = nodeOf(components)
  const normal = {
    openapi,
    info: { title: 'API', version: '1' },
    servers: bare(servers),
    security,
    paths: mapValues(nodeOf(paths), (item) => normalPath(item, document)),
    webhooks: isNode(webhooks) ? mapValues(webhooks, (item) => normalPath(item, document)) : undefined,
    components: securitySchemes ? { securitySchemes: bare(securitySchemes) } : undefined,
  }
  return Object.fromEntries(Object.entries(normal).filter(([, value]) => value !== undefined))
}

function normalPath(item: unknown, document: Node): Node {
  const { parameters, servers, ...operations } = told(referred(item, document))
  const shared = listOf(parameters).map((parameter) => normalParameter(parameter, document))
  return mapValues(operations, (value, method) => {
    if (!methods.has(method)) return bare(value)
    const { servers: own = servers, ...operation } = nodeOf(value)
    return { ...(own ? { servers: bare(own) } : {}), ...normalOperation(operation, shared, document) }
  })
}

function normalOperation(operation: Node, shared: Node[], document: Node): Node {
  const own = listOf(operation.parameters).map((parameter) => normalParameter(parameter, document))
  const others = shared.filter((one) => !own.some((other) => key(other) === key(one)))
  const { requestBody, responses, callbacks } = operation
  return {
    ...told(operation),
    parameters: [...own, ...others].toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    responses: mapValues(nodeOf(responses), (answer) => normalAnswer(answer, document)),
    ...(requestBody ? { requestBody: normalBody(requestBody, document) } : {}),
    ...(callbacks ? { callbacks: mapValues(nodeOf(callbacks), (callback) => normalCallback(callback, document)) } : {}),
  }
}

const normalCallback = (callback: unknown, document: Node): Node =>
  mapValues(told(referred(callback, document)), (item) => normalPath(item, document))

const key = ({ in: place, name }: Node) => `${place} ${name}`

// Maps are there even when they are empty: what comes into one is then told by itself, not as a part of a new map.
function normalAnswer(answer: unknown, document: Node): Node {
  const { headers, ...normal } = normalBody(answer, document)
  const normalHeaders = mapValues(nodeOf(headers), (header) => normalParameter(header, document))
  return { ...normal, description: '', headers: normalHeaders }
}

function normalBody(body: unknown, document: Node): Node {
  const { content, ...normal } = told(referred(body, document))
  return { ...normal, content: normalContent(content, document) }
}

function normalParameter(parameter: unknown, document: Node): Node {
  const { content, ...normal } = withSchema(told(referred(parameter, document)), document)
  return content === undefined ? normal : { ...normal, content: normalContent(content, document) }
}

const normalContent = (content: unknown, document: Node): Node =>
  mapValues(nodeOf(content), (media) => withSchema(told(referred(media, document)), document))

const withSchema = (node: Node, document: Node): Node =>
  mapValues(node, (value, name) => (name === 'schema' || name === 'itemSchema' ? normalSchema(value, document) : value))

function referred(value: unknown, document: Node): Node {
  const node = nodeOf(value)
  return typeof node.$ref === 'string' ? referred(resolve(document, node.$ref), document) : node
}

/** Without wording and extensions. */
const told = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([name]) => !wording.has(name) && !name.startsWith('x-')))

/** The same of all that is inside. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  return isNode(value) ? mapValues(told(value), bare) : value
}
