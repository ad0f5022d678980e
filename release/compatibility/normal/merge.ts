import { isNode, type Node, nodeOf, textOf } from './json.ts'

const greater = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'])
const smaller = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'])
/** Keywords that look at the other keywords beside them, so that they mean something else in a merged schema. */
const closed = ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'patternProperties']

/** One schema that takes what all of them take; undefined where that cannot be said in one. */
export function mergeSchemas(members: Node[]): Node | undefined {
  const [first = {}, ...rest] = members.filter((member) => Object.keys(member).length > 0)
  if (rest.length > 0 && [first, ...rest].some((member) => closed.some((keyword) => keyword in member))) return
  return rest.reduce<Node | undefined>((merged, member) => merged && mergeTwo(merged, member), first)
}

function mergeTwo(a: Node, b: Node): Node | undefined {
  const merged: Node = { ...a }
  for (const [keyword, value] of Object.entries(b)) {
    const both = keyword in merged ? mergeKeyword(keyword, merged[keyword], value) : value
    if (both === undefined) return
    merged[keyword] = both
  }
  return merged
}

function mergeKeyword(keyword: string, a: unknown, b: unknown): unknown {
  if (textOf(a) === textOf(b)) return a
  if (keyword === 'properties') return mergeProperties(nodeOf(a), nodeOf(b))
  if (keyword === 'required') return [...new Set([a, b].flat())].toSorted()
  if (keyword === 'enum' && Array.isArray(a) && Array.isArray(b)) return a.filter((value) => b.includes(value))
  if (keyword === 'type') return commonType([a].flat(), [b].flat())
  if (typeof a !== 'number' || typeof b !== 'number') return
  if (greater.has(keyword)) return Math.max(a, b)
  if (smaller.has(keyword)) return Math.min(a, b)
}

function commonType(a: unknown[], b: unknown[]): unknown {
  const takes = (types: unknown[], type: unknown) =>
    types.includes(type) || (type === 'integer' && types.includes('number'))
  const common = [...a.filter((type) => takes(b, type)), ...b.filter((type) => takes(a, type))]
  const types = [...new Set(common)].toSorted()
  return types.length > 1 ? types : types[0]
}

function mergeProperties(a: Node, b: Node): Node | undefined {
  const merged: Node = { ...a }
  for (const [name, schema] of Object.entries(b)) {
    const known = merged[name]
    const both = known === undefined ? schema : isNode(known) && isNode(schema) && mergeSchemas([known, schema])
    if (!both) return
    merged[name] = both
  }
  return merged
}
