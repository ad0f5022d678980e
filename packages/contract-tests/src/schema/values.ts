import type { Schema } from '../description/description.ts'
import type { Alternatives } from './alternatives.ts'
import { impliedType, listOf, sampleOf, sampleOfOne } from './sample.ts'
import { formatted, lengthOf, oddTexts, ofLength, unformatted } from './text.ts'

/** A value, and what is special about it. */
export interface Value {
  /** As a phrase after the place: `at its maximum`. */
  name: string
  value: unknown
}

/** The longest text and list that are made to reach a limit. */
const longest = { text: 2_000_000, list: 2_000 }

/** Values at the edges of what a schema takes; each is still to be held against it. */
export const edges = (schema: Schema | boolean | undefined, alternatives: Alternatives): Value[] =>
  unlike(alternatives(schema).flatMap((one) => edgesOfOne(one, alternatives)))

/** Values just beyond the edges, and of the wrong kind; each is still to be held against the schema. */
export const breaches = (schema: Schema | boolean | undefined, alternatives: Alternatives): Value[] => {
  const all = alternatives(schema)
  return unlike([...all.flatMap((one) => breachesOfOne(one, alternatives)), ...otherTypes(all)])
}

function edgesOfOne(schema: Schema, alternatives: Alternatives): Value[] {
  if (schema.const !== undefined) return [{ name: `as ${show(schema.const)}`, value: schema.const }]
  if (schema.enum) return schema.enum.map((value) => ({ name: `as ${show(value)}`, value }))
  switch (schema.type ?? impliedType(schema)) {
    case 'integer':
    case 'number':
      return numbers(schema)
    case 'string':
      return texts(schema)
    case 'boolean':
      return [true, false].map((value) => ({ name: `as ${value}`, value }))
    case 'null':
      return [{ name: 'as null', value: null }]
    case 'array':
      return lists(schema, alternatives)
    default:
      return objects(schema, alternatives)
  }
}

function numbers(schema: Schema): Value[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  const step = multipleOf ?? (schema.type === 'integer' ? 1 : 0.5)
  return [
    minimum !== undefined && { name: 'at its minimum', value: minimum },
    minimum !== undefined && { name: 'just above its minimum', value: minimum + step },
    exclusiveMinimum !== undefined && { name: 'just above its minimum', value: exclusiveMinimum + step },
    maximum !== undefined && { name: 'at its maximum', value: maximum },
    maximum !== undefined && { name: 'just below its maximum', value: maximum - step },
    exclusiveMaximum !== undefined && { name: 'just below its maximum', value: exclusiveMaximum - step },
    { name: 'as 0', value: 0 },
    maximum === undefined && { name: 'as a large number', value: 2_147_483_648 - (2_147_483_648 % step) },
  ].filter((each) => each !== false)
}

function texts(schema: Schema): Value[] {
  const { format, pattern, minLength, maxLength, contentEncoding } = schema
  const known = (format !== undefined && formatted[format]) || undefined
  if (known) return known.map((value) => ({ name: `as ${show(value)}`, value }))
  const plain = sampleOfOne(schema, () => [])
  if (pattern !== undefined || contentEncoding !== undefined) return [{ name: `as ${show(plain)}`, value: plain }]
  return [
    minLength !== undefined && { name: 'at its least length', value: ofLength(minLength) },
    maxLength !== undefined &&
      maxLength <= longest.text && { name: 'at its greatest length', value: ofLength(maxLength) },
    maxLength !== undefined &&
      maxLength <= 5_000 && {
        name: 'at its greatest length in characters beyond the BMP',
        value: '🙂'.repeat(maxLength),
      },
    ...oddTexts.map((value) => ({ name: `as ${show(value)}`, value })),
  ].filter((each) => each !== false)
}

function lists(schema: Schema, alternatives: Alternatives): Value[] {
  const { minItems = 0, maxItems } = schema
  const of = (length: number) => listOf(schema, length, alternatives)
  return [
    { name: minItems === 0 ? 'as an empty list' : 'with its fewest items', value: of(minItems) },
    { name: 'with one item', value: of(Math.max(1, minItems)) },
    maxItems !== undefined && maxItems <= longest.list && { name: 'with its most items', value: of(maxItems) },
  ].filter((each) => each !== false)
}

function objects(schema: Schema, alternatives: Alternatives): Value[] {
  const least = sampleOfOne(schema, alternatives) as Record<string, unknown> // a sample of an object is one
  const all = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    sampleOf(property, alternatives, 2),
  ])
  const extra = schema.additionalProperties
  const free = typeof extra === 'object' ? sampleOf(extra, alternatives, 2) : 'a'
  const takesMore = extra === true || (typeof extra === 'object' && Object.keys(extra).length > 0)
  return [
    { name: 'with nothing that it can do without', value: least },
    all.length > 0 && { name: 'with all its properties', value: { ...Object.fromEntries(all), ...least } },
    takesMore && { name: 'with a property of its own', value: { ...least, roast: free } },
  ].filter((each) => each !== false)
}

