import { type Fault, Problem } from '../domain/problem.ts'
import type { ValidationError } from './route.ts'

/** The most faults that one answer names. */
const most = 100

/** A fault, and how the validator says it: Ajv's words, after the place as Fastify calls it. */
export interface Finding extends Fault {
  inAjvsWords?: string
}

/** A request that breaks the description, with every fault. */
export class InvalidRequest extends Problem {
  /** The first fault in the order in which Fastify looks for them: path, body, query, headers. */
  readonly firstInAjvsWords: string

  constructor(detail: string, errors: Fault[], firstInAjvsWords: string) {
    super('validation_failed', detail, { errors })
    this.firstInAjvsWords = firstInAjvsWords
  }
}

/** The problem that names every fault of a request. */
export function invalid(findings: Finding[]): InvalidRequest {
  const told = findings.slice(0, most)
  const faults = told.map(({ inAjvsWords, ...fault }) => fault)
  const [first] = faults
  const place = first?.parameter ?? (first?.pointer === '' ? 'The body' : first?.pointer?.slice(1))
  const count = findings.length === 1 ? '1 fault' : `${findings.length} faults`
  const words = told.map((finding) => finding.inAjvsWords ?? `${fastifyPlace(finding)} ${finding.message}`)
  const order = ['params', 'body', 'querystring', 'headers']
  const [firstInAjvsWords = ''] = order.flatMap((part) => words.filter((text) => text.startsWith(part)))
  return new InvalidRequest(`The request has ${count}. ${place} ${first?.message}.`, faults, firstInAjvsWords)
}

/** Where Fastify would say that a fault is that no validator has found. */
const fastifyPlace = ({ pointer, parameter }: Fault): string =>
  pointer === undefined ? `querystring/${parameter}` : `body${pointer}`

/** A validator's findings on a body: each at the pointer of what is wrong, missing or too much. */
export const bodyFaults = (errors: readonly ValidationError[]): Finding[] =>
  telling(errors).map((error) => ({
    pointer: error.instancePath + child(error),
    code: error.keyword,
    message: sentence(error),
    inAjvsWords: `body${error.instancePath} ${error.message}`,
  }))

const fastifyParts: Record<string, string> = { path: 'params', query: 'querystring', header: 'headers' }

/** A validator's findings on parameters, which stand in `/path`, `/query` and `/header`. */
export const parameterFaults = (errors: readonly ValidationError[], names: ReadonlyMap<string, string>): Finding[] =>
  telling(errors).map((error) => {
    const [, part = '', name = ''] = `${error.instancePath}${child(error)}`.split('/')
    return {
      parameter: names.get(name) ?? name,
      code: error.keyword,
      message: sentence(error),
      inAjvsWords: `${fastifyParts[part]}${error.instancePath.slice(part.length + 1)} ${error.message}`,
    }
  })

/** Leaves out what only says that another finding stands. */
const telling = (errors: readonly ValidationError[]): ValidationError[] =>
  errors.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf' && keyword !== 'if')

function child({ keyword, params }: ValidationError): string {
  const name =
    keyword === 'required' || keyword === 'dependentRequired' ? params.missingProperty : params.additionalProperty
  return name === undefined ? '' : pointerTo(String(name))
}

/** The JSON pointer to a property of the body. */
export const pointerTo = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

const sentences: Record<string, (params: Record<string, unknown>) => string> = {
  additionalProperties: () => 'is not known here',
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  dependentRequired: ({ property }) => `is required together with ${property}`,
  discriminator: ({ tag }) => `needs a known ${tag}`,
  enum: ({ allowedValues }) => `must be one of ${(allowedValues as unknown[]).join(', ')}`,
  format: ({ format }) => `must be a valid ${format}`,
  maxItems: ({ limit }) => `must have at most ${limit} items`,
  maxLength: ({ limit }) => `must have at most ${limit} characters`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  minItems: ({ limit }) => `must have at least ${limit} items`,
  minLength: ({ limit }) => (limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`),
  minProperties: ({ limit }) => `must have at least ${limit} properties`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  pattern: ({ pattern }) => `must match ${pattern}`,
  required: () => 'is required',
  type: ({ type }) => `must be ${article(String(type))}`,
  uniqueItems: () => 'must not name anything twice',
}

const sentence = ({ keyword, params, message = 'is invalid' }: ValidationError): string =>
  sentences[keyword]?.(params) ?? message

function article(types: string): string {
  if (types === 'null') return 'null'
  return types
    .split(',')
    .map((type) => (type === 'null' ? type : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`))
    .join(' or ')
}
