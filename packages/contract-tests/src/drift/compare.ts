import { isDeepStrictEqual } from 'node:util'
import { isObject, type JsonObject, typeOf } from './json.ts'
import { brokenLimits } from './limits.ts'
import { child, entries, type Place, target } from './sources.ts'

/** Something that a value has and its schema does not say, or the other way round. */
export interface Difference {
  kind: 'property' | 'required' | 'type' | 'enum' | 'limit'
  /** Of the schema that would have to change. */
  place: Place
  /** The property, the type that was seen, or the limit. */
  name: string
  /** The way to it in the body: `data[].stats`. */
  at: string
  /** What was seen there; for a required property that is missing the object. */
  value: unknown
}

/** A schema that was held against a value. */
export interface Visit {
  kind: 'visit'
  place: Place
  /** Of the properties, when the value is an object. */
  names: string[]
}

/** `answer` wants no property that is written only, `request` none that is read only. */
export type Side = 'answer' | 'request'

/**
 * Holds a value against a schema, and tells where they differ and what was looked at. Of several alternatives that one
 * counts which the value comes nearest to. `not`, `if` and `contains` are not looked at. An undefined value fits.
 */
export function* compare(value: unknown, use: Place, side: Side, at = ''): Generator<Difference | Visit> {
  const schema = use.value
  if (value === undefined || !isObject(schema)) return
  if (value === null && schema.nullable === true) return
  if (value === null && schema.type === undefined) {
    const misfit = [...compareParts(null, use, side, at)].some(({ kind }) => kind !== 'visit')
    // `null` is a matter of where a schema is used, not of a schema that others use too.
    yield { kind: 'visit', place: use, names: [] }
    if (misfit) yield { kind: 'type', place: use, name: 'null', at, value }
    return
  }
  yield* compareParts(value, use, side, at)
}

function* compareParts(value: unknown, use: Place, side: Side, at: string): Generator<Difference | Visit> {
  const parts = partsOf(value, use, side)
  for (const place of parts) {
    yield { kind: 'visit', place, names: isObject(value) ? Object.keys(value) : [] }
    yield* comparePart(value, place, side, at)
  }
  if (Array.isArray(value)) yield* compareItems(value, parts, side, at)
  else if (isObject(value)) yield* compareProperties(value, parts, side, at)
}

/** What a schema says itself of the value as a whole. */
function* comparePart(value: unknown, place: Place, side: Side, at: string): Generator<Difference> {
  const schema = schemaOf(place)
  const lacksBranch = (['oneOf', 'anyOf'] as const).some(
    (keyword) => child(place, keyword) && branchesOf(value, place, keyword, side).length === 0,
  )
  if (lacksBranch || !hasType(value, schema)) yield { kind: 'type', place, name: typeOf(value), at, value }
  const members = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined
  if (members && !members.some((member) => isDeepStrictEqual(member, value))) {
    yield { kind: 'enum', place, name: '', at, value }
  }
  for (const { keyword } of brokenLimits(value, place)) yield { kind: 'limit', place, name: keyword, at, value }
}

function* compareItems(values: unknown[], parts: Place[], side: Side, at: string): Generator<Difference | Visit> {
  for (const part of parts) {
    const first = entries(child(part, 'prefixItems'))
    const rest = child(part, 'items')
    for (const [index, value] of values.entries()) {
      const schema = first[index]?.[1] ?? rest
      if (schema) yield* compare(value, schema, side, `${at}[]`)
    }
  }
}

function* compareProperties(value: JsonObject, parts: Place[], side: Side, at: string): Generator<Difference | Visit> {
  for (const [name, member] of Object.entries(value)) {
    const schemas = parts.flatMap((part) => propertyOf(part, name))
    const way = at === '' ? name : `${at}.${name}`
    for (const schema of schemas) yield* compare(member, schema, side, way)
    const place = schemas.length === 0 ? homeOf(parts) : undefined
    if (place) yield { kind: 'property', place, name, at, value: member }
  }
  for (const place of parts) {
    for (const name of requiredOf(place, side)) {
      if (!Object.hasOwn(value, name)) yield { kind: 'required', place, name, at, value }
    }
  }
}

/** The schemas that a part has for a property. What is explicitly free has `true`. */
function propertyOf(part: Place, name: string): Place[] {
  const property = child(part, 'properties', name)
  const patterns = entries(child(part, 'patternProperties')).filter(([pattern]) => matches(pattern, name))
  const found = [...(property ? [property] : []), ...patterns.map(([, schema]) => schema)]
  const other = child(part, 'additionalProperties') ?? child(part, 'unevaluatedProperties')
  return found.length > 0 || !other || other.value === false ? found : [other]
}

