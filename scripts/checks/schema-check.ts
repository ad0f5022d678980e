import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Document, refName, type Schema } from '../generate/document.ts'

/** Says what is wrong with a value by a schema of the document; nothing is an empty text. */
export type SchemaCheck = (schema: Schema, value: unknown) => string

/**
 * Checks values with a validator that fills in nothing and lets no property pass that a schema does not name, although
 * clients should: an example that holds one has outlived its schema.
 */
export function schemaCheck(document: Document): SchemaCheck {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
  addFormats.default(ajv, { mode: 'full' })
  ajv.addFormat('binary', true)
  ajv.addVocabulary(['x-transitions', 'x-ramp'])
  for (const [name, schema] of Object.entries(document.components.schemas))
    ajv.addSchema({ $id: name, ...closed(schema) })
  return (schema, value) => (ajv.validate(closed(schema) as AnySchema, value) ? '' : ajv.errorsText())
}

/** The schema with its objects closed, naming components by their own ids. */
function closed({ discriminator, ...schema }: Schema): Schema {
  return {
    ...schema,
    ...(schema.$ref && { $ref: refName(schema.$ref) }),
    ...(schema.properties && { properties: mapValues(schema.properties, closed) }),
    ...(schema.properties && { additionalProperties: schema.additionalProperties ?? false }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: closed(schema.additionalProperties),
    }),
    ...(schema.items && { items: closed(schema.items) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map(closed) }),
    // A part of a whole stays open, since it does not know the others' properties; a component in it is closed.
    ...(schema.allOf && {
      allOf: schema.allOf.map((part) => ({ ...closed(part), additionalProperties: part.additionalProperties ?? true })),
    }),
  }
}

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
