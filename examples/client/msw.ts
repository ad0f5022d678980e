import { isApiError, Rocketlead } from '@rocketlead/client'
import { createHandlers } from '@rocketlead/client/msw'
import { setupServer } from 'msw/node'

const baseUrl = 'https://rocketlead.example'
const handlers = createHandlers(baseUrl)
const server = setupServer(...handlers.examples())
server.listen()
const rocketlead = new Rocketlead({ apiKey: 'rl_test_1', baseUrl })

// Every operation answers the description's example of its success.
console.log((await rocketlead.accounts.list()).data.length)

// Or what a test needs: typed by the operation, from the example or from nothing.
server.use(
  handlers.campaigns.get(({ params, example }) => ({ ...example, id: params.campaignId, status: 'paused' })),
  handlers.campaigns.start(({ problem }) => problem('campaign_not_ready', { detail: 'There are no steps.' })),
  handlers.leads.list(({ problem }) => problem('rate_limited', { retryAfter: 1 }), { once: true }),
)
const { id, status } = await rocketlead.campaigns.get('cmp_1')
const error = await rocketlead.campaigns.start(id).catch((thrown: unknown) => thrown)
console.log(id, status, isApiError(error, 'campaigns.start') && error.code)

server.close()
