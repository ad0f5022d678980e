import { expect, test } from 'vitest'
import { openScratch } from '../src/node/sqlite.ts'
import { pieces, schema } from '../src/store/pieces.ts'

function setup() {
  const db = openScratch()
  db.exec(schema)
  return { db, ...pieces(db) }
}

test.each([0, 1, 499_999, 500_000, 500_001, 1_500_000])('%i bytes are whole again', (length) => {
  const { keepBytes, bytes } = setup()
  const value = Uint8Array.from({ length }, (_, at) => at % 251)

  const first = keepBytes('mda_1', value)

  expect(first.length).toBeLessThanOrEqual(500_000)
  expect(Buffer.compare(bytes('mda_1', first), value)).toBe(0)
})

test.each([0, 1, 499_998, 499_999, 500_000, 999_999])(
  'a text is whole again with a wide character after %i others',
  (before) => {
    const { keepText, text } = setup()
    const value = `${'a'.repeat(before)}🫘${'b'.repeat(500_000)}`

    const first = keepText('src_1', value)

    expect(text('src_1', first)).toBe(value)
  },
)

test('what is shorter than before leaves nothing of it', () => {
  const { db, keepText, text } = setup()
  keepText('src_1', 'a'.repeat(1_200_000))

  const first = keepText('src_1', 'b')

  expect(text('src_1', first)).toBe('b')
  expect(db.prepare('select * from pieces').all()).toEqual([])
})
