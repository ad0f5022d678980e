import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { isObject, type JsonObject } from './json.ts'
import type { Place } from './sources.ts'

/** What a schema says of a single value beside its type and its members. */
const keywords = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
]

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
addFormats.default(ajv)

const compiled = new WeakMap<Place, ValidateFunction | undefined>()
const formats = new Map<string, ValidateFunction>()

export interface BrokenLimit {
  keyword: string
  /** What it has to be. */
  limit: unknown
}

/** The limits of a schema that a value breaks. */
export function brokenLimits(value: unknown, place: Place): BrokenLimit[] {
  const schema = isObject(place.value) ? place.value : {}
  const validate = compiled.has(place) ? compiled.get(place) : compile(place, limitsOf(schema))
  if (!validate || validate(value)) return []
  const broken = new Set(validate.errors?.map(({ keyword }) => keyword))
  return [...broken].map((keyword) => ({ keyword, limit: schema[keyword] }))
}

export function hasFormat(text: string, format: string): boolean {
  const known = formats.get(format) ?? ajv.compile({ format })
  formats.set(format, known)
  return known(text)
}

/** The limits alone; the exclusive ones of OpenAPI 3.0 as numbers. */
function limitsOf(schema: JsonObject): JsonObject {
  const limits = Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)))
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof limits[exclusive] !== 'boolean') continue
    if (limits[exclusive]) {
      limits[exclusive] = limits[inclusive]
      delete limits[inclusive]
    } else delete limits[exclusive]
  }
  return limits
}

/** A pattern that is no regular expression of JavaScript limits nothing. */
function compile(place: Place, limits: JsonObject): ValidateFunction | undefined {
  const validate = Object.keys(limits).length === 0 ? undefined : attempt(limits)
  compiled.set(place, validate)
  return validate
}

function attempt(limits: JsonObject): ValidateFunction | undefined {
  try {
    return ajv.compile(limits)
  } catch {
    const { pattern, ...others } = limits
    return pattern === undefined ? undefined : attempt(others)
  }
}
