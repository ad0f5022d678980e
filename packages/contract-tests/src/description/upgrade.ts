import { isRecord } from './pointer.ts'

/** Where values stand that are nobody's schema. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])

/** An OpenAPI 3.0 document as 3.1 says the same; one of 3.1 as it is. */
export function upgraded(document: Record<string, unknown>): Record<string, unknown> {
  if (!String(document.openapi).startsWith('3.0')) return document
  return { ...members(document), openapi: '3.1.0' }
}

const upgradedNode = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(upgradedNode)
  return isRecord(node) ? ofSchema(members(node)) : node
}

const members = (node: Record<string, unknown>): Record<string, unknown> =>
  // In 3.0 nothing beside a reference counts.
  typeof node.$ref === 'string'
    ? { $ref: node.$ref }
    : Object.fromEntries(
        Object.entries(node).map(([key, value]) => [key, isData(key, value) ? value : upgradedNode(value)]),
      )

/** A property may be called `default` or `enum`; then it is a schema all the same. */
const isData = (key: string, value: unknown): boolean =>
  data.has(key) && !(isRecord(value) && ('type' in value || '$ref' in value))

function ofSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema
  if (typeof exclusiveMinimum === 'boolean') {
    if (exclusiveMinimum) {
      rest.exclusiveMinimum = rest.minimum
      delete rest.minimum
    }
  } else if (exclusiveMinimum !== undefined) rest.exclusiveMinimum = exclusiveMinimum
  if (typeof exclusiveMaximum === 'boolean') {
    if (exclusiveMaximum) {
      rest.exclusiveMaximum = rest.maximum
      delete rest.maximum
    }
  } else if (exclusiveMaximum !== undefined) rest.exclusiveMaximum = exclusiveMaximum
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { ...rest, nullable }
  if (typeof rest.type === 'string') {
    const values = Array.isArray(rest.enum) && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {}
    return { ...rest, ...values, type: [rest.type, 'null'] }
  }
  return { anyOf: [rest, { type: 'null' }] }
}
