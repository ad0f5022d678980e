import type { MediaType, ResponseDescription } from '../description/description.ts'
import { at, isRecord } from '../description/pointer.ts'
import { isJson } from '../exchange/body.ts'
import type { ReceivedResponse } from '../exchange/exchange.ts'
import type { Fault } from '../schema/validate.ts'
import { show } from '../schema/values.ts'
import { type Answered, type Check, type Finding, held } from './check.ts'

/** What the description says of an operation's answer with a status: of just this one, of its range, or of any. */
export function describedFor(
  responses: Record<string, ResponseDescription>,
  status: number,
): ResponseDescription | undefined {
  return responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default
}

export const documentedStatus: Check = ({ trial: { operation, method }, response: { status } }) => {
  // What a path answers to a method that it does not have is nowhere described.
  if (method !== undefined) return undefined
  if (describedFor(operation.responses, status)) return held
  return {
    check: 'documented-status',
    message: `The status ${status} is not described for this operation.`,
    expected: Object.keys(operation.responses).join(', '),
    actual: String(status),
  }
}

export const contentType: Check = ({ trial: { operation, method }, response }) => {
  const described = describedFor(operation.responses, response.status)
  if (!described || method !== undefined) return undefined
  const type = typeOf(response)
  const types = described.media.map((media) => media.type)
  if (types.length === 0)
    return response.text === '' ? held : mismatch('no body', `${type || 'a body'} ${show(response.text)}`)
  if (types.some((each) => fits(type, each))) return held
  return mismatch(types.join(' or '), response.text === '' ? 'no body' : type || 'none')
}

const mismatch = (expected: string, actual: string): Finding => ({
  check: 'content-type',
  message: 'The content type of the answer is not the one that is described.',
  expected,
  actual,
})

/** A 401 names the scheme by which the description says that keys are sent. */
export const challenge: Check = ({ trial: { operation }, response: { status, headers: given } }) => {
  const schemes = operation.security.flatMap(({ kind }) => (kind === 'bearer' || kind === 'basic' ? [kind] : []))
  const asked = given['www-authenticate']
  if (status !== 401 || schemes.length === 0 || asked === undefined) return undefined
  if (schemes.some((scheme) => new RegExp(`(?:^|,)\\s*${scheme}\\b`, 'i').test(asked))) return held
  const message = 'The header WWW-Authenticate names another scheme than the description.'
  return { check: 'auth-enforced', message, expected: schemes.join(' or '), actual: asked }
}

export const headers: Check = ({ trial: { operation, method }, response, validators }) => {
  const described = describedFor(operation.responses, response.status)
  if (!described || described.headers.length === 0 || method !== undefined) return undefined
  return described.headers.flatMap(({ name, required, schema, pointer }): Finding[] => {
    const text = response.headers[name.toLowerCase()]
    if (text === undefined)
      return required
        ? [{ check: 'headers', message: `The header ${name} is missing.`, expected: name, actual: 'not there' }]
        : []
    const [fault] = validators.response(pointer, read(text, schema.type))
    return fault
      ? [
          {
            check: 'headers',
            message: `The header ${name} ${fault.message}.`,
            expected: describe(schema),
            actual: show(text),
          },
        ]
      : []
  })
}

/** A header's text as what its schema says that it is. */
function read(text: string, type: unknown): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text)
  return type === 'array' ? text.split(',').map((item) => item.trim()) : text
}

const describe = (schema: Record<string, unknown>): string => {
  const { description, examples, ...rest } = schema
  return show(rest)
}

export const body: Check = (answered) => {
  const { response, validators } = answered
  const media = mediaOf(answered)
  if (!media || media.pointer === '' || !isJson(media.type)) return undefined
  if (response.json === undefined)
    return {
      check: 'body',
      message: 'The body is not valid JSON.',
      expected: media.type,
      actual: response.text === '' ? 'nothing' : show(response.text),
    }
  const faults = validators.response(media.pointer, response.json)
  const firm = faults.filter(({ isUndescribed }) => !isUndescribed)
  // What a composed schema does not take is also undescribed by it.
  return (firm.length > 0 ? leaves(firm) : faults).slice(0, 5).map((fault) => findingOf(fault, response))
}

/** Without what is only wrong since something in it is: a branch of `oneOf` says so again for the whole. */
const leaves = (faults: Fault[]): Fault[] => {
  const plain = faults.filter(({ keyword }) => !['oneOf', 'anyOf', 'allOf', 'not', 'if'].includes(keyword))
  return plain.length > 0 ? plain : faults
}

function findingOf({ pointer, message, isUndescribed }: Fault, { json }: ReceivedResponse): Finding {
  const place = pointer
    .replace(/\/\d+(?=\/|$)/g, '[]')
    .replaceAll('/', '.')
    .replace(/^\./, '')
  return {
    check: isUndescribed ? 'undescribed-property' : 'body',
    message: `${place === '' ? 'The body' : place} ${message}.`,
    expected: isUndescribed ? 'only what is described' : message.replace(/^must (?:be )?/, ''),
    actual: show(at(json, pointer)),
  }
}

export const problem: Check = (answered) => {
  const { response } = answered
  if (response.status < 400 || !isRecord(response.json)) return undefined
  const isProblem = typeOf(response) === 'application/problem+json'
  const { status, code } = response.json
  if (isProblem && typeof status === 'number' && status !== response.status)
    return {
      check: 'problem',
      message: 'The problem says another status than the answer has.',
      expected: String(response.status),
      actual: String(status),
    }
  const codes = mediaOf(answered)?.pointer === undefined ? [] : codesOf(mediaOf(answered)?.schema)
  if (codes.length === 0 || typeof code !== 'string') return isProblem ? held : undefined
  if (codes.includes(code)) return held
  return {
    check: 'problem',
    message: `The code ${code} is not documented for ${response.status} of this operation.`,
    expected: codes.join(', '),
    actual: code,
  }
}

/** The codes that a schema of problems lists. */
export function codesOf(schema: unknown): string[] {
  if (!isRecord(schema)) return []
  const own = isRecord(schema.properties) && isRecord(schema.properties.code) ? schema.properties.code.enum : undefined
  if (Array.isArray(own)) return own.map(String)
  return Array.isArray(schema.allOf) ? schema.allOf.flatMap(codesOf) : []
}

export function mediaOf({ trial: { operation, method }, response }: Answered): MediaType | undefined {
  if (method !== undefined) return undefined
  const described = describedFor(operation.responses, response.status)
  return described?.media.find((media) => fits(typeOf(response), media.type))
}

export const typeOf = ({ headers: given }: ReceivedResponse): string =>
  (given['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** Whether a content type is a described one, which may be a range such as `image/*`. */
function fits(type: string, described: string): boolean {
  if (described === '*/*' || type === described) return true
  return described.endsWith('/*') && type.startsWith(described.slice(0, -1))
}
