import { relative } from 'node:path'
import type { Schema } from '../description/description.ts'
import type { Found, Kind } from './found.ts'
import { type Dialect, schemaOf } from './infer.ts'
import { isObject } from './json.ts'
import { maskedText } from './mask.ts'
import { lineOf } from './nodes.ts'
import type { Observation } from './observe.ts'
import { child } from './sources.ts'

/** A difference between traffic and description. Nothing in it is secret or private. */
export interface Finding {
  kind: Kind
  /** The ids of the operations whose traffic has it; empty when no operation is described for it. */
  operations: string[]
  /** Where it is: `answer 200, data[].name`. */
  where: string
  /** A sentence. */
  message: string
  /** How often it was seen. */
  times: number
  /** How often it could have been; 0 when that is not known. */
  of: number
  /** In how many answers or requests. */
  exchanges: number
  /** Up to three. */
  examples: unknown[]
  /** What was seen, where it is not described. */
  schema?: Schema
  /** Where the description says otherwise, relative to the directory of the patch. */
  file: string
  line: number
  /** Why it is not in the patch; left out when it is. */
  refusal?: string
}

/** A finding as it is told. */
export function findingOf(
  found: Found,
  {
    observation,
    dialect,
    directory,
    refusal,
  }: { observation: Observation; dialect: Dialect; directory: string; refusal: string | undefined },
): Finding {
  const { kind, place, times, exchanges, examples, samples } = found
  const [content] = found.contents.values()
  const shape = kind === 'property' || kind === 'parameter' ? samples : content
  return {
    kind,
    operations: [...found.operations],
    where: whereOf(found),
    message: messageOf(found),
    times,
    of: totalOf(found, observation),
    exchanges,
    examples,
    ...(shape && shape.count > 0 ? { schema: schemaOf(shape, dialect) } : {}),
    file: place.file.woven ? 'x-problems' : relative(directory, place.file.name).replaceAll('\\', '/'),
    line: place.file.woven ? 0 : lineOf(place),
    ...(refusal === undefined ? {} : { refusal }),
  }
}

function whereOf({ kind, name, subject, at }: Found): string {
  const isMember = kind === 'property' || kind === 'required'
  const way = maskedText(isMember ? [at, name].filter((part) => part !== '').join('.') : at)
  return way === '' ? subject : `${subject}, ${way}`
}

function messageOf(found: Found): string {
  const { kind, name, place, values } = found
  const where = whereOf(found)
  const schema = isObject(place.value) ? place.value : {}
  switch (kind) {
    case 'operation':
    case 'property':
      return `${where} is not described.`
    case 'status':
      return `The status ${name} is not described.`
    case 'content type':
      return `The content type ${name} of the ${where} is not described.`
    case 'header':
      return found.subject.startsWith('answer')
        ? `The header ${name} is required, and is missing in the ${where}.`
        : `The ${where} is required, and requests without it are accepted.`
    case 'parameter':
      return `The query parameter ${maskedText(name)} is not described.`
    case 'required':
      return `${where} is required, and is missing.`
    case 'type':
      return `${where} is ${aOf(name)}, where ${wantedOf(schema)} is described.`
    case 'enum':
      return `${where} has ${values.length === 1 ? 'a value' : `${values.length} values`} that the description does not list.`
    case 'limit':
      return `${where} breaks ${name}: ${JSON.stringify(schema[name])}${farthestOf(found)}.`
    case 'no JSON':
      return `The body of the ${where} is ${name} and cannot be read as JSON.`
    case 'unseen':
      return `${name} was never seen.`
  }
}

/** ` (up to 137)`, beyond a limit of size. */
const farthestOf = ({ name, farthest }: Found): string =>
  farthest === undefined ? '' : ` (${/max/i.test(name) ? 'up' : 'down'} to ${farthest})`

const aOf = (type: string): string => (type === 'null' ? type : /^[aio]/.test(type) ? `an ${type}` : `a ${type}`)

function wantedOf({ type, $ref, oneOf, anyOf }: Record<string, unknown>): string {
  if (type !== undefined) return [type].flat().join(' or ')
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? $ref
  return oneOf || anyOf ? 'one of several schemas' : 'another type'
}

/** What the number of times is held against. */
function totalOf(found: Found, { visits, answers }: Observation): number {
  const { kind, place, operations } = found
  if (kind === 'operation') return 0
  if (kind !== 'status' && kind !== 'parameter' && !child(place, 'responses') && found.refusal === undefined)
    return visits.get(place) ?? 0
  return [...operations].reduce((sum, operation) => sum + (answers.get(operation) ?? 0), 0)
}
