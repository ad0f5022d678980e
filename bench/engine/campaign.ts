import type { Call } from '../measure/api.ts'

export const accounts = 50

const days = (value: number) => ({ value, unit: 'days' })

/** Orders credits and accounts, and makes a campaign of three steps for them; gives its id. */
export async function createCampaign(call: Call, advance: (by: string) => void): Promise<string> {
  const items = [
    { product: 'credits', quantity: 1_000_000 },
    { product: 'wa_account', quantity: accounts, countryCode: 'US', accountType: 'prewarmed' },
  ]
  await call('POST', '/orders', { items, paymentMethod: 'invoice' })
  advance('2d')
  await call('PATCH', '/settings', { defaultDailyLimit: 200 })
  const { data } = await call('GET', '/accounts?limit=100')
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const { id } = await call('POST', '/campaigns', {
    name: 'Spring',
    accountIds: data.map((account) => account.id),
    schedule: { windows: [{ days: everyDay, from: '08:00', to: '20:00' }] },
    delayBetweenMessages: { minSeconds: 20, maxSeconds: 60 },
    steps: [
      { text: 'Hi {{firstName|there}}, a new roast is in.', delay: days(0) },
      { text: 'Would you like a sample?', delay: days(2) },
      { text: 'Last call, {{firstName|there}}.', delay: days(3) },
    ],
  })
  return id
}

/** A lead of the campaign, as a row of CSV. The last four digits of its number force nothing. */
export function leadOf(index: number): string {
  const perArea = 9000
  const line = 1000 + (index % perArea)
  return `+1302${String(200 + Math.floor(index / perArea))}${line},Lead ${index}`
}
