import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
const { control } = mock.workspace('rl_test_1')
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

// The campaign is made, and then the connection is closed before anybody hears of it.
await control.faults.create({ operation: 'campaigns.create', cut: true, when: 'after', count: 1 })

const campaign = await rocketlead.campaigns.create({ name: 'Spring' })

const { data: campaigns } = await rocketlead.campaigns.list()
const { data: requests } = await control.requests.list({ operation: 'campaigns.create' })
console.log(`${campaign.name}: ${campaigns.length} campaign of ${requests.length} requests`)
