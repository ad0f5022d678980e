import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorkspaceEvent } from '../src/domain/events.ts'
import { type Storage, storageIn, storageInMemory } from '../src/node/storage.ts'
import { setupCore } from './core.ts'
import { directory } from './directory.ts'

/** What is done in a workspace; each leaves something that a later one shows. */
const calls = {
  read: ['GET', '/api/v1/settings'],
  list: ['GET', '/api/v1/lead-lists'],
  ledger: ['GET', '/api/v1/credits/transactions'],
  make: ['POST', '/api/v1/lead-lists', { name: 'Cafés' }],
  order: ['POST', '/api/v1/orders', { items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] }],
  orders: ['GET', '/api/v1/orders'],
  advance: ['POST', '/_mock/clock/advance', { by: '20m' }],
  reset: ['POST', '/_mock/reset', { seed: 7 }],
  remove: ['DELETE', '/_mock/workspace'],
  fault: ['POST', '/_mock/faults', { operation: 'settings.get', count: 1, probability: 0.5, status: 503 }],
  keep: ['POST', '/_mock/snapshots', { name: 'kept' }],
  goBack: ['POST', '/_mock/snapshots/kept/restore'],
  snapshots: ['GET', '/_mock/snapshots'],
  requests: ['GET', '/_mock/requests?limit=100'],
  events: ['GET', '/_mock/events'],
} as const

const act = fc.record({
  key: fc.integer({ min: 1, max: 6 }),
  name: fc.constantFrom(...(Object.keys(calls) as (keyof typeof calls)[])),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

/** What a server answers, and what is heard of it, by `onEvent` and by a listener to one of the workspaces. */
async function play(acts: Act[], storage: Storage, mostOpen: number) {
  const heard: (WorkspaceEvent | string)[] = []
  const { core } = setupCore(undefined, {
    ...storage,
    mostOpen,
    rateLimit: { limit: 5, perSeconds: 600 },
    onEvent: (event) => heard.push(event),
  })
  core.steer('rl_test_2').on('order.fulfilled', ({ id }) => heard.push(id))
  const answers: unknown[] = []
  for (const { key, name } of acts) {
    const [method, path, body] = calls[name]
    const headers = { authorization: `Bearer rl_test_${key}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await core.fetch(`http://mock.test${path}`, init)
    answers.push({ name, status: response.status, headers: [...response.headers], body: await response.text() })
  }
  core.close()
  return { answers, heard }
}

describe.each([
  ['in memory', () => storageInMemory(1000)],
  ['in a directory', () => storageIn(directory())],
])('workspaces that are closed and opened again, %s', (_, storage) => {
  test('answer as if they had been open all the time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        const all = await play(acts, storageInMemory(1000), 1000)
        const few = await play(acts, storage(), 2)

        expect(few).toEqual(all)
      }),
      { numRuns: 15 },
    )
  })
})
