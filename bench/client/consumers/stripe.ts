import Stripe from 'stripe'

const client = new Stripe('k')

const page = await client.invoices.list({ limit: 10 })
const created = await client.invoices.create({ customer: 'cus_1' })
await client.invoices.finalizeInvoice('in_1')
const updated = await client.invoices.update('in_1', { description: 'Autumn' })
try {
  await client.invoices.retrieve('unknown')
} catch (error) {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  console.log(error.statusCode, error.code)
}
console.log(page.data[0]?.number, created.id, updated.status)
