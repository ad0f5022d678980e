// A workspace whose campaigns write by themselves, at any server.
import { type Call, caller } from '../populated.ts'

/** Where a server is asked. */
export interface Server {
  fetch: Parameters<typeof caller>[0]
  url: string
}

/** The calls of a key, each of which has to succeed. */
export function callOf({ fetch, url }: Server, apiKey: string): Call {
  const call = caller(fetch, url, `Bearer ${apiKey}`)
  return async (method, path, body) => {
    const answer = await call(method, path, body)
    if (answer.status >= 400) throw new Error(`${method} ${path} answered ${JSON.stringify(answer)}`)
    return answer
  }
}

export interface Plan {
  seed: number
  /** How many accounts write, each for all campaigns. */
  accounts: number
  campaigns: number
  /** How many each campaign writes to. */
  leads: number
  /** What else there is to say of a campaign. */
  how: object
}

/** Begins a workspace anew, and starts its campaigns. */
export async function startCampaigns(call: Call, { seed, accounts, campaigns, leads, how }: Plan): Promise<void> {
  const make = async (path: string, body: object) => (await call('POST', path, body)).body
  await make('/_mock/reset', { seed })
  await make('/_mock/credits', { amount: 100_000 })
  const accountIds: unknown[] = []
  for (let number = 1; number <= accounts; number += 1) {
    const phone = `+1202555010${number}`
    await make('/api/v1/provision/start', { phone })
    const { id } = await make('/api/v1/provision/verify', { phone, code: '123456', displayName: 'Juniper' })
    await call('PATCH', `/api/v1/accounts/${id}/phase`, { phase: 'production' })
    accountIds.push(id)
  }
  for (let number = 1; number <= campaigns; number += 1) {
    const phone = (nth: number) => `+1202${4_000_000 + 10_000 * number + nth}`
    const { id } = await make('/api/v1/campaigns', { name: `Campaign ${number}`, accountIds, steps, ...how })
    await make(`/api/v1/campaigns/${id}/leads`, {
      leads: Array.from({ length: leads }, (_, nth) => ({ phone: phone(nth) })),
    })
    await make(`/api/v1/campaigns/${id}/start`, {})
  }
}

const step = (text: string, days: number) => ({ text, delay: { value: days, unit: 'days' } })
const steps = [step('Hi {{firstName|there}}', 0), step('Two', 3), step('Three', 4)]
