import createClient from 'openapi-fetch'
import type { paths } from '../generated/schema.ts'

const client = createClient<paths>({ baseUrl: 'http://api.test', headers: { authorization: 'Bearer k' } })

const page = await client.GET('/api/v1/campaigns', { params: { query: { limit: 10 } } })
const created = await client.POST('/api/v1/campaigns', { body: { name: 'Spring' } })
if (!created.data) throw new Error(created.error.title)
const path = { campaignId: created.data.id }
await client.POST('/api/v1/campaigns/{campaignId}/start', { params: { path } })
const updated = await client.PATCH('/api/v1/campaigns/{campaignId}', { params: { path }, body: { name: 'Autumn' } })
const { error } = await client.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId: 'unknown' } } })
if (error) console.log(error.status, error.code)
console.log(page.data?.data[0]?.name, updated.data?.status)
