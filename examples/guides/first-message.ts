import { Rocketlead } from '@rocketlead/client'
import { createControl } from '@rocketlead/mock-server/control'

const baseUrl = process.env.ROCKETLEAD_BASE_URL ?? 'http://127.0.0.1:4010'
const apiKey = process.env.ROCKETLEAD_API_KEY ?? 'rl_test_quickstart'
const rocketlead = new Rocketlead({ apiKey, baseUrl })
const mock = createControl({ apiKey, baseUrl }) // the mock server alone has this: it moves the time

// Connect a number. The mock server sends no SMS; the code is always 123456.
await rocketlead.provision.start({ phone: '+12025550107' })
const account = await rocketlead.provision.verify({
  phone: '+12025550107',
  code: '123456',
  displayName: 'Juniper Coffee',
})

// Send. Numbers that end in 0196 always read what they get.
const message = await rocketlead.conversations.sendTestMessage({
  accountId: account.id,
  phone: '+12025550196',
  text: 'Hello from Juniper Coffee.',
})
console.log(message.status)

// A minute later, without waiting for it.
await mock.clock.advance({ by: '1m' })
const { data } = await rocketlead.conversations.listMessages(message.conversationId)
console.log(data[0]?.text, data[0]?.status)
