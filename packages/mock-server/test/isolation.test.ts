import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'

const lists = [
  '/accounts',
  '/agents',
  '/campaigns',
  '/contacts/%2B12025550142',
  '/conversation-tags',
  '/conversations',
  '/credits/transactions',
  '/knowledge-base/sources',
  '/lead-lists',
  '/leads',
  '/leads/custom-fields',
  '/leads/tags',
  '/orders',
  '/warmup/status',
]

/** Things that one workspace can make, each marked with a word that no other workspace uses. */
const makers = {
  account: [
    ['POST', '/provision/start', { phone: '+12025550101' }],
    ['POST', '/provision/verify', { phone: '+12025550101', code: '123456', displayName: 'Marked' }],
  ],
  agent: [['POST', '/agents', { name: 'Marked', instructions: 'Marked' }]],
  campaign: [['POST', '/campaigns', { name: 'Marked' }]],
  customField: [['POST', '/leads/custom-fields', { key: 'marked', label: 'Marked', type: 'text' }]],
  list: [['POST', '/lead-lists', { name: 'Marked' }]],
  order: [['POST', '/orders', { items: [{ product: 'credits', quantity: 5 }], note: 'Marked' }]],
  settings: [['PATCH', '/settings', { name: 'Marked' }]],
  source: [['POST', '/knowledge-base/sources', { type: 'text', title: 'Marked', text: 'Marked' }]],
  tag: [['POST', '/conversation-tags', { name: 'Marked' }]],
} as const

const mock = createMockServer()

async function call(apiKey: string, method: string, path: string, body?: unknown): Promise<string> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await mock.fetch(`http://mock.test/api/v1${path}`, init)
  expect(response.status).toBeLessThan(500)
  return response.text()
}

const readAll = async (apiKey: string): Promise<string[]> =>
  Promise.all([...lists, '/settings'].map((path) => call(apiKey, 'GET', path)))

/** Request ids count the requests of a workspace, so that two readings differ in them. */
const withoutIds = (texts: string[]): string[] => texts.map((text) => text.replaceAll(/req_[0-9a-z]+/g, ''))

describe('workspaces', () => {
  test('show nothing of each other, whatever is made in one of them', async () => {
    const names = fc.constantFrom(...(Object.keys(makers) as (keyof typeof makers)[]))
    let count = 0

    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 6 }), async (made) => {
        count += 1
        const [one, other] = [`rl_test_one${count}`, `rl_test_other${count}`]
        const before = withoutIds(await readAll(other))

        for (const [method, path, body] of made.flatMap((name): (readonly [string, string, object])[] => [
          ...makers[name],
        ]))
          await call(one, method, path, body)

        expect((await readAll(one)).join()).toContain('arked')
        expect(withoutIds(await readAll(other))).toEqual(before)
        expect(before.join()).not.toContain('arked')
      }),
      { numRuns: 25 },
    )
  })
})
