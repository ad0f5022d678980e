import { regExpOf } from '../schema/pattern.ts'
import type { Description, Operation } from './description.ts'
import { at, child, isRecord } from './pointer.ts'
import { brokenSchema } from './schemas.ts'

/** The first thing that keeps a description from being tested, as a sentence. */
export function faultOf(description: Description): string | undefined {
  const { operations } = description
  if (operations.length === 0) return 'it describes no operation.'
  const schema = brokenSchema(description)
  if (schema) return `${schema}.`
  return brokenPattern(description.document) ?? twice(operations) ?? operations.map(unfilled).find(Boolean)
}

/** A reference that leads nowhere, as a sentence. */
export function brokenReference(document: Record<string, unknown>): string | undefined {
  return firstOf(document, ({ $ref }, pointer) => {
    if (typeof $ref !== 'string') return undefined
    const isThere = $ref.startsWith('#') && at(document, decodeURI($ref.slice(1))) !== undefined
    return isThere ? undefined : `the reference ${$ref} at ${pointer} leads nowhere.`
  })
}

function brokenPattern(document: Record<string, unknown>): string | undefined {
  return firstOf(document, ({ pattern, type }, pointer) => {
    if (typeof pattern !== 'string' || type === undefined) return undefined
    try {
      regExpOf(pattern)
      return undefined
    } catch {
      return `the pattern ${pattern} at ${child(pointer, 'pattern')} is no regular expression.`
    }
  })
}

function twice(operations: readonly Operation[]): string | undefined {
  const seen = new Set<string>()
  for (const { id } of operations) {
    if (seen.has(id)) return `the operationId ${id} stands there twice.`
    seen.add(id)
  }
  return undefined
}

/** A parameter of a path that nothing describes. */
function unfilled({ id, path, parameters }: Operation): string | undefined {
  const described = parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)
  const missing = [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name]) => name)
    .find((name) => !described.includes(`${name}`))
  return missing === undefined ? undefined : `the parameter {${missing}} in the path of ${id} is not described.`
}

/** Where values stand that no reference or schema is looked for in. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])

function firstOf(
  node: unknown,
  look: (node: Record<string, unknown>, pointer: string) => string | undefined,
  pointer = '',
): string | undefined {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      const found = firstOf(item, look, child(pointer, index))
      if (found) return found
    }
    return undefined
  }
  if (!isRecord(node)) return undefined
  const here = look(node, pointer)
  if (here) return here
  for (const [key, value] of Object.entries(node)) {
    // Named examples hold references, example values do not.
    const isValue = data.has(key) && !(key === 'examples' && isRecord(value))
    const found = isValue ? undefined : firstOf(value, look, child(pointer, key))
    if (found) return found
  }
  return undefined
}
