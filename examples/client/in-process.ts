import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

await rocketlead.provision.start({ phone: '+12025550101' })
const account = await rocketlead.provision.verify({
  phone: '+12025550101',
  code: '123456',
  displayName: 'Juniper Coffee',
})

mock.workspace('rl_test_1').advance('14d') // the clock stands still until it is told to move
const { phase, warmup } = await rocketlead.accounts.get(account.id)
console.log(phase, warmup.status)
