import type { components as ControlComponents } from '../../generated/control/schema.ts'
import type { components } from '../../generated/openapi/schema.ts'
import { campaigns } from '../campaigns/world.ts'

type Schemas = components['schemas']
type Force = ControlComponents['schemas']['OutcomeForce']

/** The endings of numbers whose messages always end alike. */
export const numbers = {
  notOnWhatsapp: '+12025550198',
  neverReads: '+12025550197',
  reads: '+12025550196',
  replies: '+12025550195',
  optsOut: '+12025550194',
  slow: '+12025550193',
  neverDelivered: '+12025550192',
  fails: '+12025550191',
  disconnects: '+12025550190',
  restricts: '+12025550189',
  bans: '+12025550188',
} as const

/** A workspace whose account writes to contacts, and contacts that write back. */
export async function writing() {
  const world = await campaigns()
  const { api, control, account, inside } = world
  const of = (conversationId: string) => ({ params: { path: { conversationId } } })

  /** Opens a conversation by a message from the contact, which lets the account answer however often. */
  async function open(phone: string): Promise<string> {
    const { data, error } = await control.POST('/_mock/inbound', {
      body: { accountId: account.id, phone, text: 'Hello' },
    })
    if (!data) throw new Error(JSON.stringify(error))
    return data.conversationId
  }

  async function send(conversationId: string, text = 'Hi there'): Promise<Schemas['Message']> {
    const { data, error } = await api.POST('/api/v1/conversations/{conversationId}/messages', {
      ...of(conversationId),
      body: { text },
    })
    if (!data) throw new Error(JSON.stringify(error))
    return data
  }

  return {
    ...world,
    open,
    send,
    /** Sends a message to a number. */
    sendTo: async (phone: string, text?: string) => send(await open(phone), text),
    /** The messages of a conversation, oldest first. */
    async messages(conversationId: string): Promise<Schemas['Message'][]> {
      const { data, error } = await api.GET('/api/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId }, query: { limit: 100 } },
      })
      if (!data) throw new Error(JSON.stringify(error))
      return data.data.toReversed()
    },
    /** A message as it stands now. */
    message: (id: string) => inside(({ store }) => store.messages.get(id)),
    /** Lets a contact write in a conversation. */
    receive: (conversationId: string, text: string) =>
      control.POST('/_mock/inbound', { body: { conversationId, text } }),
    force: (body: Force) => control.POST('/_mock/outcomes', { body }),
    async conversation(id: string) {
      const { data } = await api.GET('/api/v1/conversations', { params: { query: { limit: 100 } } })
      return data?.data.find((one) => one.id === id)
    },
    contact: async (phone: string) => (await api.GET('/api/v1/contacts/{phone}', { params: { path: { phone } } })).data,
    /** The account as it stands now. */
    accountNow: async () =>
      (await api.GET('/api/v1/accounts/{accountId}', { params: { path: { accountId: account.id } } })).data,
    settings: (body: Schemas['WorkspaceSettingsUpdate']) => api.PATCH('/api/v1/settings', { body }),
    balance: async () => (await api.GET('/api/v1/credits/balance')).data?.balance,
    schedule: (conversationId: string, body: Partial<Schemas['ScheduledMessageCreate']>) =>
      api.POST('/api/v1/conversations/{conversationId}/scheduled-messages', {
        ...of(conversationId),
        body: { text: 'Later', sendAt: '2026-01-06T14:00:00.000Z', cancelOnReply: false, ...body },
      }),
    async scheduled(conversationId: string) {
      const { data } = await api.GET('/api/v1/conversations/{conversationId}/scheduled-messages', of(conversationId))
      return data?.data ?? []
    },
    /** The types of what happened, oldest first. */
    told: () => inside(({ store }) => store.events.list({}).map(({ type }) => type)),
    forceAccount: (event: 'ban' | 'restrict' | 'disconnect') =>
      control.POST('/_mock/accounts/{accountId}/force', {
        params: { path: { accountId: account.id } },
        body: { event },
      }),
  }
}

export type Writing = Awaited<ReturnType<typeof writing>>
