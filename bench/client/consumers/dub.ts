import { Dub } from 'dub'
import { DubError } from 'dub/models/errors/duberror.js'

const client = new Dub({ token: 'k' })

const page = await client.links.list({ pageSize: 10 })
const created = await client.links.create({ url: 'https://spring.test' })
await client.partners.ban({ partnerId: 'p', reason: 'spam' })
const updated = await client.links.update(created.id, { url: 'https://autumn.test' })
try {
  await client.customers.get({ id: 'unknown' })
} catch (error) {
  if (!(error instanceof DubError)) throw error
  console.log(error.statusCode, error.message)
}
console.log(page.result[0]?.url, updated.clicks)
