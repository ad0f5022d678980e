import { expect, test } from 'vitest'
import { measureRows } from '../sandbox/rows/measure.ts'
import { figures } from '../src/cli/sandbox-plan/figures.ts'

// When this fails, something costs more or less than it did: `npm run bench -- sandbox rows --write` renews the figures.
test('what the plan of a sandbox computes with is what the Worker reads and writes', { timeout: 120_000 }, async () => {
  expect(figures.rows).toEqual(await measureRows())
})
