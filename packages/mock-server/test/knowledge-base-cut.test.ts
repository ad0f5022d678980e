import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunkLength, cut } from '../src/domain/knowledge-base/cut.ts'

const passage = fc.record({
  heading: fc.option(fc.string({ minLength: 1 })),
  url: fc.constant(null),
  text: fc
    .array(fc.oneof(fc.lorem(), fc.string({ unit: 'grapheme', maxLength: 900 }), fc.constantFrom('\n\n', ' ', '. ')), {
      maxLength: 60,
    })
    .map((parts) => parts.join(' ')),
})
const isWhole = (text: string) => text.isWellFormed()

describe('cut', () => {
  test('keeps every piece short, not empty, and whole characters', () => {
    fc.assert(
      fc.property(fc.array(passage, { maxLength: 5 }), (passages) => {
        const texts = cut(passages).map(({ text }) => text)
        expect(texts.every((text) => text.trim() === text && text !== '' && text.length <= chunkLength)).toBe(true)
        expect(texts.every(isWhole)).toBe(passages.every(({ text }) => isWhole(text)))
      }),
    )
  })

  test('loses no word: the pieces, laid over each other, are the text', () => {
    fc.assert(
      fc.property(passage, (one) => {
        const bare = (text: string) => text.replace(/\s+/g, '')
        const whole = cut([one]).reduce((text, piece) => layOver(text, bare(piece.text)), '')
        expect(whole).toBe(bare(one.text))
      }),
    )
  })

  test('lets pieces overlap, and begin and end between words', () => {
    const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')

    const pieces = cut([{ heading: 'Words', text, url: null }])

    const words = pieces.map((piece) => piece.text.split(' '))
    expect(pieces.length).toBeGreaterThan(3)
    expect(words.flat().every((word) => /^word\d+$/.test(word))).toBe(true)
    expect(words[1]?.[0]).toBe(words[0]?.at(-12))
    expect(pieces.every(({ heading }) => heading === 'Words')).toBe(true)
  })
})

/** Puts a text behind another, with as much in common as there can be. */
function layOver(text: string, next: string): string {
  const lengths = Array.from({ length: Math.min(text.length, next.length) + 1 }, (_, index) => index).reverse()
  const common = lengths.find((length) => text.endsWith(next.slice(0, length))) ?? 0
  return text + next.slice(common)
}
