/** What JSON calls an object. */
export type Node = Record<string, unknown>

/** Whether it is an object; what is in it is for the reader to find out. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object as it is, anything else as one without keys. */
export const nodeOf = (value: unknown): Node => (isNode(value) ? value : {})

/** A list as it is, anything else as an empty one. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The text of a value that is the same for equal values, whatever the order of their keys. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    isNode(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
}

/** Each value of a map made anew. */
export const mapValues = (map: Node, make: (value: unknown, key: string) => unknown): Node =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value, key)]))

/** What is under these keys; undefined where nothing is. */
export const at = (document: Node, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((node, key) => (Array.isArray(node) ? node[Number(key)] : nodeOf(node)[key]), document)

/** What a local reference of a bundle points at: `#/components/schemas/Lead`. */
export function resolve(document: Node, reference: string): unknown {
  if (!reference.startsWith('#/'))
    throw new Error(`The description refers to ${reference}, which is outside of it. Compare bundles.`)
  const target = at(document, parts(reference))
  if (target === undefined) throw new Error(`The description refers to ${reference}, which is not there.`)
  return target
}

/** The keys of a JSON pointer with or without its `#`. */
export const parts = (pointer: string): string[] =>
  pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
