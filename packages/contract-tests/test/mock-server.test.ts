// The mock server held against the whole description in process, with everything covered.
import { expect, test } from 'vitest'
import { coverageOf } from '../src/report/coverage.ts'
import { runContract } from '../src/run/run.ts'
import { apiKey, inALine, soundServer, whole } from './mock-server/sound.ts'
import { together, untested } from './mock-server/together.ts'

test('the mock server passes all phases, and two hours later what needs time', { timeout: 300_000 }, async () => {
  const { mock, bugs } = soundServer()
  using _ = mock

  const now = await runContract({ ...whole, fetch: mock.fetch, maxExamples: 20 })
  // Orders arrive and a page is read.
  await mock.fetch('http://mock.test/api/v1/knowledge-base/sources', {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'url', url: 'https://read.example/prices', name: 'Prices, contract-test' }),
  })
  mock.workspace(apiKey).advance('2h')
  const late = { phases: ['stateful'], sections: ['accounts', 'knowledge-base'] } as const
  const later = await runContract({ ...whole, ...late, fetch: mock.fetch })

  const report = together(now, later)
  console.log(`in process: ${inALine(report)}`)
  expect(report.failures).toEqual([])
  expect(bugs).toEqual([])
  expect(report.notes.filter(({ message }) => /could not be read|not up to it/.test(message))).toEqual([])
  expect(untested(report)).toEqual([])
  expect(coverageOf(report)[0]).toMatchObject({ name: 'operations', tested: 86, total: 86 })
})
