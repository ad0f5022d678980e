import Knock from '@knocklabs/node'

const client = new Knock({ apiKey: 'k' })

const page = await client.users.list({ page_size: 10 })
const created = await client.tenants.set('t', { name: 'Spring' })
await client.workflows.trigger('welcome', { recipients: [created.id] })
const updated = await client.users.update('u', { name: 'Autumn' })
try {
  await client.users.get('unknown')
} catch (error) {
  if (!(error instanceof Knock.APIError)) throw error
  console.log(error.status, error.error)
}
console.log(page.entries[0]?.name, updated.name)
