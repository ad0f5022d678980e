import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'
import { expect, test } from 'vitest'

/** What is to be tested: a function of yours that calls the API. */
const connect = async (rocketlead: Rocketlead, phone: string) => {
  await rocketlead.provision.start({ phone })
  return rocketlead.provision.verify({ phone, code: '123456', displayName: 'Juniper Coffee' })
}

test.concurrent('a new account is in production after its warmup', async () => {
  using mock = createMockServer()
  const workspace = mock.workspace('rl_test_1')
  const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

  const { id } = await connect(rocketlead, '+12025550107')
  workspace.advance('14d')

  expect(await rocketlead.accounts.get(id)).toMatchObject({ phase: 'production' })
  expect(workspace.events('account.warmup_completed')).toHaveLength(1)
})
