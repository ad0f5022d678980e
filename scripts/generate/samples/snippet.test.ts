import { expect, test } from 'vitest'
import { mended } from './snippet.ts'

test('what is to be mended is, and may look like a pattern', () => {
  expect(mended('a (b) c', ['(b)', '$&'], ['a ', ''])).toBe('$& c')
})

test.each(['x', 'b'])('what is not there once is an error: %s', (text) => {
  expect(() => mended('a b b', [text, 'c'])).toThrow(/^The library wrote "[xb]" [02] times, not once:\na b b$/)
})
