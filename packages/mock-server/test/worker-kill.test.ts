import { expect, test } from 'vitest'
import { directory } from './directory.ts'
import { asWorker, killRounds } from './kill/rounds.ts'

// `npm run kill -- worker` does it a hundred times.
test('what a Worker answered is there after its runtime was killed, and nothing is half done', {
  timeout: 240_000,
}, async () => {
  const { kills, acknowledged, happened, faults } = await killRounds(3, await asWorker(directory()))

  expect(faults).toEqual([])
  expect(happened).toEqual({ events: expect.any(Number), lost: 0, more: 0 })
  expect(kills).toBe(3)
  expect(acknowledged).toBeGreaterThanOrEqual(15)
})
