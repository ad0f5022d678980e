import fc from 'fast-check'
import type { Schema } from '../../description/description.ts'
import type { Alternatives } from '../alternatives.ts'
import { impliedType, sampleOfOne } from '../sample.ts'
import { numbers } from './numbers.ts'
import { texts } from './texts.ts'

/** What values are made with. */
export interface Making {
  alternatives: Alternatives
  /** What stands for an id in a property of this name, if it holds one that can be had. */
  reference(name: string): string | undefined
  /** Whether a property is left out where it may be, by its way: `options.defaultCountry`. */
  isLeftOut(way: string): boolean
}

/** Where in a whole a value is made. */
interface Way {
  /** Of the property that it is for. */
  name: string
  path: string
  depth: number
}

const start: Way = { name: '', path: '', depth: 0 }

/** The way to a property. */
const into = ({ path, depth }: Way, name: string): Way => ({
  name,
  path: path === '' ? name : `${path}.${name}`,
  depth: depth + 1,
})

/** How deep values go before optional things are left out and lists are as short as they may be. */
const deepest = 5

/**
 * Values of a schema. They shrink to what is short and plain: without what is optional, and to the first alternative.
 * What a schema says by `not`, `if` and the like is left to the validator.
 */
export function valuesOf(
  schema: Schema | boolean | undefined,
  making: Making,
  way: Way = start,
): fc.Arbitrary<unknown> {
  const all = making.alternatives(schema)
  const [first, ...others] = all
  if (!first) return fc.constant(null)
  const reference = making.reference(way.name)
  const arbitraries = all.map((one) => valuesOfOne(one, making, way))
  const [only] = arbitraries
  const made = others.length === 0 && only ? only : fc.oneof({ withCrossShrink: true }, ...arbitraries)
  const isList = first.type === 'array'
  return reference === undefined ? made : fc.constant(isList ? [reference] : reference)
}

export function valuesOfOne(schema: Schema, making: Making, way: Way = start): fc.Arbitrary<unknown> {
  const { depth } = way
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (depth > deepest) return fc.constant(sampleOfOne(schema, making.alternatives, depth))
  switch (schema.type ?? impliedType(schema)) {
    case 'object':
      return objects(schema, making, way)
    case 'array':
      return lists(schema, making, way)
    case 'integer':
    case 'number':
      return numbers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return texts(schema)
  }
}

function objects(schema: Schema, making: Making, way: Way): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], dependentRequired = {}, additionalProperties } = schema
  const isWritten = ([name, property]: [string, Schema | boolean]) =>
    (typeof property !== 'object' || property.readOnly !== true) &&
    (required.includes(name) || !making.isLeftOut(into(way, name).path))
  const written = Object.entries(properties).filter(isWritten)
  const model = Object.fromEntries(
    written.map(([name, property]) => [name, valuesOf(property, making, into(way, name))]),
  )
  for (const name of required) model[name] ??= fc.constant('a')
  const requiredKeys = required.filter((name) => name in model)
  const own = fc.record(model, { requiredKeys, noNullPrototype: true })
  const whole =
    Object.keys(dependentRequired).length > 0
      ? fc
          .tuple(own, fc.record(model, { noNullPrototype: true }))
          .map(([some, all]) => withNeeded(some, all, dependentRequired))
      : own
  const extra = typeof additionalProperties === 'object' ? additionalProperties : undefined
  if (!extra || Object.keys(extra).length === 0) return atLeast(schema, whole, model)
  const more = fc.dictionary(keysOf(schema), valuesOf(extra, making, into(way, '')), {
    maxKeys: Math.min(3, schema.maxProperties ?? 3),
    noNullPrototype: true,
  })
  return fc.tuple(whole, more).map(([some, others]) => ({ ...others, ...some }))
}

/** What some of the properties need beside them is taken from a value that has all. */
function withNeeded(
  some: Record<string, unknown>,
  all: Record<string, unknown>,
  needs: Record<string, string[]>,
): Record<string, unknown> {
  const needed = Object.entries(needs).flatMap(([name, others]) => (name in some ? others : []))
  return { ...Object.fromEntries(needed.map((name) => [name, all[name]])), ...some }
}

/** Objects with as many properties as there have to be. */
function atLeast(
  { minProperties = 0 }: Schema,
  some: fc.Arbitrary<Record<string, unknown>>,
  model: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  if (minProperties === 0 || Object.keys(model).length === 0) return some
  const one = fc
    .constantFrom(...Object.keys(model))
    .chain((name) => (model[name] ?? fc.constant(null)).map((value) => ({ [name]: value })))
  return fc
    .tuple(some, one)
    .map(([object, filler]) => (Object.keys(object).length >= minProperties ? object : { ...filler, ...object }))
}

function keysOf({ propertyNames }: Schema): fc.Arbitrary<string> {
  const names = typeof propertyNames === 'object' ? texts(propertyNames) : fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,9}$/)
  return names.filter((name) => name !== '__proto__')
}

function lists(schema: Schema, making: Making, way: Way): fc.Arbitrary<unknown> {
  const inside = { ...way, depth: way.depth + 1 }
  const { minItems = 0, maxItems = minItems + 4, uniqueItems, items, prefixItems } = schema
  const item = valuesOf(items === false ? undefined : items, making, inside)
  const size = { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, way.depth > 2 ? 2 : 4)) }
  if (prefixItems) return fc.tuple(...prefixItems.map((each) => valuesOf(each, making, inside)))
  if (!uniqueItems) return fc.array(item, size)
  return fc.uniqueArray(item, { ...size, selector: (value) => JSON.stringify(value) })
}
