import { createMockServer } from '@rocketlead/mock-server'
import { createControl } from '@rocketlead/mock-server/control'

using mock = createMockServer({ world: 'demo' })
const workspace = mock.workspace('rl_test_1')
workspace.advance('1h')
export const orders: number = workspace.events('order.fulfilled').length

const control = createControl({ baseUrl: 'http://127.0.0.1:4010', apiKey: 'rl_test_1', fetch: mock.fetch })
await control.clock.advance({ by: '3d' })
for await (const { type, data } of await control.events.stream({ type: ['message.sent'] }))
  console.log(type, data.message?.text)

// @ts-expect-error there is no such world
createMockServer({ world: 'idle' })
