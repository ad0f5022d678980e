import { compare, type Side } from './compare.ts'
import type { Collector } from './found.ts'
import { parsed } from './json.ts'
import type { DescribedOperation } from './operations.ts'
import type { Place } from './sources.ts'

/** What is known while exchanges are gone through. */
export interface Going {
  root: Place
  found: Collector
  /** How often a schema was held against a value, and a response against an answer. */
  visits: Map<Place, number>
  /** Properties that were there, by the schema that was held against them. */
  names: Map<Place, Set<string>>
  /** Statuses that were answered, by operation. */
  statuses: Map<DescribedOperation, Set<number>>
}

/** What a sighting says of where it was made. */
export interface About {
  subject: string
  operation: string
  exchange: number
  /** The name of what a value is of, where it is no body. */
  label?: string
}

export const isJson = (type: string): boolean => type === 'application/json' || type.endsWith('+json')

/** Counts that a place was looked at. */
export function visit({ visits }: Going, place: Place): void {
  visits.set(place, (visits.get(place) ?? 0) + 1)
}

/** Holds a value against a schema, and keeps what differs and what was looked at. */
export function observeValue(going: Going, value: unknown, schema: Place, side: Side, about: About): void {
  for (const sighting of compare(value, schema, side)) {
    if (sighting.kind !== 'visit') {
      const { value: seen, ...difference } = sighting
      going.found.add({ ...difference, ...about, ...(difference.kind === 'required' ? {} : { value: seen }) })
      continue
    }
    visit(going, sighting.place)
    if (side === 'answer') addNames(going, sighting.place, sighting.names)
  }
}

function addNames({ names }: Going, place: Place, seen: string[]): void {
  const known = names.get(place) ?? new Set<string>()
  names.set(place, known)
  for (const name of seen) known.add(name)
}

/** A body as what its content type says; JSON that is none is undefined, with a finding. */
export function readBody(going: Going, text: string, type: string, place: Place, about: About): unknown {
  if (!isJson(type)) return text
  const value = parsed(text)
  if (value === undefined) going.found.add({ kind: 'no JSON', place, name: type, ...about })
  return value
}

/** A body whose content type nobody describes. */
export function strangeBody(text: string | undefined, type: string): unknown {
  return text !== undefined && isJson(type) ? parsed(text) : text
}
