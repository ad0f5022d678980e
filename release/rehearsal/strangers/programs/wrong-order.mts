import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'
import { expect, test } from 'vitest'

test.concurrent('an order arrives at once', async () => {
  using mock = createMockServer()
  const workspace = mock.workspace('rl_test_1')
  const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

  await rocketlead.orders.create({ items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] })

  expect(workspace.events('order.fulfilled')).toHaveLength(1)
})
