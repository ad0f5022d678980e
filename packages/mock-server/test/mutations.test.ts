import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { routes } from '../generated/openapi/routes.ts'
import type { Route } from '../src/http/route.ts'
import { createMockServer } from '../src/node/index.ts'
import { caller, examples, pathIn, populate } from './populated.ts'

// Every operation in a world where its ids name something, with one place of its example made odd: whatever it answers,
// it is no failure of the server.
const rows: readonly Route[] = routes
const odd: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\ud800',
  '\u0000',
  '{{',
  '{{firstName|}}',
  '%',
  '"; drop table leads; --',
  'x'.repeat(5000),
  '2026-02-30T25:61:61Z',
  '+1',
  'https://[::1]/',
  [],
  [[]],
  {},
  { constructor: { prototype: 1 } },
  JSON.parse('{"__proto__":{"a":1}}'),
]

const bugs: unknown[] = []
const mock = createMockServer({ onError: (error) => bugs.push(error) })
const call = caller(mock.fetch)

/** Puts a value at one of the places of another. */
function mutate(value: unknown, at: number[], strange: unknown): unknown {
  const [first, ...rest] = at
  if (first === undefined || value === null || typeof value !== 'object') return strange
  const keys = Object.keys(value)
  const key = keys[first % (keys.length || 1)]
  if (key === undefined) return strange
  const inner = mutate((value as Record<string, unknown>)[key], rest, strange)
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? inner : item))
    : { ...value, [key]: inner }
}

const ids = await populate(call)

describe('an odd value anywhere in a body', () => {
  test.each(rows.filter((row) => examples(row).length > 0))('is no failure of $id', async (row) => {
    const path = pathIn(ids, row)

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples(row)),
        fc.array(fc.nat(20), { maxLength: 3 }),
        fc.constantFrom(...odd),
        async (example, at, strange) => {
          const { status, body } = await call(row.method, path, mutate(example, at, strange))

          expect(bugs.splice(0)).toEqual([])
          expect(status, JSON.stringify(body)).toBeLessThan(500)
        },
      ),
      { numRuns: 60 },
    )
  })
})