/** Where a property that nobody describes belongs; nowhere when no property is described, since all are free then. */
function homeOf(parts: Place[]): Place | undefined {
  const closed = parts.filter((part) => {
    const { properties, additionalProperties, unevaluatedProperties } = schemaOf(part)
    return isObject(properties) || additionalProperties === false || unevaluatedProperties === false
  })
  const size = (part: Place) => Object.keys(schemaOf(part).properties ?? {}).length - (part.file.woven ? 1000 : 0)
  return closed.toSorted((a, b) => size(b) - size(a))[0]
}

function requiredOf(part: Place, side: Side): string[] {
  const { required } = schemaOf(part)
  if (!Array.isArray(required)) return []
  const elsewhere = side === 'answer' ? 'writeOnly' : 'readOnly'
  return required.filter((name): name is string => {
    const property = typeof name === 'string' ? child(part, 'properties', name) : undefined
    return typeof name === 'string' && !(property && schemaOf(property)[elsewhere] === true)
  })
}

/** The schemas that hold for a value at once: itself, what it refers to, all of `allOf`, and its alternatives. */
export function partsOf(value: unknown, use: Place, side: Side, seen = new Set<Place>()): Place[] {
  if (seen.has(use) || !isObject(use.value)) return []
  seen.add(use)
  const referred = target(use)
  const also = [
    ...(referred ? [referred] : []),
    ...entries(child(use, 'allOf')).map(([, part]) => part),
    ...branchesOf(value, use, 'oneOf', side),
    ...branchesOf(value, use, 'anyOf', side),
  ]
  return [use, ...also.flatMap((part) => partsOf(value, part, side, seen))]
}

/** What was found for objects, which would else be asked again at each level of alternatives. */
const chosen = new WeakMap<object, Map<Place, Place[]>>()

/** The alternatives that count for a value; none when it has another type than all of them. */
function branchesOf(value: unknown, place: Place, keyword: 'oneOf' | 'anyOf', side: Side): Place[] {
  const list = child(place, keyword)
  if (!list) return []
  if (typeof value !== 'object' || value === null) return nearest(value, list, keyword, side)
  const known = chosen.get(value) ?? new Map<Place, Place[]>()
  chosen.set(value, known)
  const branches = known.get(list) ?? discriminated(value, place, list) ?? nearest(value, list, keyword, side)
  known.set(list, branches)
  return branches
}

/** The alternative that a value names itself by the discriminator's property. */
function discriminated(value: object, place: Place, list: Place): Place[] | undefined {
  const { propertyName, mapping } = schemaOf(child(place, 'discriminator') ?? list)
  const name: unknown = typeof propertyName === 'string' ? Reflect.get(value, propertyName) : undefined
  if (typeof name !== 'string') return undefined
  const reference = (isObject(mapping) ? mapping[name] : undefined) ?? name
  const found = entries(list).find(([, branch]) => {
    const { $ref } = schemaOf(branch)
    return $ref === reference || String($ref).endsWith(`/${reference}`)
  })
  return found && [found[1]]
}

/** Alternatives that are being rated, so that one which refers back to its own list ends. */
const rating: { value: unknown; list: Place }[] = []

function nearest(value: unknown, list: Place, keyword: 'oneOf' | 'anyOf', side: Side): Place[] {
  if (rating.some((other) => other.list === list && Object.is(other.value, value))) return []
  rating.push({ value, list })
  const rated = entries(list)
    .map(([, branch]) => ({ branch, distance: distanceOf(value, branch, side) }))
    .filter(({ distance }) => distance < otherType)
    .toSorted((a, b) => a.distance - b.distance)
  rating.pop()
  const near = keyword === 'anyOf' ? rated.filter(({ distance }) => distance < misfit) : []
  return (near.length > 0 ? near : rated.slice(0, 1)).map(({ branch }) => branch)
}

const misfit = 100
const otherType = 1_000_000

function distanceOf(value: unknown, branch: Place, side: Side): number {
  let distance = 0
  for (const sighting of compare(value, branch, side)) {
    if (sighting.kind === 'visit') continue
    if (sighting.kind === 'type' && sighting.at === '') return otherType
    distance += sighting.kind === 'property' ? 1 : sighting.kind === 'enum' ? 3 * misfit : misfit
  }
  return distance
}

function hasType(value: unknown, { type, nullable }: JsonObject): boolean {
  if (type === undefined || (value === null && nullable === true)) return true
  const types: unknown[] = Array.isArray(type) ? type : [type]
  const seen = typeOf(value)
  return types.includes(seen) || (seen === 'integer' && types.includes('number'))
}

const schemaOf = (place: Place): JsonObject => (isObject(place.value) ? place.value : {})

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name)
  } catch {
    return false
  }
}
