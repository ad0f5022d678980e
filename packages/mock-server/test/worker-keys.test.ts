import { expect, test } from 'vitest'
import { startSandbox } from './worker/start.ts'
import { letRead, letWrite, type Tally } from './worker-keys/crowd.ts'

// `npm run sandbox:keys` does it with two thousand.
test('keys that ask a Worker side by side see what is their own, and nothing else', { timeout: 240_000 }, async () => {
  const { url } = await startSandbox({ WORLD: 'demo' })
  const keys = Array.from({ length: 50 }, (_, key) => key)
  const tally: Tally = { answers: 0, faults: [] }

  await letWrite(url, keys, tally)
  await letRead(url, keys, tally)

  expect(tally).toEqual({ answers: 50 * 17, faults: [] })
})
