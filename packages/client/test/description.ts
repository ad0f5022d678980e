import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The bundle's nodes, as far as the tests read them; its lint vouches for their shape. */
interface Node {
  $ref?: string
  name: string
  in: string
  value?: unknown
  schema: { $ref?: string; type?: string; items?: Node['schema']; examples?: unknown[]; enum?: unknown[] }
  content: Record<string, { examples?: Record<string, Node> }>
}
interface Operation {
  operationId: string
  parameters?: Node[]
  requestBody?: Node
}
interface Description {
  paths: Record<string, Record<string, Operation> & { parameters?: Node[] }>
  components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> }
}

const file = createRequire(import.meta.url).resolve('@rocketlead/openapi')
export const description: Description = JSON.parse(readFileSync(file, 'utf8'))

/** Every operation with the arguments that its examples give, and the request that they should become. */
export const operations = Object.entries(description.paths).flatMap(([path, { parameters: shared = [], ...item }]) =>
  Object.entries(item).map(([method, operation]) => {
    const parameters = [...shared, ...(operation.parameters ?? [])].map(follow)
    const inPath = parameters.filter((parameter) => parameter.in === 'path').map(named)
    const inQuery = parameters.filter((parameter) => parameter.in === 'query').map(named)
    const body = operation.requestBody && bodyOf(follow(operation.requestBody))
    const content = body === undefined ? (inQuery.length > 0 ? [Object.fromEntries(inQuery)] : []) : [body]
    return {
      id: operation.operationId,
      parameters: inPath.map(([name]) => name),
      given: [...inPath.map(([, value]) => value), ...content],
      isPaged: inQuery.some(([name]) => name === 'cursor'),
      takesKey: parameters.some(({ name }) => name === 'Idempotency-Key'),
      request: {
        method: method.toUpperCase(),
        path: inPath.reduce((at, [name, value]) => at.replace(`{${name}}`, encodeURIComponent(String(value))), path),
        query: inQuery.flatMap(([name, value]) => [value].flat().map((item) => [name, String(item)])),
        body: body === undefined || body instanceof FormData ? undefined : body,
      },
    }
  }),
)

/** A request that was sent, in the shape of those that are described. */
export async function described(request: Request | undefined) {
  if (!request) return undefined
  const { pathname, searchParams } = new URL(request.url)
  const isJson = request.headers.get('Content-Type') === 'application/json'
  return {
    method: request.method,
    path: pathname,
    query: [...searchParams],
    body: isJson ? await request.json() : undefined,
  }
}

function follow<Part extends { $ref?: string }>(part: Part): Part {
  if (!part.$ref) return part
  const steps = part.$ref.slice(2).split('/')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], description) as Part
}

function named({ name, schema }: Node): [string, unknown] {
  return [name, exampleOf(schema)]
}

function exampleOf(given: Node['schema']): unknown {
  const schema = follow(given)
  // Two items of an array show how it is repeated.
  if (schema.items) return (follow(schema.items).enum ?? follow(schema.items).examples)?.slice(0, 2)
  return schema.examples?.[0]
}

/** The first example of the JSON body; where only forms are taken, a form. */
function bodyOf({ content }: Node): unknown {
  const [example] = Object.values(content['application/json']?.examples ?? {})
  return example ? follow(example).value : new FormData()
}
