import { isApiError, Rocketlead } from '@rocketlead/client'
import { createHandlers } from '@rocketlead/client/msw'
import { setupServer } from 'msw/node'

const baseUrl = 'https://rocketlead.example'
const handlers = createHandlers(baseUrl)
const server = setupServer(
  handlers.campaigns.get(({ params, example }) => ({ ...example, id: params.campaignId, status: 'paused' })),
  handlers.campaigns.start(({ problem }) => problem('campaign_not_ready')),
)
server.listen()

const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl })
const { id, status } = await rocketlead.campaigns.get('cmp_1')
const error = await rocketlead.campaigns.start(id).catch((thrown) => thrown)
console.log(id, status, isApiError(error, 'campaigns.start') && error.code)

server.close()
