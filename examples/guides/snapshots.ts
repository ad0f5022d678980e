import { Rocketlead } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'

const mock = createMockServer()
const workspace = mock.workspace('rl_test_1')
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl: 'http://mock.test', fetch: mock.fetch })

await rocketlead.leadLists.create({ name: 'Trade fair' })
workspace.snapshot('with-a-list') // also gives the bytes of a file

const first = await rocketlead.campaigns.create({ name: 'Spring' })
workspace.restore('with-a-list')
const again = await rocketlead.campaigns.create({ name: 'Spring' })

// Everything went back, chance and ids too, so that the same call gets the same answer.
console.log((await rocketlead.campaigns.list()).data.length, first.id === again.id)
