// How many of the bugs that are sown into a sound server the contract tests find. What is found has to be the bug: the
// same run of the sound server finds nothing.
import { createMockServer } from '@rocketlead/mock-server'
import { afterAll, describe, expect, test } from 'vitest'
import { loadDescription } from '../src/description/index.ts'
import type { Failure } from '../src/report/report.ts'
import type { ContractOptions, Fetch } from '../src/run/options.ts'
import { runContract } from '../src/run/run.ts'
import { heldOut } from './sown/held-out/index.ts'
import { type Fault, faults } from './sown/index.ts'

const description = await loadDescription()
const patience = { timeout: 120_000 }

/** Everything that the contract has on an operation, with the seed fixed, until something is found. */
async function findIn(fetch: Fetch, operation: string, limits: ContractOptions = {}): Promise<Failure | undefined> {
  const keys = { apiKey: 'rl_test_sown', otherApiKey: 'rl_test_sown_other' }
  const selection = { operations: [operation], seed: 0, maxExamples: 10, maxFailures: 1 }
  const { failures } = await runContract({ fetch, description, ...keys, ...selection, ...limits })
  return failures[0]
}

const soundServer = () => createMockServer({ onError() {} })

/** A table of what was found by which check, and what was missed. */
function tableOf(set: Fault[], found: Map<string, Failure | undefined>): string {
  const rows = set.map(({ name, kind, operation }) => {
    const by = found.get(name)
    const told = by ? `${by.phase}, ${by.check}` : ''
    return `${by ? 'found ' : 'missed'}  ${kind.padEnd(12)} ${name.padEnd(36)} ${operation.padEnd(36)} ${told}`
  })
  return rows.join('\n')
}

describe.each([
  { title: 'the bugs that were there while the tool was made', set: faults },
  { title: 'the bugs that were written without looking at the tool', set: heldOut },
])('$title', ({ title, set }) => {
  const found = new Map<string, Failure | undefined>()

  test.for(set)('are looked for: $name', patience, async ({ name, kind, operation, sow }) => {
    using mock = soundServer()

    found.set(name, await findIn(sow(mock.fetch), operation, kind === 'time' ? { maxResponseTime: 2_900 } : {}))

    expect(found.has(name)).toBe(true)
  })

  test('are found, every one', () => {
    const missed = set.filter(({ name }) => found.get(name) === undefined)

    expect(found.size).toBe(set.length)
    expect(missed.map(({ name, about }) => `${name}: ${about}`)).toEqual([])
  })

  afterAll(() => {
    const count = set.filter(({ name }) => found.get(name)).length
    console.log(`${tableOf(set, found)}\nOf ${title}, ${count} of ${set.length} were found.`)
  })
})

describe('a sound server', () => {
  const operations = [...new Set([...faults, ...heldOut].map(({ operation }) => operation))]

  test.for(operations)('has no failure in %s', patience, async (operation) => {
    using mock = soundServer()

    const failure = await findIn(mock.fetch, operation)

    expect(failure).toBeUndefined()
  })
})

test('there are more than 60 bugs, in every section', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60)
  expect(new Set(faults.map(({ operation }) => operation.split('.')[0])).size).toBe(12)
})
