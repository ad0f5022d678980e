import type { Schema } from '../description/description.ts'
import { isObject, typeOf } from './json.ts'
import { hasFormat } from './limits.ts'
import { isSecretName, masked, maskedText } from './mask.ts'

/** What was seen of a value, put together from many samples. */
export interface Samples {
  name: string
  count: number
  types: Set<string>
  /** Formats that every text had so far. */
  formats: Set<string>
  texts: number
  /** Whether one of the texts was empty. */
  hasEmpty: boolean
  /** Different texts, as long as they are few short words. */
  words: Set<string> | undefined
  objects: number
  properties: Map<string, Samples>
  items: Samples | undefined
  /** Up to three single values, fit to be shown. */
  examples: unknown[]
}

const formats = ['date-time', 'date', 'uuid', 'email', 'uri']
/** Texts are members of an enum when they are so few words, each seen so often on average. */
const mostWords = 8
const timesEach = 5
const word = /^[a-z][a-z_-]{0,29}$/
/** In characters. */
const longestExample = 120
/** An object with more properties than this, or with names that are data, is a map. */
const mostProperties = 40

/** What a schema, a parameter or a response says of itself when all that is known is that it was seen. */
export const undocumented = 'Seen in traffic only.'

export const newSamples = (name: string): Samples => ({
  name,
  count: 0,
  types: new Set(),
  formats: new Set(isSecretName(name) ? [] : formats),
  texts: 0,
  hasEmpty: false,
  words: isSecretName(name) ? undefined : new Set(),
  objects: 0,
  properties: new Map(),
  items: undefined,
  examples: [],
})

/** Takes one more sample in. */
export function addSample(samples: Samples, value: unknown): void {
  samples.count += 1
  samples.types.add(typeOf(value))
  if (Array.isArray(value)) {
    samples.items ??= newSamples(samples.name)
    for (const item of value) addSample(samples.items, item)
  } else if (isObject(value)) addObject(samples, value)
  else addExample(samples, value)
  if (typeof value === 'string') addText(samples, value)
}

function addObject(samples: Samples, value: Record<string, unknown>): void {
  samples.objects += 1
  for (const [name, member] of Object.entries(value)) {
    const property = samples.properties.get(name) ?? newSamples(name)
    if (samples.properties.size <= mostProperties) samples.properties.set(name, property)
    addSample(property, member)
  }
}

function addText(samples: Samples, text: string): void {
  samples.texts += 1
  if (text === '') samples.hasEmpty = true
  for (const format of samples.formats) if (!isOf(format, text)) samples.formats.delete(format)
  samples.words?.add(text)
  if (!word.test(text) || (samples.words?.size ?? 0) > mostWords) samples.words = undefined
}

const isOf = (format: string, text: string): boolean =>
  hasFormat(text, format) && (format !== 'uri' || /^[a-z]+:\/\//.test(text))

function addExample(samples: Samples, value: unknown): void {
  if (value === null || String(value).length > longestExample) return
  const shown = masked(value, samples.name)
  if (samples.examples.length < 3 && !samples.examples.includes(shown)) samples.examples.push(shown)
}

/** How a description says it: OpenAPI 3.0 has `nullable`, one type and one example. */
export type Dialect = '3.0' | '3.1'

/** A schema that all samples fit, written as descriptions are: type first, then limits, description and example. */
export function schemaOf(samples: Samples, dialect: Dialect): Schema {
  const types = [...samples.types].filter((type) => type !== 'null')
  const known = types.includes('number') ? types.filter((type) => type !== 'integer') : types
  return {
    ...typeKeyword(known, samples.types.has('null'), dialect),
    ...(known.includes('string') ? textKeywords(samples) : {}),
    description: undocumented,
    ...(known.includes('object') && (known.length === 1 || dialect === '3.1') ? objectKeywords(samples, dialect) : {}),
    ...(known.includes('array') ? { items: samples.items ? schemaOf(samples.items, dialect) : {} } : {}),
    ...exampleKeyword(samples, dialect),
  }
}

function typeKeyword(types: string[], hasNull: boolean, dialect: Dialect): Schema {
  if (dialect === '3.1') {
    const all = hasNull ? [...types, 'null'] : types
    const [only] = all
    return all.length === 1 && only !== undefined ? { type: only } : all.length > 1 ? { type: all } : {}
  }
  const [only] = types
  return {
    ...(types.length === 1 && only !== undefined ? { type: only } : {}),
    ...(hasNull ? { nullable: true } : {}),
  }
}

/** A format, or an enum of a few words that came again and again. */
function textKeywords(samples: Samples): Schema {
  const [format] = samples.formats
  if (format !== undefined) return { format }
  const words = [...(samples.words ?? [])].toSorted()
  const isEnum = words.length > 1 && samples.texts >= words.length * timesEach && samples.types.size === 1
  return isEnum ? { enum: words } : {}
}

function objectKeywords(samples: Samples, dialect: Dialect): Schema {
  const properties = [...samples.properties.values()]
  if (properties.length > mostProperties || properties.some(({ name }) => maskedText(name) !== name)) {
    return { additionalProperties: true }
  }
  const always = properties.filter(({ count }) => count === samples.objects).map(({ name }) => name)
  return {
    ...(always.length > 0 ? { required: always } : {}),
    properties: Object.fromEntries(
      properties.map((property) => [property.name, memberOf(property, always.includes(property.name), dialect)]),
    ),
  }
}

/** A text that is always there and never empty says so, as far as its format or enum does not. */
function memberOf(samples: Samples, always: boolean, dialect: Dialect): Schema {
  const schema = schemaOf(samples, dialect)
  const { type, ...others } = schema
  const isPlain = type === 'string' && schema.format === undefined && schema.enum === undefined
  return isPlain && always && !samples.hasEmpty ? { type, minLength: 1, ...others } : schema
}

function exampleKeyword({ examples: [example] }: Samples, dialect: Dialect): Schema {
  if (example === undefined) return {}
  return dialect === '3.1' ? { examples: [example] } : { example }
}
