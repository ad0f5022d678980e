import { isDeepStrictEqual } from 'node:util'
import { addSample, newSamples, type Samples } from './infer.ts'
import { masked } from './mask.ts'
import type { Place } from './sources.ts'

export const kinds = [
  'operation',
  'status',
  'content type',
  'header',
  'parameter',
  'property',
  'required',
  'type',
  'enum',
  'limit',
  'no JSON',
  'unseen',
] as const
/**
 * `header` and `required`: what is required and missing. `operation`, `status`, `content type`, `parameter` and
 * `property`: what is there and not described. `type`, `enum` and `limit`: a value that does not fit. `no JSON`: a body
 * that is not what its content type says. `unseen`: what is described and was never there, which is no fault.
 */
export type Kind = (typeof kinds)[number]

/** A difference between traffic and description, put together from all exchanges that have it. */
export interface Found {
  kind: Kind
  /** What would have to change; for `operation` the paths. */
  place: Place
  /** Of the status, the content type, the header, the property ...; for `type` the type that was seen. */
  name: string
  /** Of what it is: `answer 200`, `request`, `query parameter limit`. */
  subject: string
  /** The way to it in the body: `data[].stats`. */
  at: string
  /** The ids of the operations whose traffic has it. */
  operations: Set<string>
  times: number
  /** In how many exchanges. */
  exchanges: number
  lastExchange: number
  /** Up to three, fit to be shown. */
  examples: unknown[]
  /** Different values as they are, for an enum. */
  values: unknown[]
  samples: Samples
  /** Of a limit of size how far values went. */
  farthest: number | undefined
  /** Of a status or a content type that is not described: what was there, by content type. */
  contents: Map<string, Samples>
  /** Why no change can be proposed, when that is known from the start. */
  refusal: string | undefined
}

export interface Sighting {
  kind: Kind
  place: Place
  name: string
  subject: string
  at?: string
  /** The name of what the value is of, where it is no part of a body. */
  label?: string
  operation?: string
  exchange: number
  /** Left out when there is nothing to show. */
  value?: unknown
  /** What the value is a body of. */
  contentType?: string
  refusal?: string
}

/** More different values than this are no list to choose from. */
const mostValues = 50

/** Puts sightings together: of one kind, place and name there is one finding. */
export function collector() {
  const byPlace = new Map<Place, Map<string, Found>>()
  const all: Found[] = []

  function foundOf({ kind, place, name, subject, at = '', label = lastName(at), refusal }: Sighting): Found {
    const ofPlace = byPlace.get(place) ?? new Map<string, Found>()
    byPlace.set(place, ofPlace)
    const known = ofPlace.get(`${kind} ${name}`)
    if (known) return known
    const counts = { times: 0, exchanges: 0, lastExchange: -1 }
    const samples = newSamples(kind === 'property' || kind === 'parameter' ? name : label)
    const found: Found = {
      kind,
      place,
      name,
      subject,
      at,
      operations: new Set(),
      ...counts,
      examples: [],
      values: [],
      samples,
      farthest: undefined,
      contents: new Map(),
      refusal,
    }
    ofPlace.set(`${kind} ${name}`, found)
    all.push(found)
    return found
  }

  return {
    all,
    add(sighting: Sighting): void {
      const found = foundOf(sighting)
      found.times += 1
      if (found.lastExchange !== sighting.exchange) found.exchanges += 1
      found.lastExchange = sighting.exchange
      if (sighting.operation !== undefined) found.operations.add(sighting.operation)
      if (sighting.contentType !== undefined) addContent(found, sighting.contentType, sighting.value)
      else if ('value' in sighting) addValue(found, sighting.value)
    },
  }
}

export type Collector = ReturnType<typeof collector>

function addValue(found: Found, value: unknown): void {
  addSample(found.samples, value)
  const isNew = (values: unknown[], candidate: unknown) => !values.some((known) => isDeepStrictEqual(known, candidate))
  if (found.kind === 'enum' && found.values.length < mostValues && isNew(found.values, value)) found.values.push(value)
  if (found.kind === 'limit') found.farthest = farther(found, value)
  if (found.examples.length >= 3) return
  const shown = shortened(masked(value, found.samples.name))
  if (isNew(found.examples, shown)) found.examples.push(shown)
}

/** The size of a value, or of one before that was farther from the limit. */
function farther({ name, farthest, samples }: Found, value: unknown): number | undefined {
  const size = typeof value === 'number' && masked(value, samples.name) === value ? value : sizeOf(value)
  if (!/^(exclusive)?(max|min)(imum|Length|Items)$/i.test(name) || size === undefined) return undefined
  return /max/i.test(name) ? Math.max(size, farthest ?? size) : Math.min(size, farthest ?? size)
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length
  return Array.isArray(value) ? value.length : undefined
}

/** Long values are texts of how they begin. */
function shortened(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : value
}

function addContent({ contents }: Found, type: string, value: unknown): void {
  const samples = contents.get(type) ?? newSamples('')
  contents.set(type, samples)
  if (value !== undefined) addSample(samples, value)
}

/** `phone` of `data[].contacts[].phone`. */
const lastName = (at: string): string => at.replaceAll('[]', '').split('.').at(-1) ?? ''
