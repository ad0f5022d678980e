import { createMockServer } from '@rocketlead/mock-server'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fetch } from '../src/run/options.ts'
import { heldOut } from './sown/held-out/index.ts'
import { type Fault, faults, operationIds } from './sown/index.ts'
import { addressOf } from './sown/routes.ts'

const options = { seed: Number(process.env.FC_SEED ?? 1), numRuns: 20 }
const newKey = () => 'rl_test_held_out'

/** A server that nobody else has, so that what it counts begins anew. */
const sound = (): Fetch => createMockServer().fetch

describe('the held-out faults', () => {
  test.concurrent.for(heldOut)('$kind: $name shows at $operation, and on no sound server', async (fault: Fault) => {
    const expected = await fault.shows(sound(), newKey)
    const again = await fault.shows(sound(), newKey)
    const faulty = await fault.shows(fault.sow(sound()), newKey)

    expect(again).toEqual(expected)
    expect(faulty).not.toEqual(expected)
  })

  test.for(heldOut)('$kind: $name answers any nonsense', async ({ operation, sow }) => {
    const { method, path } = addressOf(operation, {})
    const fetch = sow(sound())
    const authorization = fc.constantFrom(`Bearer ${newKey()}`, 'Bearer nonsense', '')

    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), authorization, fc.constantFrom(method, 'PUT'), async (value, key, chosen) => {
        const headers = { authorization: key, 'content-type': 'application/json' }
        const sent = chosen === 'GET' ? {} : { body: JSON.stringify(value) }
        const answer = fetch(`http://sown.test${path}`, { method: chosen, headers, ...sent })
        await expect(answer).resolves.toBeInstanceOf(Response)
      }),
      options,
    )
  })

  test('are four in each section, with names that no other fault has', () => {
    const sectionOf = (operation: string) => operation.split('.')[0] ?? ''
    const counts = Object.values(Object.groupBy(heldOut, ({ operation }) => sectionOf(operation)))

    expect(operationIds).toEqual(expect.arrayContaining(heldOut.map(({ operation }) => operation)))
    expect(counts.map((inSection) => inSection?.length)).toEqual(
      Array(new Set(operationIds.map(sectionOf)).size).fill(4),
    )
    expect(new Set([...faults, ...heldOut].map(({ name }) => name)).size).toBe(faults.length + heldOut.length)
  })
})
