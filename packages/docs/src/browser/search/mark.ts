import { wordsOfQuery } from './words.ts'

/** A piece of a text, and whether the query met it. */
export interface Piece {
  text: string
  isMet: boolean
}

/** Between words, the parts of names, and what stands between them. */
const edges = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=[\p{L}\d])(?![\p{L}\d])|(?<![\p{L}\d])(?=[\p{L}\d])/u

/**
 * A text cut where the query met it: what somebody has typed of a word, or all of a word that is only like it.
 *
 * @param words the words that are met as a whole
 */
export function marked(text: string, query: string, words: string[]): Piece[] {
  const wanted = wordsOfQuery(query).toSorted((one, other) => other.length - one.length)
  const pieces: Piece[] = []
  const add = (piece: string, isMet: boolean) => {
    const last = pieces.at(-1)
    if (last?.isMet === isMet) last.text += piece
    else if (piece !== '') pieces.push({ text: piece, isMet })
  }
  for (const part of text.split(edges)) {
    const word = part.toLowerCase()
    const typed = wanted.find((each) => word.startsWith(each))
    const length = words.includes(word) && typed === undefined ? word.length : (typed?.length ?? 0)
    add(part.slice(0, length), true)
    add(part.slice(length), false)
  }
  return pieces
}
