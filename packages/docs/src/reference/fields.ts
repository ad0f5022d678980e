import { follow, refName, type Schema } from '../description/document.ts'
import { machines } from '../site/machines.ts'
import { limitsOf, meaningsOf } from './words.ts'

/** What a value is: its type in words, what it demands, and what is inside of it. */
export interface Shape {
  /** `string`, `array of strings`, `date-time string`. */
  type: string
  isNullable: boolean
  /** Markdown. */
  description: string
  /** Markdown: limits of the value, and of its items when it is a list. */
  limits: string[]
  values: { value: string; meaning: string | undefined }[]
  /** JSON of the value that counts when it is left out. */
  default: string | undefined
  /** JSON of an example; none of things with fields, which have examples as a whole. */
  example: string | undefined
  fields: Field[]
  variants: Variant[]
  /** The anchor of the same schema further up, in which this one stands. */
  recursion: string | undefined
  /** The page that shows how one state becomes the other, when the values are states. */
  states: string | undefined
}
export interface Field extends Shape {
  name: string
  anchor: string
  isRequired: boolean
}
/** One of several forms that a value can have. */
export interface Variant {
  name: string
  anchor: string
  description: string
  limits: string[]
  fields: Field[]
}

interface Place {
  anchor: string
  /** The schemas in which this one stands, with their anchors. */
  within: ReadonlyMap<string, string>
}

export function shapeOf(schema: Schema, anchor: string): Shape {
  return shape(schema, { anchor, within: new Map() })
}

export function fieldOf(name: string, schema: Schema, anchor: string, isRequired = false): Field {
  return { name, anchor, isRequired, ...shapeOf(schema, anchor) }
}

function shape(schema: Schema, place: Place): Shape {
  const recursion = schema.$ref === undefined ? undefined : place.within.get(schema.$ref)
  const within = schema.$ref === undefined ? place.within : new Map([...place.within, [schema.$ref, place.anchor]])
  const target = follow<Schema>(schema)
  const { nullable, inner, description } = withoutNull(target)
  if (inner.$ref !== undefined) {
    const found = shape(inner, { ...place, within })
    return { ...found, isNullable: true, description: description ?? found.description }
  }
  const isMany = inner.type === 'array' || (Array.isArray(inner.type) && inner.type.includes('array'))
  const item = isMany && inner.items ? shape(inner.items, { ...place, within }) : undefined
  const values = inner.enum ?? []
  const told = schema.description ?? inner.description ?? ''
  const meanings = meaningsOf(told, values)
  const inside: Place = { ...place, within }
  const example = inner.examples?.[0]
  return {
    type: item ? `array of ${plural(item.type)}` : typeName(inner),
    isNullable: nullable || (Array.isArray(inner.type) && inner.type.includes('null')),
    description: meanings.size > 0 ? beforeMeanings(told) : told,
    limits: [...limitsOf(inner), ...(item?.limits ?? []).map((limit) => `each: ${limit}`)],
    values: [
      ...values.map((value) => ({
        value: typeof value === 'string' ? value : JSON.stringify(value),
        meaning: meanings.get(value),
      })),
      ...(item?.values ?? []),
    ],
    default: inner.default === undefined ? undefined : JSON.stringify(inner.default),
    example:
      example === undefined || (typeof example === 'object' && inner.properties) ? undefined : JSON.stringify(example),
    fields: recursion ? [] : [...fieldsOf(inner, inside), ...entriesOf(inner, inside), ...(item?.fields ?? [])],
    variants: recursion ? [] : [...variantsOf(inner, inside), ...(item?.variants ?? [])],
    recursion: recursion ?? item?.recursion,
    states: pageOfStates(schema) ?? item?.states,
  }
}

const pageOfStates = ({ $ref = '' }: Schema): string | undefined =>
  machines.find(({ schemas }) => schemas.includes(refName($ref)))?.href

/** What a value is when it is not null. */
function withoutNull(schema: Schema): { nullable: boolean; inner: Schema; description?: string | undefined } {
  const others = schema.oneOf?.filter(({ type }) => type !== 'null') ?? []
  const [only] = others
  if (!only || others.length > 1 || others.length === schema.oneOf?.length) return { nullable: false, inner: schema }
  return { nullable: true, inner: only, description: schema.description }
}

/** The values of an enum have their own lines; of its description only what comes before them is left. */
const beforeMeanings = (description: string): string =>
  description.slice(0, description.search(/`[^`]+`(?: \([^)]*\))?(?:, `[^`]+`)*: /)).trim()

function fieldsOf({ properties = {}, required = [] }: Schema, { anchor, within }: Place): Field[] {
  return Object.entries(properties).map(([name, schema]) => {
    const inner = `${anchor}.${name}`
    return { name, anchor: inner, isRequired: required.includes(name), ...shape(schema, { anchor: inner, within }) }
  })
}

/** What stands under names that are not fixed. */
function entriesOf({ additionalProperties }: Schema, { anchor, within }: Place): Field[] {
  if (typeof additionalProperties !== 'object') return []
  const inner = `${anchor}.*`
  return [{ name: '*', anchor: inner, isRequired: false, ...shape(additionalProperties, { anchor: inner, within }) }]
}

function variantsOf({ oneOf, discriminator }: Schema, { anchor, within }: Place): Variant[] {
  if (!oneOf) return []
  const names = new Map(Object.entries(discriminator?.mapping ?? {}).map(([name, $ref]) => [$ref, name]))
  return oneOf.map((schema, index) => {
    const { $ref = '' } = schema
    const name = names.get($ref) ?? ($ref === '' ? String(index + 1) : refName($ref))
    const inner = `${anchor}.${name}-variant`
    const { description, limits, fields } = shape(schema, { anchor: inner, within })
    return { name, anchor: inner, description, limits, fields }
  })
}

function typeName({ type, format, properties, additionalProperties, oneOf }: Schema): string {
  if (oneOf) return 'object'
  const names = (Array.isArray(type) ? type : [type ?? 'any']).filter((name) => name !== 'null')
  const name = names.join(' or ')
  if (name === 'object' && !properties && typeof additionalProperties === 'object') return 'object with any names'
  if (format === 'binary') return 'file'
  return format ? `${format} ${name}` : name
}

function plural(type: string): string {
  const [first = '', ...rest] = type.split(' of ')
  if (rest.length > 0) return [`${first}s`, ...rest].join(' of ')
  return /(string|integer|number|boolean|object|file)$/.test(type) ? `${type}s` : type
}
