import ky, { isHTTPError } from 'ky'

interface Campaign {
  id: string
  name: string
  status: string
}

const client = ky.create({ baseUrl: 'http://api.test/', headers: { authorization: 'Bearer k' } })

const page = await client.get<{ data: Campaign[] }>('campaigns', { searchParams: { limit: 10 } }).json()
const created = await client.post<Campaign>('campaigns', { json: { name: 'Spring' } }).json()
await client.post(`campaigns/${created.id}/start`)
const updated = await client.patch<Campaign>(`campaigns/${created.id}`, { json: { name: 'Autumn' } }).json()
try {
  await client.get<Campaign>('campaigns/unknown').json()
} catch (error) {
  if (!isHTTPError(error)) throw error
  console.log(error.response.status, error.data)
}
console.log(page.data[0]?.name, updated.status)
