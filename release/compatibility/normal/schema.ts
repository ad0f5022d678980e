import { isNode, listOf, mapValues, type Node, nodeOf, resolve, textOf } from './json.ts'
import { mergeSchemas } from './merge.ts'

const wording = new Set(['title', 'description', 'example', 'examples', '$comment', 'externalDocs', '$defs', '$schema'])
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas'])
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const single = new Set([
  'items',
  'additionalProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'contentSchema',
])

/**
 * A schema in the one form that all schemas of the same meaning have: nothing is referred to, `allOf` is merged where it
 * can be, `const` is an enum of one, `null` is a type, lists without order are sorted, and wording is gone. A schema that
 * is inside of itself ends as its bare type the second time: what changes in it is seen the first time.
 */
export function normalSchema(schema: unknown, document: Node, within: readonly string[] = []): unknown {
  if (!isNode(schema)) return schema
  const { $ref, ...beside } = schema
  if (typeof $ref === 'string') {
    const target = nodeOf(resolve(document, $ref))
    if (within.includes($ref)) return target.type === undefined ? {} : { type: target.type }
    return whole([normalSchema(target, document, [...within, $ref]), normalSchema(beside, document, within)])
  }
  const normal = Object.entries(schema).flatMap(([keyword, value]) =>
    wording.has(keyword) || keyword.startsWith('x-')
      ? []
      : [[keyword, normalKeyword(keyword, value, document, within)]],
  )
  return nullable(merged(simple(withTitles(Object.fromEntries(normal), schema))))
}

function normalKeyword(keyword: string, value: unknown, document: Node, within: readonly string[]): unknown {
  const normal = (inner: unknown) => normalSchema(inner, document, within)
  if (maps.has(keyword)) return mapValues(nodeOf(value), normal)
  if (lists.has(keyword)) return listOf(value).map(normal)
  if (single.has(keyword)) return normal(value)
  if (keyword === 'required' || keyword === 'enum') return sorted(listOf(value))
  // Its mapping names components; the values in it are the titles of the variants.
  if (keyword === 'discriminator') return { propertyName: nodeOf(value).propertyName }
  return value
}

/**
 * The variants of a schema are called as what tells them apart, so that judges find them again when they changed: the
 * value that is mapped to them, or else the only value of one of their properties.
 */
function withTitles(normal: Node, { discriminator, ...schema }: Node): Node {
  const mapping = Object.entries(nodeOf(nodeOf(discriminator).mapping))
  const titled = (keyword: string) => (variant: unknown, index: number) => {
    const { $ref } = nodeOf(listOf(schema[keyword])[index])
    const [title] = mapping.find(([, target]) => target === $ref) ?? [kindOf(nodeOf(variant))]
    return isNode(variant) && title !== undefined ? { title, ...variant } : variant
  }
  const lists = ['oneOf', 'anyOf'].filter((keyword) => keyword in normal)
  return { ...normal, ...Object.fromEntries(lists.map((name) => [name, listOf(normal[name]).map(titled(name))])) }
}

function kindOf({ properties }: Node): string | undefined {
  const values = Object.values(nodeOf(properties)).map((property) => listOf(nodeOf(property).enum))
  const [kind, another] = values.filter(({ length }) => length === 1)
  return another ? undefined : kind?.join()
}

const sorted = (values: unknown[]) => values.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))

/** Without keywords that say nothing, and with one way to say what has several. */
function simple({ const: only, type, ...schema }: Node): Node {
  if (schema.additionalProperties === true || textOf(schema.additionalProperties) === '{}')
    delete schema.additionalProperties
  if (listOf(schema.required).length === 0) delete schema.required
  if ([type].flat().includes('object')) schema.properties ??= {}
  if (only !== undefined) schema.enum = [only]
  return withType(schema, [type ?? []].flat())
}

/** With its types as a list only where it has several; whether `null` is one of them is said there, not by an enum. */
function withType(schema: Node, types: unknown[]): Node {
  const values = Array.isArray(schema.enum) && types.includes('null') ? schema.enum : undefined
  if (values) schema.enum = values.filter((value) => value !== null)
  const allowed = values && !values.includes(null) ? types.filter((type) => type !== 'null') : types
  if (allowed.length > 0) schema.type = allowed.length === 1 ? allowed[0] : sorted(allowed)
  return schema
}

function merged({ allOf, ...schema }: Node): Node {
  if (allOf === undefined) return schema
  return whole([...listOf(allOf), schema])
}

/** What all of them say together. */
function whole(members: unknown[]): Node {
  const schemas = members.filter(isNode)
  if (schemas.length < members.length) return { allOf: members }
  return mergeSchemas(schemas) ?? { allOf: schemas }
}

/** `oneOf: [X, null]` as an X that may be null, which is how most tools say it. */
function nullable(schema: Node): Node {
  for (const keyword of ['oneOf', 'anyOf']) {
    const { [keyword]: variants, ...beside } = schema
    const others = listOf(variants).filter((variant) => textOf(variant) !== '{"type":"null"}')
    const [only] = others
    if (others.length !== 1 || listOf(variants).length !== 2 || !isNode(only) || only.type === undefined) continue
    const type = sorted([...new Set([only.type, 'null'].flat())])
    return whole([{ ...only, type }, beside])
  }
  return schema
}
