// Fourteen days of a workspace, played through the API and the control plane alone, so that any server can play them.
import createClient from 'openapi-fetch'
import type { components, paths } from '../../generated/openapi/schema.ts'
import { createControl } from '../../src/control-client/index.ts'

type Schemas = components['schemas']
type Account = Schemas['Account']

/** What the story is checked by: what was seen at the end of each day, and of the end what matters. */
export interface Story {
  days: Day[]
  /** Every message, oldest first. */
  messages: Schemas['Message'][]
  campaign: Schemas['Campaign']
  leads: Schemas['CampaignLead'][]
  /** The accounts, the one that is banned first. */
  accounts: [Account, Account]
  ledger: Schemas['CreditTransaction'][]
  balance: number
  /** What a contact wrote who wanted a person, and what became of the conversation. */
  handedOver: Schemas['Conversation']
  usage: Schemas['AgentUsageTotals']
  stats: Schemas['DailyStats']
}

/** The accounts as they stood at the end of a day. */
export interface Day {
  date: string
  firsts: [number, number]
  limits: [number, number]
  warmup: [number, number]
}

const phones = ['+12025550102', '+12025550101'] as const

/** People by how they take messages: readers, some who want a sample, some who want no more, and the undecided. */
const endings = ['0196', '0196', '0195', '0196', '0194', '0196'] as const
const reserved = 60
const leads = Array.from({ length: 500 }, (_, index) => {
  const ending = index < reserved ? endings[index % endings.length] : String(2000 + index)
  return { phone: `+1202${300 + index}${ending}`, firstName: `Lead ${index}`, note: 'from the fair' }
})

/** Local midnight in New York, in winter. */
const midnight = (day: number): string => new Date(Date.UTC(2026, 0, 5 + day, 5)).toISOString()

