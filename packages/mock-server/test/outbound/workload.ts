// Calls every operation in a world with one of everything, with what names addresses out there, and lets a month pass.
import { routes as controlRoutes } from '../../generated/control/routes.ts'
import { routes } from '../../generated/openapi/routes.ts'
import type { Route } from '../../src/http/route.ts'
import { createMockServer } from '../../src/node/index.ts'
import { caller, examples, pathIn, populate } from '../populated.ts'

const mock = createMockServer()
const call = caller(mock.fetch)
const ids = await populate(call)
await call('POST', '/api/v1/knowledge-base/sources', { type: 'url', url: 'https://juniper.example/menu' })
await call('POST', `/api/v1/accounts/${ids.accountId}/profile`, {
  profilePictureUrl: 'https://juniper.example/logo.png',
})
await call('POST', `/api/v1/campaigns/${ids.campaignId}/leads`, { leadIds: [ids.leadId] })
await call('POST', `/api/v1/campaigns/${ids.campaignId}/start`)
mock.workspace('rl_test_1').advance('10d')
await mock.workspace('rl_test_1').control.clock.get()

const isStream = ({ answers }: Route) => answers === 'text/event-stream' // which has no end
const rows: readonly Route[] = [...routes, ...controlRoutes]
const gentle = rows.filter((row) => row.method !== 'DELETE' && !isStream(row))
const last = rows.filter((row) => row.method === 'DELETE')
let answered = 0
for (const row of [...gentle, ...last])
  for (const body of [...examples(row), undefined]) {
    await fetchOf(row, body)
    answered += 1
  }
mock.workspace('rl_test_1').advance('30d')
mock.close()
console.log(JSON.stringify({ answered }))

async function fetchOf(row: Route, body: unknown): Promise<void> {
  const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
  const init = { method: row.method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await mock.fetch(`http://mock.test${pathIn(ids, row)}`, init)
  await response.arrayBuffer()
}