function breachesOfOne(schema: Schema, alternatives: Alternatives): Value[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, format, pattern } =
    schema
  const { minItems, maxItems, uniqueItems, enum: values } = schema
  const step = multipleOf ?? 1
  const isInteger = schema.type === 'integer'
  return [
    minimum !== undefined && { name: 'below its minimum', value: minimum - step },
    maximum !== undefined && { name: 'above its maximum', value: maximum + step },
    exclusiveMinimum !== undefined && { name: 'at its excluded minimum', value: exclusiveMinimum },
    exclusiveMaximum !== undefined && { name: 'at its excluded maximum', value: exclusiveMaximum },
    isInteger && { name: 'with a fraction', value: (minimum ?? 0) + 0.5 },
    multipleOf !== undefined && { name: `as no multiple of ${multipleOf}`, value: multipleOf * 1.5 },
    minLength !== undefined &&
      minLength > 0 && { name: 'shorter than its least length', value: ofLength(minLength - 1) },
    maxLength !== undefined &&
      maxLength < longest.text && { name: 'longer than its greatest length', value: beyond(schema, maxLength) },
    ...(values ?? []).slice(0, 1).flatMap((value) => strangers(value)),
    ...(pattern === undefined ? [] : nearMisses(schema).map((value) => ({ name: `as ${show(value)}`, value }))),
    ...((format && unformatted[format]) || []).map((value) => ({ name: `as ${show(value)}`, value })),
    minItems !== undefined &&
      minItems > 0 && { name: 'with too few items', value: listOf(schema, minItems - 1, alternatives) },
    maxItems !== undefined &&
      maxItems < longest.list && { name: 'with too many items', value: listOf(schema, maxItems + 1, alternatives) },
    uniqueItems === true && { name: 'with an item twice', value: twice(schema, alternatives) },
    ...(schema.type === 'object' ? brokenObjects(schema, alternatives) : []),
  ].filter((each) => each !== false)
}

/** Texts that nearly fit a pattern, and some that do not at all. */
function nearMisses(schema: Schema): string[] {
  const fitting = String(sampleOfOne(schema, () => []))
  const swapped = fitting === fitting.toUpperCase() ? fitting.toLowerCase() : fitting.toUpperCase()
  const near = [
    fitting.slice(1),
    fitting.slice(0, -1),
    `${fitting}0`,
    ` ${fitting}`,
    `${fitting}\n`,
    `${fitting}x`,
    swapped,
  ]
  return [...new Set(['', '?', 'a b', '🙂', '0', ...near])]
}

/** Values that are like a member of an enum and are none. */
function strangers(value: unknown): Value[] {
  if (typeof value !== 'string') return [{ name: 'as no listed value', value: 'unlisted' }]
  return ['unlisted_value', '', value.toUpperCase(), ` ${value}`].map((each) => ({
    name: `as ${show(each)}`,
    value: each,
  }))
}

/** A text that is a character too long, and of its format all the same where that can be had. */
function beyond({ format }: Schema, maxLength: number): string {
  if (format === 'uri') return `https://example.com/${'a'.repeat(maxLength - 19)}`
  if (format === 'email') return `${'a'.repeat(maxLength - 10)}@example.com`.slice(-(maxLength + 1))
  return ofLength(maxLength + 1)
}

function twice(schema: Schema, alternatives: Alternatives): unknown[] {
  const items = listOf(schema, Math.max(1, (schema.minItems ?? 0) - 1), alternatives)
  return [...items, items[0]]
}

function brokenObjects(schema: Schema, alternatives: Alternatives): Value[] {
  const least = sampleOfOne(schema, alternatives) as Record<string, unknown> // a sample of an object is one
  const { minProperties, maxProperties, dependentRequired = {}, properties = {} } = schema
  const many = maxProperties === undefined || maxProperties > 500 ? undefined : maxProperties + 1
  const free =
    typeof schema.additionalProperties === 'object' ? sampleOf(schema.additionalProperties, alternatives) : 'a'
  return [
    (minProperties ?? 0) > 0 && { name: 'without any property', value: {} },
    many !== undefined && {
      name: 'with too many properties',
      value: Object.fromEntries(Array.from({ length: many }, (_, index) => [`key${index}`, free])),
    },
    ...Object.entries(dependentRequired).map(([name, needed]) => ({
      name: `with ${name} and without ${needed.join(' and ')}`,
      value: { ...least, [name]: sampleOf(properties[name], alternatives) },
    })),
  ].filter((each) => each !== false)
}

/** A value of each type that no alternative has. */
function otherTypes(all: readonly Schema[]): Value[] {
  const types = all.map((one) => one.type ?? (one.enum || one.const !== undefined ? undefined : impliedType(one)))
  if (all.length === 0 || types.includes(undefined)) return []
  const others: [string, Value][] = [
    ['null', { name: 'as null', value: null }],
    ['string', { name: 'as a text', value: 'text' }],
    ['number', { name: 'as a number', value: 4.5 }],
    ['boolean', { name: 'as a boolean', value: true }],
    ['array', { name: 'as a list', value: [] }],
    ['object', { name: 'as an object', value: {} }],
  ]
  const has = (type: string) => types.includes(type) || (type === 'number' && types.includes('integer'))
  const asText =
    types.includes('integer') || types.includes('number') ? [{ name: 'as a number in quotes', value: '1' }] : []
  const asWord = types.includes('boolean') ? [{ name: 'as "true"', value: 'true' }] : []
  return [...others.filter(([type]) => !has(type)).map(([, value]) => value), ...asText, ...asWord]
}

/** Each value once. */
function unlike(values: Value[]): Value[] {
  const seen = new Set<string>()
  return values.filter(({ value }) => {
    const text = JSON.stringify(value) ?? 'undefined'
    const key = text.length > 200 ? `${text.length} ${text.slice(0, 200)} ${lengthOf(text)}` : text
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** A value as a phrase tells it. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
