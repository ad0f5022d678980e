import type { Document } from './document.ts'

/**
 * The description as OpenAPI 3.0, for tools that do not read 3.1: `null` becomes `nullable`, the first of the examples
 * the only one, and what 3.0 has no word for is left out.
 */
export function downgraded(document: Document): Document {
  const { paths, ...rest } = lowered(document)
  return { ...rest, openapi: '3.0.3', paths }
}

/** Maps each value to one of the same form, but for schemas' keywords. */
function lowered<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(lowered) as Value // as many, each of its form
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).flatMap(([key, inner]) => keyword(key, inner, value))
  return Object.fromEntries(entries) as Value // the same names, or their namesakes in 3.0
}

function keyword(key: string, value: unknown, around: object): [string, unknown][] {
  if (key === 'value' || key === 'example' || key === 'default') return [[key, value]] // data, whatever is in it
  if (key === 'type' && Array.isArray(value)) return typeOf(value, around)
  if (key === 'examples' && Array.isArray(value)) return [['example', value[0]]]
  if (key === 'dependentRequired' || key === 'webhooks') return []
  return [[key, lowered(value)]]
}

/** 3.0 has one type; a schema that allows several is left open. */
function typeOf(types: unknown[], around: object): [string, unknown][] {
  const others = types.filter((type) => type !== 'null')
  const nullable: [string, unknown][] = types.length > others.length ? [['nullable', true]] : []
  if (others.length === 1) return [['type', others[0]], ...nullable]
  return 'oneOf' in around || 'anyOf' in around ? [] : [['anyOf', others.map((type) => ({ type }))]]
}
