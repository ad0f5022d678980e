// The mock server as a Worker held against the whole description, on the Workers runtime.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startWorkerd } from '../../mock-server/sandbox/workerd.ts'
import { runContract } from '../src/run/run.ts'
import { inALine, whole } from './mock-server/sound.ts'

test('the mock server passes as a Worker, tried by several workers', { timeout: 300_000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'rocketlead-worker-'))
  // As many requests as it takes, and as many events as a month of the examples has.
  const settings = { CLOCK: 'frozen', MAX_REQUESTS: '1000000', MAX_EVENTS: '1000000' }
  const workerd = await startWorkerd({ data, settings })
  onTestFinished(async () => {
    await workerd.kill()
    rmSync(data, { recursive: true })
  })

  const report = await runContract({
    ...whole,
    baseUrl: workerd.url,
    workers: 4,
    phases: ['examples', 'fuzzing', 'stateful'],
    maxExamples: 4,
  })

  console.log(`as a Worker: ${inALine(report)}`)
  expect(report.failures).toEqual([])
  expect(complaintsOf(workerd.log())).toEqual([])
  expect(report.operations.filter(({ requests }) => requests === 0)).toEqual([])
})

/** What is logged besides the line of each request. */
const complaintsOf = (log: string): string[] =>
  log.split('\n').filter((line) => line !== '' && !/^\{"time":.*\}$/.test(line))
