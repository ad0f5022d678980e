// The mock server held against the whole description: in process and over a port, with every phase.
import { createMockServer, type MockServer } from '@rocketlead/mock-server'
import { describe, expect, test } from 'vitest'
import { loadDescription } from '../src/description/index.ts'
import { coverageOf } from '../src/report/coverage.ts'
import type { Report } from '../src/report/report.ts'
import type { ContractOptions } from '../src/run/options.ts'
import { runContract } from '../src/run/run.ts'
import { together, untested } from './mock-server/together.ts'

const description = await loadDescription()
const apiKey = 'rl_test_contract'
const patience = { timeout: 300_000 }

/** A sound server, which must not fail inside either. */
function soundServer(): { mock: MockServer; bugs: unknown[] } {
  const bugs: unknown[] = []
  return { mock: createMockServer({ onError: (error) => bugs.push(error) }), bugs }
}

/** What nothing but a fault of the server brings about is asked for by the mock server's header. */
const whole = {
  ...{ description, apiKey, otherApiKey: 'rl_test_other', seed: 0 },
  provoke: { name: 'X-Mock-Fault', value: 'code={code}' },
} satisfies ContractOptions

const inALine = (report: Report): string =>
  coverageOf(report)
    .map(
      ({ name, tested, total, provoked }) =>
        `${name} ${tested} of ${total}${provoked ? ` (${provoked} asked for)` : ''}`,
    )
    .join(', ')

describe('the mock server', () => {
  test('passes all phases in process, now and two hours later, with everything covered', patience, async () => {
    const { mock, bugs } = soundServer()
    using _ = mock

    const now = await runContract({ ...whole, fetch: mock.fetch })
    // Orders arrive and a page is read: what needs time can be tested then.
    await mock.fetch('http://mock.test/api/v1/knowledge-base/sources', {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'url', url: 'https://read.example/prices', name: 'Prices, contract-test' }),
    })
    mock.workspace(apiKey).advance('2h')
    const later = await runContract({ ...whole, fetch: mock.fetch, phases: ['examples', 'stateful'] })

    const report = together(now, later)
    console.log(`in process: ${inALine(report)}`)
    expect(report.failures).toEqual([])
    expect(bugs).toEqual([])
    expect(untested(report)).toEqual([])
    expect(coverageOf(report)[0]).toMatchObject({ name: 'operations', tested: 86, total: 86 })
  })

  test('passes all phases over a port, tried by several workers', patience, async () => {
    const { mock, bugs } = soundServer()
    const server = await mock.listen({ port: 0 })

    const report = await runContract({ ...whole, baseUrl: server.url, seed: 1, workers: 4, maxExamples: 30 })

    await server.close()
    mock.close()
    console.log(`over a port: ${inALine(report)}`)
    expect(report.failures).toEqual([])
    expect(bugs).toEqual([])
    expect(report.operations.filter(({ requests }) => requests === 0)).toEqual([])
  })

  test.for([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('gives no false alarm with the seed %i', patience, async (seed) => {
    const { mock, bugs } = soundServer()
    using _ = mock

    const { failures, ended } = await runContract({
      ...whole,
      fetch: mock.fetch,
      seed,
      phases: ['fuzzing'],
      maxExamples: 24,
    })

    expect({ failures, bugs, ended }).toEqual({ failures: [], bugs: [], ended: 'complete' })
  })
})
