import type { Schema } from '../description/description.ts'
import { at, isRecord } from '../description/pointer.ts'

/** The keyword by which an undescribed property is noticed. */
export const closedBy = 'unevaluatedProperties'

/**
 * A document for answers: an object whose schema says nothing of further properties takes none, and what only requests
 * have is not required. What a schema leaves open on purpose stays open.
 */
export function forResponses(document: Record<string, unknown>): Record<string, unknown> {
  return record(rewritten(document, document, 'writeOnly', true))
}

/** A document for requests: what only answers have is not required. */
export function forRequests(document: Record<string, unknown>): Record<string, unknown> {
  return record(rewritten(document, document, 'readOnly', false))
}

/** Where values stand that are nobody's schema. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])
/** Schemas that say of the same value what the schema around them says. */
const inPlace = ['allOf', 'anyOf', 'oneOf'] as const

function rewritten(
  node: unknown,
  document: Record<string, unknown>,
  leftOut: 'readOnly' | 'writeOnly',
  close: boolean,
): unknown {
  const go = (inner: unknown) => rewritten(inner, document, leftOut, close)
  if (Array.isArray(node)) return node.map(go)
  if (!isRecord(node)) return node
  const made: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(node)) {
    if (data.has(key)) made[key] = value
    else if (key === 'properties' && isRecord(value))
      made[key] = Object.fromEntries(
        Object.entries(value).map(([name, schema]) => [name, closed(go(schema), schema, document, close)]),
      )
    else if (key === 'items' || key === 'schema' || key === 'additionalProperties')
      made[key] = closed(go(value), value, document, close)
    else made[key] = go(value)
  }
  if (Array.isArray(made.required) && isRecord(node.properties)) {
    const properties = node.properties
    made.required = made.required.filter((name) => !isMarked(properties[String(name)], leftOut, document))
  }
  return made
}

const isMarked = (schema: unknown, mark: string, document: Record<string, unknown>): boolean => {
  if (!isRecord(schema)) return false
  if (schema[mark] === true) return true
  return typeof schema.$ref === 'string' && isMarked(at(document, decodeURI(schema.$ref.slice(1))), mark, document)
}

/** A schema of a value, so that it takes no property that nobody describes. */
function closed(made: unknown, schema: unknown, document: Record<string, unknown>, close: boolean): unknown {
  if (!close || !isRecord(made) || !isRecord(schema)) return made
  const { describes, isOpen } = reach(schema, document, new Set())
  return describes && !isOpen ? { ...made, [closedBy]: false } : made
}

/** Whether a schema, and what it is composed of, describes properties, and whether it says that there may be others. */
function reach(
  schema: Schema,
  document: Record<string, unknown>,
  seen: Set<unknown>,
): { describes: boolean; isOpen: boolean } {
  if (seen.has(schema)) return { describes: false, isOpen: false }
  seen.add(schema)
  const referred = schema.$ref === undefined ? [] : [at(document, decodeURI(schema.$ref.slice(1)))]
  const parts = [...referred, ...inPlace.flatMap((key) => schema[key] ?? []), schema.then, schema.else]
  const reached = parts.filter(isRecord).map((part) => reach(part, document, seen))
  const says = schema.additionalProperties !== undefined || schema.unevaluatedProperties !== undefined
  return {
    describes: isRecord(schema.properties) || reached.some(({ describes }) => describes),
    isOpen: says || reached.some(({ isOpen }) => isOpen),
  }
}

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
