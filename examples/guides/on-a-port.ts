import { Rocketlead } from '@rocketlead/client'
import { createControl } from '@rocketlead/mock-server/control'

const baseUrl = process.env.ROCKETLEAD_BASE_URL ?? 'http://127.0.0.1:4010'
const apiKey = 'rl_test_port'
const rocketlead = new Rocketlead({ apiKey, baseUrl })
const mock = createControl({ apiKey, baseUrl })

await mock.workspace.reset({ world: 'empty', seed: 7 })
const deliveries = await mock.events.stream({ type: ['order.fulfilled'] })

await rocketlead.orders.create({ items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] })
await mock.clock.advance({ by: '1h' })

for await (const { type } of deliveries) {
  const { data: orders } = await rocketlead.orders.list()
  console.log(type, orders.map(({ status }) => status).join())
  break // ends the stream
}
