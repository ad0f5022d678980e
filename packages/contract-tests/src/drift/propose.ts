import type { Change } from './changes.ts'
import type { Found } from './found.ts'
import { type Dialect, undocumented as description, type Samples, schemaOf } from './infer.ts'
import type { JsonObject } from './json.ts'
import { isSecretName, masked, maskedText } from './mask.ts'
import { child, type Place } from './sources.ts'
import { widened } from './widen.ts'

/** A finding with the changes that do away with it, or the reason why a person has to. */
export interface Proposal {
  found: Found
  changes: Change[]
  /** A clause: `nobody can tell the right limit from traffic`. */
  refusal: string | undefined
}

/** What to change for each finding. Those that are no fault have no proposal. */
export function propose(founds: readonly Found[], dialect: Dialect): Proposal[] {
  return founds
    .filter(({ kind }) => kind !== 'unseen')
    .map((found) => {
      const change = found.refusal ?? (found.place.file.woven ? woven : changeFor(found, founds, dialect))
      if (typeof change === 'string') return { found, changes: [], refusal: change }
      return { found, changes: [change].flat(), refusal: undefined }
    })
}

const woven = 'it is woven in from x-problems and shared/problems.yaml, which have to say it'

function changeFor(found: Found, founds: readonly Found[], dialect: Dialect): Change | Change[] | string {
  const { kind, place, name, samples } = found
  switch (kind) {
    case 'status':
      return within(place, 'responses', { [name]: responseOf(found, dialect) })
    case 'content type':
      return contentFor(found, dialect)
    case 'header':
      return { op: 'replace', place, key: 'required', pair: ['required', false] }
    case 'parameter':
      return parameterFor(found, dialect)
    case 'property':
      if (maskedText(name) !== name) return 'its name looks like data, so the object may be a map'
      return within(place, 'properties', { [name]: schemaOf(samples, dialect) })
    case 'required':
      return requiredFor(place, founds, dialect)
    case 'type':
      return widened(found, founds, dialect)
    case 'enum':
      return enumFor(found)
    case 'limit':
      return `nobody can tell from traffic what ${name} should be`
    case 'operation':
      return 'an operation needs more than traffic tells'
    default:
      return 'the server has to mend it, or the content type is another'
  }
}

/** Adds to a map under a key of a place, which is made when it is not there. */
function within(place: Place, key: string, pairs: JsonObject): Change {
  const map = child(place, key)
  return map ? { op: 'add', place: map, pairs } : { op: 'add', place, pairs: { [key]: pairs } }
}

function responseOf({ contents }: Found, dialect: Dialect): JsonObject {
  return contents.size === 0 ? { description } : { description, content: contentOf(contents, dialect) }
}

function contentOf(contents: Map<string, Samples>, dialect: Dialect): JsonObject {
  return Object.fromEntries([...contents].map(([type, samples]) => [type, mediaOf(samples, dialect)]))
}

const mediaOf = (samples: Samples, dialect: Dialect): JsonObject =>
  samples.count === 0 ? {} : { schema: schemaOf(samples, dialect) }

/** Under the body or response; an operation that takes no body gets one. */
function contentFor({ place, contents }: Found, dialect: Dialect): Change {
  const content = contentOf(contents, dialect)
  const isOperation = child(place, 'responses') !== undefined
  return isOperation
    ? { op: 'add', place, pairs: { requestBody: { description, content } } }
    : within(place, 'content', content)
}

function parameterFor({ place, name, samples }: Found, dialect: Dialect): Change | string {
  if (isSecretName(name)) return 'it looks like a secret, which belongs under securitySchemes'
  if (maskedText(name) !== name) return 'its name looks like data'
  const parameter = { name, in: 'query', description, schema: schemaOf(samples, dialect) }
  const list = child(place, 'parameters')
  return list
    ? { op: 'append', place: list, items: [parameter] }
    : { op: 'add', place, pairs: { parameters: [parameter] } }
}

/** Takes all names that were missing out of `required`. OpenAPI 3.0 has no empty list there. */
function requiredFor(place: Place, founds: readonly Found[], dialect: Dialect): Change | string {
  const list = child(place, 'required')
  const names = founds.filter((other) => other.kind === 'required' && other.place === place).map(({ name }) => name)
  if (!list || !Array.isArray(list.value)) return 'it is not in a list of its own'
  const left = list.value.filter((name) => !names.includes(name))
  if (left.length > 0) return { op: 'remove', place: list, items: names }
  if (dialect === '3.0') return 'no property is left that is required, and OpenAPI 3.0 has no empty list of them'
  return { op: 'replace', place, key: 'required', pair: ['required', []] }
}

function enumFor({ place, values, samples }: Found): Change | string {
  if (values.some((value) => typeof value === 'object' && value !== null)) return 'a list or an object was seen there'
  if (values.some((value) => masked(value, samples.name) !== value)) return 'what was seen may be private'
  if (values.length > 20) return 'so many other values were seen that it may be no closed list'
  const list = child(place, 'enum')
  if (list) return { op: 'append', place: list, items: values }
  const constant = child(place, 'const')?.value
  return { op: 'replace', place, key: 'const', pair: ['enum', [constant, ...values]] }
}
