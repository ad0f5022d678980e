import { likenessOfCall } from './call.ts'
import type { Entry, Kind, Place } from './entry.ts'
import type { SearchIndex } from './index.ts'
import { partsOf, squeezed, wordsOfQuery } from './words.ts'

export interface Found {
  /** Whether what was found has all words of the query; otherwise it has as many of them as anything has. */
  isComplete: boolean
  /** The kind of the best result comes first. */
  groups: Group[]
}
export interface Group {
  kind: Kind
  results: Result[]
  /** How many there are, shown or not. */
  total: number
}
export interface Result {
  entry: Entry
  /** From the site's root, without the first slash. */
  href: string
  /** The operation in whose page it is, with its anchor there, and how many others have it too. */
  place: { operation: Entry; anchor: string; others: number } | undefined
  /** The words of the index that the query met. */
  words: string[]
}

interface Met {
  words: string[]
  /** The words of the query that met them. */
  by: Set<string>
  score: number
}
interface Candidate {
  id: number
  at: At | undefined
  words: string[]
  /** How much it is what the query names in full; 0 when it does not. */
  likeness: number
  /** How many words of the query it has, or the operation in whose page it is. */
  covered: number
  score: number
}
interface At {
  anchor: number
  operation: number
}

/** How many results of a kind are shown. */
const most = 6

/** Whoever reads a reference mostly wants an operation. The headings of a guide count less than the guide. */
const weights: Record<Kind, number> = { section: 4, operation: 2.5, field: 1, code: 1, guide: 1, state: 1 }

/**
 * What a query means: what it names in full comes first, then what has all its words. When nothing has, slips of the pen
 * are forgiven, and then what has most of the words is found.
 */
export function find(index: SearchIndex, query: string): Found {
  const wanted = wordsOfQuery(query)
  const strict = candidatesFor(index, query, wanted, 0)
  const candidates = mostCovered(strict) === wanted.length ? strict : candidatesFor(index, query, wanted, 0.3)
  const covered = mostCovered(candidates)
  const best = candidates
    .filter((candidate) => candidate.covered === covered || candidate.likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness || other.score - one.score || one.id - other.id)
  return { isComplete: covered === wanted.length, groups: grouped(index, best) }
}

const mostCovered = (candidates: Candidate[]): number => Math.max(0, ...candidates.map(({ covered }) => covered))

/** @param slips how many letters of a word may be wrong, as a share of it */
function candidatesFor(index: SearchIndex, query: string, wanted: string[], slips: number): Candidate[] {
  const found = index.engine.search(query, { fuzzy: (word) => word.length > 4 && slips })
  // Each result has the id of an entry that was indexed.
  const met = new Map(
    found.map(({ id, terms, queryTerms, score }) => [id as number, { words: terms, by: new Set(queryTerms), score }]),
  )
  return [...met].map(([id, { words, by, score }]) => {
    const { kind, of, places = [] } = entryOf(index, id)
    const { at, gain, more } = bestPlace(
      places,
      wanted.filter((word) => !by.has(word)),
      met,
    )
    return {
      ...{ id, at, words, likeness: likeness(index, id, query) },
      ...{
        covered: by.size + gain,
        score: score * weights[kind] * (of === undefined ? 1 : 0.7) * promise(index, id, query) + more * 0.3,
      },
    }
  })
}

/** An id that the engine knows is the number of an entry. */
const entryOf = ({ entries }: SearchIndex, id: number): Entry => entries[id] as Entry

/** The operation that has most of the words that a field itself has not: "update campaign stopOnReply". */
function bestPlace(places: Place[], missing: string[], met: Map<number, Met>): { at?: At; gain: number; more: number } {
  let best: { at?: At; gain: number; more: number } = { gain: 0, more: 0 }
  if (missing.length === 0) return best
  for (const [anchor, ...operations] of places)
    for (const operation of operations) {
      const { by, score = 0 } = met.get(operation) ?? {}
      const gain = missing.filter((word) => by?.has(word)).length
      if (gain > best.gain || (gain > 0 && gain === best.gain && score > best.more))
        best = { at: { anchor, operation }, gain, more: score }
    }
  return best
}

/** A single word, such as `status`, is the name of many fields, and of states; `stopOnReply` means just that. */
function likeness(index: SearchIndex, id: number, query: string): number {
  const entry = entryOf(index, id)
  if (query.includes('/')) return likenessOfCall(query, entry)
  const { kind, of } = entry
  if (!index.names[id]?.includes(squeezed(query))) return 0
  if ((kind === 'field' || kind === 'state') && partsOf(entry.title).length === 1) return 0
  return of === undefined ? 2 : 1
}

/** Names that begin as the query does are mostly those that somebody is about to write. */
function promise({ names }: SearchIndex, id: number, query: string): number {
  const start = squeezed(query)
  const [name = ''] = names[id] ?? []
  if (name === start) return 2
  return name.startsWith(start) ? 1.5 : 1
}

function grouped(index: SearchIndex, candidates: Candidate[]): Group[] {
  const byKind = Map.groupBy(candidates, ({ id }) => entryOf(index, id).kind)
  // The groups stand in the order of their first members, which are the best.
  return [...byKind].map(([kind, members]) => ({
    kind,
    total: members.length,
    results: members.slice(0, most).map((member) => resultOf(index, member)),
  }))
}

function resultOf(index: SearchIndex, { id, at, words }: Candidate): Result {
  const entry = entryOf(index, id)
  const { href, places = [] } = entry
  const here = at ?? (href === undefined ? firstOf(places) : undefined)
  if (!here) return { entry, href: href ?? '', place: undefined, words }
  const operation = entryOf(index, here.operation)
  const anchor = index.anchors[here.anchor]?.replace('$', entry.title) ?? ''
  const others = new Set(places.flatMap(([, ...operations]) => operations)).size - 1
  return { entry, href: `${operation.href}#${anchor}`, place: { operation, anchor, others }, words }
}

function firstOf(places: Place[]): At | undefined {
  const [[anchor, operation] = []] = places
  return anchor === undefined || operation === undefined ? undefined : { anchor, operation }
}
