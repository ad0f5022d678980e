import type { Schema } from '../description/description.ts'
import { at, isRecord } from '../description/pointer.ts'

/** The most ways that a schema is taken apart into. */
const most = 24

/** Takes schemas of one document apart. */
export type Alternatives = (schema: Schema | boolean | undefined) => Schema[]

/**
 * Gives the ways in which a value can fulfil a schema, each as a schema of one type without references, `allOf`, `oneOf`
 * and `anyOf`. What it says beside that (`not`, `if`) is left to the validator.
 */
export function alternativesIn(document: Record<string, unknown>): Alternatives {
  const known = new WeakMap<object, Schema[]>()

  function alternatives(schema: Schema | boolean | undefined): Schema[] {
    if (schema === false) return []
    if (schema === undefined || schema === true) return [{}]
    const found = known.get(schema)
    if (found) return found
    known.set(schema, [{}]) // met again inside of itself without a property between
    const apart = takenApart(schema)
    known.set(schema, apart)
    return apart
  }

  function takenApart(schema: Schema): Schema[] {
    const { $ref, allOf, oneOf, anyOf, ...own } = schema
    const referred = $ref === undefined ? [] : [at(document, decodeURI($ref.slice(1)))]
    const groups = [
      ...referred.map((target) => alternatives(isRecord(target) ? target : undefined)),
      ...(allOf ?? []).map(alternatives),
      ...[oneOf, anyOf].filter(Array.isArray).map((choices) => choices.flatMap(alternatives)),
    ]
    const combined = groups.reduce<Schema[]>(
      (sofar, choices) => sofar.flatMap((one) => choices.map((other) => merged(one, other))).slice(0, most),
      [own],
    )
    return combined.flatMap(byType).filter(isPossible)
  }

  return alternatives
}

/** One schema for each type that it allows. */
function byType(schema: Schema): Schema[] {
  if (Array.isArray(schema.type)) return schema.type.map((type) => ofType(schema, type))
  return schema.type === undefined ? [schema] : [ofType(schema, schema.type)]
}

function ofType(schema: Schema, type: string): Schema {
  const values = schema.enum?.filter((value) => isOfType(value, type))
  return { ...schema, type, ...(values && { enum: values }) }
}

export function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isRecord(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

const isPossible = (schema: Schema): boolean => schema.type !== '' && schema.enum?.length !== 0

/** What fulfils both. */
function merged(one: Schema, other: Schema): Schema {
  const made: Schema = { ...one, ...other }
  const type = commonType(one.type, other.type)
  if (type !== undefined) made.type = type
  if (one.enum && other.enum) made.enum = one.enum.filter((value) => other.enum?.includes(value))
  if (one.required && other.required) made.required = [...new Set([...one.required, ...other.required])]
  if (one.properties && other.properties) made.properties = bothProperties(one.properties, other.properties)
  if (one.dependentRequired && other.dependentRequired)
    made.dependentRequired = { ...one.dependentRequired, ...other.dependentRequired }
  for (const key of lower)
    if (one[key] !== undefined && other[key] !== undefined) made[key] = Math.max(one[key], other[key])
  for (const key of upper)
    if (one[key] !== undefined && other[key] !== undefined) made[key] = Math.min(one[key], other[key])
  if (one.items && other.items) made.items = { allOf: [one.items, other.items] }
  return made
}

const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const

function bothProperties(
  one: Record<string, Schema | boolean>,
  other: Record<string, Schema | boolean>,
): Record<string, Schema | boolean> {
  const both = Object.entries(other).map(([name, schema]) => {
    const first = one[name]
    return [name, first === undefined ? schema : { allOf: [first, schema] }]
  })
  return { ...one, ...Object.fromEntries(both) }
}

/** The types that both allow; the empty text when there is none. */
function commonType(one: Schema['type'], other: Schema['type']): Schema['type'] {
  if (one === undefined || other === undefined) return one ?? other
  const types = [one].flat().filter((type) => [other].flat().some((each) => isWithin(type, each)))
  const narrower = [other].flat().filter((type) => [one].flat().some((each) => each !== type && isWithin(type, each)))
  const common = [...new Set([...types, ...narrower])]
  return common.length === 1 ? common[0] : common.length === 0 ? '' : common
}

const isWithin = (type: string, other: string): boolean => type === other || (type === 'integer' && other === 'number')
