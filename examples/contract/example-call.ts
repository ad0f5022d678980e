import { openWorld } from '@rocketlead/contract-tests'
import { createMockServer } from '@rocketlead/mock-server'

const apiKey = 'rl_test_examples'
const mock = createMockServer()
const passTime = (time: string) => mock.workspace(apiKey).advance(time)
const world = await openWorld({ fetch: mock.fetch, apiKey, passTime })

const { documented, ready } = await world.exampleCall('campaigns.pause')
console.log(documented.path.campaignId) // cmp_0kd2x4s5t6v7w8x9, which is in no workspace
const { status, body } = await world.call('campaigns.pause', ready) // a campaign that was active
console.log(status, body.status) // 200 paused

await world.close()
