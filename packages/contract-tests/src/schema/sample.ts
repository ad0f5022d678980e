import fc from 'fast-check'
import type { Schema } from '../description/description.ts'
import { examplesOf } from '../description/operations.ts'
import { isRecord } from '../description/pointer.ts'
import type { Alternatives } from './alternatives.ts'
import { matching } from './pattern.ts'
import { formatted, lengthOf, oddTexts, ofLength } from './text.ts'

/** How deep samples go before optional things are left out and lists are as short as they may be. */
const deepest = 8

/** A plain value of a schema, the same every time: its example, or the least that it takes. */
export function sampleOf(schema: Schema | boolean | undefined, alternatives: Alternatives, depth = 0): unknown {
  if (isRecord(schema)) {
    const [example] = examplesOf(schema)
    if (example !== undefined && !isRecord(example)) return example
  }
  const [first] = alternatives(schema)
  return first === undefined ? null : sampleOfOne(first, alternatives, depth)
}

/** The same of a schema that was taken apart. */
export function sampleOfOne(schema: Schema, alternatives: Alternatives, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [example] = examplesOf(schema)
  if (example !== undefined && !isRecord(example) && !Array.isArray(example)) return example
  if (schema.default !== undefined) return schema.default
  switch (schema.type ?? impliedType(schema)) {
    case 'object':
      return objectOf(schema, alternatives, depth)
    case 'array':
      return listOf(schema, schema.minItems ?? 0, alternatives, depth)
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textOfSchema(schema)
  }
}

export function impliedType({ properties, required, items, prefixItems, minimum, maximum }: Schema): string {
  if (properties || required) return 'object'
  if (items !== undefined || prefixItems) return 'array'
  return minimum !== undefined || maximum !== undefined ? 'number' : 'string'
}

function objectOf(schema: Schema, alternatives: Alternatives, depth: number): Record<string, unknown> {
  const names = [...(schema.required ?? [])]
  const optional = Object.keys(schema.properties ?? {}).filter((name) => !names.includes(name))
  while (names.length < (schema.minProperties ?? 0) && optional.length > 0) names.push(String(optional.shift()))
  if (depth > deepest) return {}
  const needed = names.flatMap((name) => schema.dependentRequired?.[name] ?? [])
  return Object.fromEntries(
    [...new Set([...names, ...needed])].map((name) => [
      name,
      sampleOf(schema.properties?.[name], alternatives, depth + 1),
    ]),
  )
}

/** A list of so many items; different ones where they have to be. */
export function listOf(schema: Schema, length: number, alternatives: Alternatives, depth = 0): unknown[] {
  if (depth > deepest) return []
  const itemOf = (index: number): unknown => {
    const positional = schema.prefixItems?.[index]
    const item = positional ?? schema.items
    const plain = sampleOf(item, alternatives, depth + 1)
    return schema.uniqueItems && index > 0 ? another(plain, index, item, alternatives) : plain
  }
  return Array.from({ length }, (_, index) => itemOf(index))
}

/** The nth value of a schema, unlike those before. */
function another(
  plain: unknown,
  index: number,
  schema: Schema | boolean | undefined,
  alternatives: Alternatives,
): unknown {
  const [first = {}] = alternatives(schema)
  if (first.enum) return first.enum[index % first.enum.length]
  if (typeof plain === 'number') return plain + index
  if (isRecord(plain)) {
    const [name = 'name'] = Object.keys(plain)
    return { ...plain, [name]: another(plain[name], index, first.properties?.[name], alternatives) }
  }
  if (first.format !== undefined || first.pattern !== undefined) return sampled(first, index)
  const text = `${String(plain).slice(0, Math.max(0, (first.maxLength ?? 60) - 8))}${index}`
  return text
}

function sampled(schema: Schema, seed: number): string {
  if (schema.format === 'uri' || schema.format === 'url') return `https://example.com/${seed}`
  if (schema.format === 'email') return `ada${seed}@example.com`
  return fc.sample(matching(schema), { numRuns: 1, seed })[0] ?? ''
}

export function numberOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, type }: Schema): number {
  const step = multipleOf ?? (type === 'number' ? 0.5 : 1)
  const least = Math.max(minimum ?? -Infinity, exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + step)
  const greatest = Math.min(maximum ?? Infinity, exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - step)
  if (least <= 1 && greatest >= 1 && 1 % step === 0) return 1
  if (Number.isFinite(least)) return Math.ceil(least / step) * step
  return Number.isFinite(greatest) ? Math.floor(greatest / step) * step : 0
}

function textOfSchema(schema: Schema): string {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema
  const fits = (text: string) => lengthOf(text) >= minLength && lengthOf(text) <= maxLength
  if (pattern !== undefined) return sampled(schema, 1)
  const known = format === undefined ? oddTexts : (formatted[format] ?? oddTexts)
  return known.find(fits) ?? ofLength(Math.max(minLength, Math.min(10, maxLength)))
}
