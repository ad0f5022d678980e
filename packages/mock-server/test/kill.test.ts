import { expect, test } from 'vitest'
import { directory } from './directory.ts'
import { killRounds, onNode } from './kill/rounds.ts'

// `npm run kill` does it a hundred times.
test('what was answered is there after the server was killed, and nothing is half done', {
  timeout: 60_000,
}, async () => {
  const { kills, acknowledged, faults } = await killRounds(5, onNode(directory()))

  expect(faults).toEqual([])
  expect(kills).toBe(5)
  expect(acknowledged).toBeGreaterThanOrEqual(25)
})
