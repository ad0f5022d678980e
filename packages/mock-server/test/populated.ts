// A world with one of everything, and calls of every operation in it.
import { readFileSync } from 'node:fs'
import type { Route } from '../src/http/route.ts'

const read = (name: string) => JSON.parse(readFileSync(new URL(import.meta.resolve(name)), 'utf8'))
const descriptions = { api: read('@rocketlead/openapi'), control: read('@rocketlead/openapi/control.json') }

type Fetch = (input: string, init?: RequestInit) => Promise<Response>
export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>
interface Answer {
  status: number
  body: Record<string, unknown>
}

/** Calls by method and path, as one workspace. */
export const caller =
  (fetch: Fetch, origin = 'http://mock.test', authorization = 'Bearer rl_test_1'): Call =>
  async (method, path, body) => {
    const headers = { authorization, 'content-type': 'application/json' }
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const response = await fetch(`${origin}${path}`, init)
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : {} }
  }

/** Makes one of everything, and gives the ids of what was made by the names of path parameters. */
export async function populate(call: Call): Promise<Record<string, string>> {
  const make = async (path: string, body: unknown) => (await call('POST', `/api/v1${path}`, body)).body
  await make('/provision/start', { phone: '+12025550101' })
  const account = await make('/provision/verify', { phone: '+12025550101', code: '123456', displayName: 'Juniper' })
  await call('PATCH', `/api/v1/accounts/${account.id}/phase`, { phase: 'production' })
  const agent = await make('/agents', { name: 'Concierge', instructions: 'Answer.' })
  const source = await make('/knowledge-base/sources', {
    type: 'text',
    title: 'Prices',
    text: 'A kilo costs 20 dollars.',
  })
  const list = await make('/lead-lists', { name: 'Cafés' })
  const lead = await make(`/lead-lists/${list.id}/leads`, { phone: '+12025550142', firstName: 'Amara' })
  const step = { text: 'Hi {{firstName|there}}', delay: { value: 0, unit: 'minutes' } }
  const campaign = await make('/campaigns', { name: 'Spring', accountIds: [account.id], steps: [step] })
  const message = await make('/conversations/test-message', {
    accountId: account.id,
    phone: '+12025550142',
    text: 'Hi',
  })
  const later = { text: 'Later', sendAt: '2026-12-01T00:00:00Z' }
  const scheduled = await make(`/conversations/${message.conversationId}/scheduled-messages`, later)
  const tag = await make('/conversation-tags', { name: 'Hot' })
  const order = await make('/orders', { items: [{ product: 'credits', quantity: 5 }] })
  const [first] = campaign.steps as { id: string }[] // the campaign was made with one
  const made = { account, agent, campaign, lead, leadList: list, order, source, step: first, tag }
  const named = Object.entries({ ...made, scheduledMessage: scheduled }).map(([name, record]) => [
    `${name}Id`,
    String(record?.id),
  ])
  return { ...Object.fromEntries(named), conversationId: String(message.conversationId), phone: '%2B12025550142' }
}

/** The examples of an operation's JSON body. */
export function examples({ path, method }: Route): unknown[] {
  const description = descriptions[path.startsWith('/_mock/') ? 'control' : 'api']
  const content = description.paths[path][method.toLowerCase()].requestBody?.content['application/json']
  return Object.values<{ $ref?: string; value?: unknown }>(content?.examples ?? {}).map(({ $ref, value }) =>
    $ref ? description.components.examples[$ref.slice($ref.lastIndexOf('/') + 1)].value : value,
  )
}

/** The path of an operation in that world. */
export const pathIn = (ids: Record<string, string>, { path }: Route): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none')
