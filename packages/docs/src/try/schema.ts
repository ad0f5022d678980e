import { document, refName, type Schema } from '../description/document.ts'
import type { JsonSchema } from './console-data.ts'

/** Keywords that tell something and demand nothing. */
const telling = ['description', 'title', 'examples', 'default', 'discriminator']
const withSchema = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']
const withSchemas = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const withNames = ['properties', 'patternProperties', 'dependentSchemas']

/**
 * A schema that stands by itself, with what it refers to in `$defs` and only what it demands. Where it is plain from a
 * value which of several forms is meant, the schema says so as a condition: only that form is then found fault with.
 */
export function standalone(schema: Schema): JsonSchema {
  const definitions = new Map<string, JsonSchema>()
  const root = demands(schema, definitions)
  return definitions.size > 0 ? { ...root, $defs: Object.fromEntries(definitions) } : root
}

type Definitions = Map<string, JsonSchema>

function demands(schema: Schema, definitions: Definitions): JsonSchema {
  const { oneOf, discriminator, ...rest } = schema
  const others = oneOf?.filter(({ type }) => type !== 'null') ?? []
  const [only] = others
  const inner = (each: Schema) => demands(each, definitions)
  if (discriminator) return { ...inner(rest), ...byProperty(oneOf ?? [], discriminator, inner) }
  if (oneOf && only && others.length === 1) return { ...inner(rest), if: { type: 'null' }, else: inner(only) }
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) =>
      telling.includes(keyword) || keyword.startsWith('x-') ? [] : [[keyword, demanded(keyword, value, definitions)]],
    ),
  )
}

function demanded(keyword: string, value: unknown, definitions: Definitions): unknown {
  // Below a keyword of these stands what the keyword takes: the bundle has been linted.
  const inner = (each: unknown) => (typeof each === 'object' ? demands(each as Schema, definitions) : each)
  if (keyword === '$ref') return refer(value as string, definitions)
  if (withSchema.includes(keyword)) return inner(value)
  if (withSchemas.includes(keyword)) return (value as Schema[]).map(inner)
  if (!withNames.includes(keyword)) return value
  return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, each]) => [name, inner(each)]))
}

function refer($ref: string, definitions: Definitions): string {
  const name = refName($ref)
  const schema = document.components.schemas[name]
  if (schema && !definitions.has(name)) {
    definitions.set(name, {}) // so that a schema may stand inside of itself
    definitions.set(name, demands(schema, definitions))
  }
  return `#/$defs/${name}`
}

/** One of several forms, told apart by the value of a property. */
function byProperty(
  forms: Schema[],
  { propertyName, mapping = {} }: { propertyName: string; mapping?: Record<string, string> },
  inner: (schema: Schema) => JsonSchema,
): JsonSchema {
  const names = Object.keys(mapping)
  const required = [propertyName]
  return {
    type: 'object',
    required,
    properties: { [propertyName]: { enum: names } },
    allOf: names.map((name) => ({
      if: { type: 'object', required, properties: { [propertyName]: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: inner(forms.find(({ $ref }) => $ref === mapping[name]) ?? {}),
    })),
  }
}
