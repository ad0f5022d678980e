import type { SearchResult } from 'minisearch'
import type { Entry, Kind } from './entry.ts'
import type { SearchIndex } from './index.ts'
import { type At, bestPlace, type Met, placesOf } from './place.ts'
import { likeness, weight } from './rank.ts'
import { squeezed, wordsOfQuery } from './words.ts'

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

interface Candidate {
  id: number
  at: At | undefined
  words: string[]
  likeness: number
  /** Whether its name is the query; a field of that name comes before others, but not before an operation. */
  isWhole: boolean
  /** How many words of the query it has, or the operation in whose page it is. */
  covered: number
  score: number
}

/** How many results of a kind are shown. */
const most = 6

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
  const met = new Map(found.map((result) => [result.id as number, metOf(result)]))
  return [...met].map(([id, { words, by, isNamed, score }]) => {
    const entry = entryOf(index, id)
    const names = index.names[id] ?? []
    const missing = wanted.filter((word) => !by.has(word))
    const gain = bestPlace(isNamed ? (entry.places ?? []) : [], missing, met)
    return {
      ...{ id, words, at: gain.at, likeness: likeness(entry, names, query), covered: by.size + gain.words },
      isWhole: names[0] === squeezed(query),
      score: score * weight(entry, names, query) * (isSent(index, entry) ? 1.2 : 1) + gain.score * 0.3,
    }
  })
}

const metOf = ({ terms, queryTerms, match, score }: SearchResult): Met => ({
  ...{ words: terms, by: new Set(queryTerms), score },
  isNamed: Object.values(match).some((fields) => fields.includes('title')),
})

/** An id that the engine knows is the number of an entry. */
const entryOf = ({ entries }: SearchIndex, id: number): Entry => entries[id] as Entry

/** A field that can be set is wanted more often than the same in an answer. */
function isSent({ anchors }: SearchIndex, { kind, places = [] }: Entry): boolean {
  const [first] = places
  return kind === 'field' && first !== undefined && !/^(response|problem)/.test(anchors[first[0]] ?? '')
}

function grouped(index: SearchIndex, candidates: Candidate[]): Group[] {
  const byKind = Map.groupBy(candidates, ({ id }) => entryOf(index, id).kind)
  // The groups stand in the order of their first members, which are the best.
  return [...byKind].map(([kind, members]) => {
    const best = members.toSorted((one, other) => Number(other.isWhole) - Number(one.isWhole)).slice(0, most)
    return { kind, total: members.length, results: best.map((member) => resultOf(index, member)) }
  })
}

function resultOf(index: SearchIndex, { id, at, words }: Candidate): Result {
  const entry = entryOf(index, id)
  const places = (entry.places ?? []).flatMap(placesOf)
  const here = at ?? (entry.href === undefined ? places[0] : undefined)
  if (!here) return { entry, words, href: entry.href ?? '', place: undefined }
  const operation = entryOf(index, here.operation)
  const anchor = index.anchors[here.anchor]?.replace('$', entry.title) ?? ''
  return { entry, words, href: `${operation.href}#${anchor}`, place: { operation, anchor, others: places.length - 1 } }
}
