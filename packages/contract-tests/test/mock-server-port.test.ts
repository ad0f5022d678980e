// The mock server held against the whole description over a port, and with other seeds.
import { expect, test } from 'vitest'
import { runContract } from '../src/run/run.ts'
import { inALine, soundServer, whole } from './mock-server/sound.ts'

const patience = { timeout: 300_000 }

test('the mock server passes all phases over a port, tried by several workers', patience, async () => {
  const { mock, bugs } = soundServer()
  const server = await mock.listen({ port: 0 })

  const report = await runContract({ ...whole, baseUrl: server.url, seed: 1, workers: 4, maxExamples: 10 })

  await server.close()
  mock.close()
  console.log(`over a port: ${inALine(report)}`)
  expect(report.failures).toEqual([])
  expect(bugs).toEqual([])
  expect(report.operations.filter(({ requests }) => requests === 0)).toEqual([])
})

test.for([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'the mock server gives no cause for alarm with the seed %i',
  patience,
  async (seed) => {
    const { mock, bugs } = soundServer()
    using _ = mock

    const { failures, ended } = await runContract({
      ...whole,
      fetch: mock.fetch,
      seed,
      phases: ['fuzzing'],
      maxExamples: 8,
    })

    expect({ failures, bugs, ended }).toEqual({ failures: [], bugs: [], ended: 'complete' })
  },
)
