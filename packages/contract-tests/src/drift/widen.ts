import type { Change } from './changes.ts'
import type { Found } from './found.ts'
import { type Dialect, schemaOf } from './infer.ts'
import { isObject, type JsonObject } from './json.ts'
import { child, type Place } from './sources.ts'

/** How a schema comes to allow a type that was seen; a clause that says why not, where there is no safe way. */
export function widened(found: Found, founds: readonly Found[], dialect: Dialect): Change | Change[] | string {
  const { place } = found
  const schema = isObject(place.value) ? place.value : {}
  const samePlace = founds.filter(({ kind, place: other }) => kind === 'type' && other === place)
  const seen = samePlace.map(({ name }) => name)
  if (dialect === '3.0')
    return seen.some((type) => type !== 'null') ? widened30(schema, place, seen) : nullable30(place, schema)

  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !seen.every((type) => types.includes(type))) {
    const all = new Set([...types, ...seen])
    if (all.has('number')) all.delete('integer')
    return { op: 'replace', place, key: 'type', pair: ['type', all.size === 1 ? [...all][0] : [...all]] }
  }
  const alternatives = child(place, 'oneOf') ?? child(place, 'anyOf')
  if (alternatives) return { op: 'append', place: alternatives, items: [alternative(found, samePlace, dialect)] }
  if ('$ref' in schema) {
    return { op: 'replace', place, key: '$ref', pair: ['oneOf', [{ $ref: schema.$ref }, { type: 'null' }]] }
  }
  const members = child(place, 'enum')
  if (members) return { op: 'append', place: members, items: [null] }
  return 'it is put together of parts that do not have null'
}

/** One more alternative for what was seen. An integer is a number, if there are those too. */
function alternative(found: Found, samePlace: readonly Found[], dialect: Dialect): JsonObject {
  if (found.name === 'null') return { type: 'null' }
  const wider = found.name === 'integer' ? samePlace.find(({ name }) => name === 'number') : undefined
  return schemaOf((wider ?? found).samples, dialect)
}

/** OpenAPI 3.0 has one type, which can only grow from integers to all numbers. */
function widened30(schema: JsonObject, place: Place, seen: string[]): Change | string {
  if (schema.type === 'integer' && seen.every((type) => type === 'number')) {
    return { op: 'replace', place, key: 'type', pair: ['type', 'number'] }
  }
  return 'a schema of OpenAPI 3.0 has only one type'
}

function nullable30(place: Place, schema: JsonObject): Change | Change[] {
  const nullable: Change = { op: 'add', place, pairs: { nullable: true } }
  if (!('$ref' in schema)) return nullable
  return [{ op: 'replace', place, key: '$ref', pair: ['allOf', [{ $ref: schema.$ref }]] }, nullable]
}
