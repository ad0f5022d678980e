import type { Passage } from './original.ts'

/** The most characters of a chunk, and how many of them the next one repeats. */
export const chunkLength = 800
export const overlap = 100

/** Cuts passages into pieces of bounded length that overlap within a passage, so that no sentence loses its context. */
export const cut = (passages: readonly Passage[]): Passage[] =>
  passages.flatMap((passage) => pieces(passage.text.trim()).map((text) => ({ ...passage, text })))

function pieces(text: string): string[] {
  const found: string[] = []
  let start = 0
  while (start < text.length) {
    const end = text.length - start <= chunkLength ? text.length : endOf(text, start)
    const piece = text.slice(start, end).trim()
    if (piece) found.push(piece)
    if (end === text.length) break
    start = resume(text, start, end)
  }
  return found
}

/** Where a piece ends: after a paragraph, else a sentence, else a word, in its second half; else where it is full. */
function endOf(text: string, start: number): number {
  const full = text.slice(start, start + chunkLength)
  for (const boundary of [/\n\s*\n/g, /[.!?。]["')\]]?\s|\n/g, /\s/g]) {
    const last = [...full.matchAll(boundary)].at(-1)
    const end = last ? last.index + last[0].length : 0
    if (end > chunkLength / 2) return start + end
  }
  return start + chunkLength - (isHalf(text, start + chunkLength) ? 1 : 0)
}

/** Where the next piece begins: at the first word of the last characters of the one before. */
function resume(text: string, start: number, end: number): number {
  const from = Math.max(end - overlap, start + 1)
  const space = text.slice(from, end).search(/\s\S/)
  const next = space === -1 ? from : from + space + 1
  return isHalf(text, next) ? next + 1 : next
}

/** Whether a cut here would part a character of two code units. */
const isHalf = (text: string, at: number): boolean =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')
