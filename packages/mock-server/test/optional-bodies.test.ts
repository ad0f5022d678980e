import { expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { caller, populate } from './populated.ts'

test('the defaults of one operation are no property of the next one whose body is left out too', async () => {
  using mock = createMockServer()
  const call = caller(mock.fetch)
  const { campaignId, accountId } = await populate(call)

  const duplicated = await call('POST', `/api/v1/campaigns/${campaignId}/duplicate`)
  const paused = await call('POST', `/api/v1/accounts/${accountId}/pause`)

  expect(duplicated.status).toBe(201)
  expect(paused).toMatchObject({ status: 200, body: { paused: true } })
})
