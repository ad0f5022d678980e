import { dirname, join } from 'node:path'
import { isObject, type JsonObject } from './json.ts'
import { child, entries, follow, type Place, type SourceFile, sourceFile, target } from './sources.ts'

/** What the sources of an operation do not say, since a bundler weaves it in. */
export interface Woven {
  /** By status. */
  responses: Map<string, Place>
  /** Of every response with a status, by their names in small letters. */
  headersOf(status: string): [string, Place][]
}

const nothing: Woven = { responses: new Map(), headersOf: () => [] }

/**
 * The problem responses and headers of an operation that lists problem codes under `x-problems`: each code's status
 * stands in `shared/problems.yaml` beside the description, with the codes that follow from what an operation takes.
 */
export function wovenInto(root: Place, operation: Place, parameters: Place[]): Woven {
  const given = child(operation, 'x-problems')
  if (!given) return nothing
  const table = root.file.beside('shared/problems.yaml').root
  const responses = new Map<string, Place>()
  for (const [status, codes] of byStatus(table, codesOf(table, operation, parameters))) {
    const response = child(responsesFile(root, operation, status, codes).root, status)
    if (response) responses.set(status, response)
  }
  const replayed = parameters.some((parameter) => nameOf(parameter) === 'Idempotency-Key')
  const ofStatus = (status: string) => (headers[status] ? [headers[status]] : [])
  const always = ['X-Request-Id', ...rateLimit, ...(replayed ? ['Idempotency-Replayed'] : [])]
  return {
    responses,
    headersOf: (status) => [...always, ...ofStatus(status)].flatMap((name) => headerNamed(root, name)),
  }
}

const rateLimit = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']
const headers: Record<string, string> = { 201: 'Location', 401: 'WWW-Authenticate', 429: 'Retry-After' }

/** `X-RateLimit-Limit` stands in `shared/headers.yaml` as `RateLimitLimit`. */
function headerNamed(root: Place, name: string): [string, Place][] {
  const key = name.replace(/^X-/, '').replace('WWW-', 'Www-').replaceAll('-', '')
  const header = child(root.file.beside('shared/headers.yaml').root, key)
  return header ? [[name.toLowerCase(), header]] : []
}

function codesOf(table: Place, operation: Place, parameters: Place[]): string[] {
  const listed = (key: string) => entries(child(table, key)).map(([, { value }]) => String(value))
  const hasId = parameters.some((parameter) => {
    const { $ref, in: place } = isObject(parameter.value) ? parameter.value : {}
    return place === 'path' || /Id$|ContactPhone$/.test(String($ref))
  })
  const takesKey = parameters.some((parameter) => nameOf(parameter) === 'Idempotency-Key')
  return [
    ...entries(child(operation, 'x-problems')).map(([code]) => code),
    ...listed('everywhere'),
    ...(hasId ? listed('withId') : []),
    ...(child(operation, 'requestBody') ? listed('withBody') : []),
    ...(takesKey ? listed('withIdempotencyKey') : []),
  ]
}

function byStatus(table: Place, codes: string[]): Map<string, string[]> {
  const statusOf = (code: string) => String(child(table, 'codes', code, 'status')?.value)
  return Map.groupBy(new Set(codes), statusOf)
}

const nameOf = (parameter: Place): unknown => {
  const { value } = target(parameter) ? follow(parameter) : parameter
  return isObject(value) ? value.name : undefined
}

/** The schema of all problems, which a response that was woven in refers to. */
export function problemOf(response: Place): Place | undefined {
  const schema = child(response, 'content', 'application/problem+json', 'schema', 'allOf', '0')
  return schema && follow(schema)
}

function responsesFile(root: Place, operation: Place, status: string, codes: string[]): SourceFile {
  const known: JsonObject = {
    type: 'object',
    required: ['status', 'code'],
    properties: {
      status: { type: 'integer', enum: [Number(status)] },
      code: { type: 'string', enum: codes },
    },
  }
  const schema = { allOf: [{ $ref: 'shared/problem.yaml#/Problem' }, known] }
  const response = { description: codes.join(', '), content: { 'application/problem+json': { schema } } }
  const name = join(dirname(root.file.name), `x-problems of ${operation.path.join('.')}`)
  const open = (absolute: string) => root.file.beside(absolute)
  return sourceFile(name, JSON.stringify({ [status]: response }), { open, woven: true })
}