/** Plays the story from a fresh workspace on, whose clock stands at its beginning on Monday, the 5th of January. */
export async function playStory(fetch: (request: Request) => Promise<Response>, apiKey: string): Promise<Story> {
  const baseUrl = 'http://mock.test'
  const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${apiKey}` }, fetch })
  const control = createControl({ baseUrl, apiKey, fetch })
  const accountIds = [await provision(phones[0]), await provision(phones[1])] as const
  const days: Day[] = []

  await endDay(1)
  await endDay(2)
  await endDay(3)
  const agentId = await makeAgent()
  const campaignId = await startCampaign()
  await endDay(4)
  await control.clock.advance({ to: '2026-01-09T16:00:00.000Z' }) // 11 o'clock in New York
  await control.accounts.force(accountIds[0], { event: 'ban' })
  await endDay(5)
  await endDay(6)
  await endDay(7)
  await endDay(8)
  const handedOver = await askForPerson()
  for (let day = 9; day <= 14; day += 1) await endDay(day)
  return { days, handedOver, ...(await lookBack()) }

  async function provision(phone: string): Promise<string> {
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const body = { phone, code: '123456', displayName: 'Juniper Coffee' }
    return must(await api.POST('/api/v1/provision/verify', { body })).id
  }

  /** Goes on to the last minute of a day, and notes how the accounts stand. */
  async function endDay(number: number): Promise<void> {
    await control.clock.advance({ to: new Date(Date.parse(midnight(number)) - 60_000).toISOString() })
    const [one, other] = await accountsNow()
    const warmups = must(await api.GET('/api/v1/warmup/status')).data
    const exchanged = (id: string) => warmups.find(({ accountId }) => accountId === id)?.sentToday ?? 0
    days.push({
      date: midnight(number - 1).slice(0, 10),
      firsts: [one.newConversationsToday, other.newConversationsToday],
      limits: [one.dailyLimit, other.dailyLimit],
      warmup: [exchanged(one.id), exchanged(other.id)],
    })
    await control.clock.advance({ to: midnight(number) })
  }

  async function accountsNow(): Promise<[Account, Account]> {
    const [one, other] = await Promise.all(
      accountIds.map((accountId) => api.GET('/api/v1/accounts/{accountId}', { params: { path: { accountId } } })),
    )
    if (!one?.data || !other?.data) throw new Error('An account is gone.')
    return [one.data, other.data]
  }

  async function makeAgent(): Promise<string> {
    const text = 'A sample of the spring roast is free and ships in two days.'
    const source = must(
      await api.POST('/api/v1/knowledge-base/sources', { body: { type: 'text', title: 'Samples', text } }),
    )
    const agent = {
      ...{ name: 'Ada', instructions: 'Answer kindly.', mode: 'auto' as const, handoffKeywords: ['person'] },
      ...{ replyDelay: { minSeconds: 30, maxSeconds: 90 }, knowledgeSourceIds: [source.id] },
    }
    return must(await api.POST('/api/v1/agents', { body: agent })).id
  }

  async function startCampaign(): Promise<string> {
    const days: Schemas['Weekday'][] = ['mon', 'tue', 'wed', 'thu', 'fri']
    const step = (text: string, value: number) => ({
      ...{ text, delay: { value, unit: 'days' as const }, sendCondition: 'if_no_reply' as const },
    })
    const { id } = must(
      await api.POST('/api/v1/campaigns', {
        body: {
          name: 'Spring roast',
          accountIds: [...accountIds],
          agentId,
          schedule: {
            timezone: 'America/New_York',
            windows: [
              { days, from: '09:00', to: '12:00' },
              { days, from: '13:00', to: '17:00' },
            ],
          },
          steps: [
            step('Hi {{firstName}}, the spring roast is in. Would you like a sample?', 0),
            step('Shall I send you some, {{firstName}}?', 1),
            step('Last call for the spring roast.', 2),
          ],
        },
      }),
    )
    const path = { campaignId: id }
    const form = new FormData()
    const rows = leads.map(({ phone, firstName }) => `${phone},${firstName}`)
    form.set('file', new File([`phone,firstName\n${rows.join('\n')}\n`], 'leads.csv', { type: 'text/csv' }))
    const imported = await fetch(
      new Request(`${baseUrl}/api/v1/campaigns/${id}/leads/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}` },
        body: form,
      }),
    )
    if (!imported.ok) throw new Error(await imported.text())
    must(await api.POST('/api/v1/campaigns/{campaignId}/start', { params: { path }, body: {} }))
    return id
  }

  /** Someone to whom the agent has written wants a person. */
  async function askForPerson(): Promise<Schemas['Conversation']> {
    const query = { agentState: ['auto' as const], limit: 100 }
    const open = must(await api.GET('/api/v1/conversations', { params: { query } })).data
    const answered = open.find(
      ({ accountId, contact }) => accountId === accountIds[1] && contact.phone.endsWith('0195'),
    )
    if (!answered) throw new Error('The agent has answered nobody.')
    await control.conversations.receive({ conversationId: answered.id, text: 'May I talk to a person, please?' })
    await control.clock.advance({ by: '10m' })
    const now = must(await api.GET('/api/v1/conversations', { params: { query: { agentState: ['handed_off'] } } })).data
    const handedOver = now.find(({ id }) => id === answered.id)
    if (!handedOver) throw new Error('The agent has not handed the conversation over.')
    return handedOver
  }

  async function lookBack(): Promise<Omit<Story, 'days' | 'handedOver'>> {
    const path = { campaignId }
    const messages: Story['messages'] = []
    const entries: Story['leads'] = []
    for await (const { id: conversationId } of every('/api/v1/conversations', { limit: 100 }))
      messages.push(...(await all<Schemas['Message']>(`/api/v1/conversations/${conversationId}/messages`)))
    entries.push(...(await all<Schemas['CampaignLead']>(`/api/v1/campaigns/${campaignId}/leads`)))
    return {
      messages: messages.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1)),
      campaign: must(await api.GET('/api/v1/campaigns/{campaignId}', { params: { path } })),
      leads: entries,
      accounts: await accountsNow(),
      ledger: await all<Schemas['CreditTransaction']>('/api/v1/credits/transactions'),
      balance: must(await api.GET('/api/v1/credits/balance')).balance,
      usage: must(await api.GET('/api/v1/agents/usage')).totals,
      stats: must(await api.GET('/api/v1/campaigns/{campaignId}/stats/daily', { params: { path } })),
    }
  }

  /** Every item of a list, page by page. */
  async function* every(address: string, query: Record<string, string | number>): AsyncGenerator<{ id: string }> {
    let cursor: string | null = null
    do {
      const parameters = new URLSearchParams({ ...query, ...(cursor ? { cursor } : {}) } as Record<string, string>)
      const request = new Request(`${baseUrl}${address}?${parameters}`, {
        headers: { authorization: `Bearer ${apiKey}` },
      })
      const page = (await (await fetch(request)).json()) as Page
      yield* page.data
      cursor = page.pagination.nextCursor
    } while (cursor !== null)
  }

  async function all<Item>(address: string): Promise<Item[]> {
    const items: unknown[] = []
    for await (const item of every(address, { limit: 100 })) items.push(item)
    return items as Item[] // The server holds its answers against the description.
  }
}

interface Page {
  data: { id: string }[]
  pagination: { nextCursor: string | null }
}

function must<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(JSON.stringify(error))
  return data
}
