import { client } from '../generated/hey-api/client.gen.ts'
import {
  campaignsCreate,
  campaignsGet,
  campaignsList,
  campaignsStart,
  campaignsUpdate,
} from '../generated/hey-api/index.ts'

client.setConfig({ baseUrl: 'http://api.test', auth: 'k' })

const page = await campaignsList({ query: { limit: 10 } })
const created = await campaignsCreate({ body: { name: 'Spring' } })
if (!created.data) throw new Error(created.error?.title)
const path = { campaignId: created.data.id }
await campaignsStart({ path })
const updated = await campaignsUpdate({ path, body: { name: 'Autumn' } })
const { error } = await campaignsGet({ path: { campaignId: 'unknown' } })
if (error) console.log(error.status, error.code)
console.log(page.data?.data[0]?.name, updated.data?.status)
