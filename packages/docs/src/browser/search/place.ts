import type { Place } from './entry.ts'

/** An entry that was found. */
export interface Met {
  /** The words of the index that were met. */
  words: string[]
  /** The words of the query that met them. */
  by: Set<string>
  /** Whether its name was met, and not only what is told of it. */
  isNamed: boolean
  score: number
}
/** A place in the page of one operation, by the numbers of its anchor and its operation. */
export interface At {
  anchor: number
  operation: number
}
export interface Gain {
  at: At | undefined
  /** How many of the missing words the operation has, and how well. */
  words: number
  score: number
}

/**
 * The operation that has most of the words that a field itself has not: in "update campaign stopOnReply" they say in which
 * page it is wanted.
 */
export function bestPlace(places: Place[], missing: string[], met: Map<number, Met>): Gain {
  let best: Gain = { at: undefined, words: 0, score: 0 }
  if (missing.length === 0) return best
  for (const at of places.flatMap(placesOf)) {
    const { by, score = 0 } = met.get(at.operation) ?? {}
    const words = missing.filter((word) => by?.has(word)).length
    if (words > best.words || (words > 0 && words === best.words && score > best.score)) best = { at, words, score }
  }
  return best
}

export const placesOf = ([anchor, ...operations]: Place): At[] => operations.map((operation) => ({ anchor, operation }))
