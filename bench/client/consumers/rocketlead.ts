import { isApiError, Rocketlead } from '@rocketlead/client'

const client = new Rocketlead({ apiKey: 'k', baseUrl: 'http://api.test' })

const page = await client.campaigns.list({ limit: 10 })
const created = await client.campaigns.create({ name: 'Spring' })
await client.campaigns.start(created.id)
const updated = await client.campaigns.update(created.id, { name: 'Autumn' })
try {
  await client.campaigns.get('unknown')
} catch (error) {
  if (!isApiError(error)) throw error
  console.log(error.status, error.code)
}
console.log(page.data[0]?.name, updated.status)
