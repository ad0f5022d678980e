import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
const workspace = mock.workspace('rl_test_1')
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

await rocketlead.provision.start({ phone: '+12025550107' })
const account = await rocketlead.provision.verify({
  phone: '+12025550107',
  code: '123456',
  displayName: 'Juniper Coffee',
})
workspace.advance('14d') // the warmup, day by day

const campaign = await rocketlead.campaigns.create({
  name: 'Spring',
  accountIds: [account.id],
  steps: [
    { text: 'Hi {{firstName|there}}, may we send you a sample?', delay: { value: 0, unit: 'minutes' } },
    { text: 'Shall we talk next week?', delay: { value: 2, unit: 'days' } },
  ],
})
await rocketlead.campaigns.addLeads(campaign.id, {
  leads: [
    { phone: '+12025550195', firstName: 'Amara' }, // always replies that she would like a sample
    { phone: '+12025550196', firstName: 'Ben' }, // always reads, never replies
    { phone: '+12025550198' }, // is not on WhatsApp
  ],
})
await rocketlead.campaigns.start(campaign.id)
workspace.advance('5d')

const { status, stats } = await rocketlead.campaigns.get(campaign.id)
console.log(status, stats.messagesSent, stats.replies, stats.messagesFailed)
