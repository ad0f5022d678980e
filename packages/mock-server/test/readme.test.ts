import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'

test.concurrent('an order arrives within the hour', async () => {
  using mock = createMockServer()
  const rocketlead = mock.workspace('rl_test_1')

  await mock.fetch('http://mock.test/api/v1/orders', {
    method: 'POST',
    headers: { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] }),
  })
  rocketlead.advance('1h')

  expect(rocketlead.events('order.fulfilled')).toHaveLength(1)
})

test('the README shows the test above, word for word', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

  const [shown] = read('../README.md').match(/^test\.concurrent\([\s\S]*?^}\)\n/m) ?? []

  expect(shown).toBeDefined()
  expect(read('readme.test.ts')).toContain(shown)
})

test('a workspace offers what the README says', async () => {
  using mock = createMockServer()
  const rocketlead = mock.workspace('rl_test_1')
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

  const named = [...readme.matchAll(/^(?:.* )?rocketlead\.(\w+)/gm)].map(([, name]) => String(name))

  expect(new Set(named)).toEqual(new Set(Object.keys(rocketlead).filter((name) => name !== 'id')))
})
