import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/openapi/schema.ts'
import type { Context } from '../src/context.ts'
import { receive as receiveFrom } from '../src/effects/inbound.ts'
import { createLead } from '../src/effects/leads.ts'
import { setupCore } from './core.ts'

type Schemas = components['schemas']

/** The number that most tests write to. */
export const amara = '+12025550142'

const apiKey = 'rl_test_1'

/**
 * A world with an inbox: a connected account in production, and a way to let happen what no call brings about, such as
 * a message from a contact.
 */
export async function setupInbox({ phase = 'production' }: { phase?: 'production' | 'warmup' } = {}) {
  const { fetch, workspace } = setupCore()
  const api = createClient<paths>({
    baseUrl: 'http://mock.test',
    headers: { authorization: `Bearer ${apiKey}` },
    fetch,
  })
  const provision = async (phone: string): Promise<Schemas['Account']> => {
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const { data } = await api.POST('/api/v1/provision/verify', {
      body: { phone, code: '123456', displayName: 'Juniper Coffee' },
    })
    if (!data) throw new Error(`${phone} could not be provisioned.`)
    if (phase === 'production')
      await api.PATCH('/api/v1/accounts/{accountId}/phase', {
        params: { path: { accountId: data.id } },
        body: { phase },
      })
    return data
  }
  const account = await provision('+12025550101')
  const change = <Result>(run: (context: Context) => Result): Result => workspace.request(run)

  /** Opens a conversation with a number by a test message. */
  async function open(phone = amara, accountId = account.id, text = 'Hello'): Promise<string> {
    const { data } = await api.POST('/api/v1/conversations/test-message', { body: { accountId, phone, text } })
    if (!data) throw new Error(`No conversation with ${phone} could be opened.`)
    return data.conversationId
  }

  /** Lets the contact write. */
  const receive = (conversationId: string, text: string) =>
    change((context) => {
      const { accountId, contact } = context.store.conversations.get(conversationId)
      return receiveFrom({ accountId, phone: contact.phone, text, media: null }, context)
    })

  /** Makes a lead. */
  const lead = (input: Partial<Schemas['LeadInput']> = {}): Schemas['Lead'] =>
    change((context) => createLead({ phone: amara, ...input }, 'manual', context))

  const send = (conversationId: string, body: Schemas['MessageSend'] = { text: 'Hi Amara' }) =>
    api.POST('/api/v1/conversations/{conversationId}/messages', { ...of(conversationId), body })

  const read = async (
    id: string,
    status: 'open' | 'archived' = 'open',
  ): Promise<Schemas['Conversation'] | undefined> => {
    const { data } = await api.GET('/api/v1/conversations', { params: { query: { limit: 100, status } } })
    return data?.data.find((conversation) => conversation.id === id)
  }

  const readAccount = async () =>
    (await api.GET('/api/v1/accounts/{accountId}', { params: { path: { accountId: account.id } } })).data

  const contact = async (phone = amara) =>
    (await api.GET('/api/v1/contacts/{phone}', { params: { path: { phone } } })).data

  const advance = (hours: number) => workspace.advanceTo(new Date(workspace.clock.now().getTime() + hours * 3_600_000))

  return { api, account, provision, change, open, receive, lead, send, read, readAccount, contact, advance, workspace }
}

export type Inbox = Awaited<ReturnType<typeof setupInbox>>

/** A conversation's path parameters. */
export const of = (conversationId: string) => ({ params: { path: { conversationId } } })

/** Pauses the account, or resumes it. */
export const pause = ({ api, account }: Inbox, paused = true) =>
  api.POST('/api/v1/accounts/{accountId}/pause', { params: { path: { accountId: account.id } }, body: { paused } })

/** Opts a contact out, or in again. */
export const optOut = ({ api }: Inbox, phone = amara, optedOut = true) =>
  api.PATCH('/api/v1/contacts/{phone}', { params: { path: { phone } }, body: { optedOut } })

/** Spends or grants credits until this many are left. */
export const setCredits = ({ change }: Inbox, amount: number) =>
  change(({ store, clock, id }) =>
    store.credits.add({
      ...{ id: id('ctx'), type: 'adjustment', amount: amount - store.credits.balance(), balanceAfter: amount },
      ...{ description: 'Set by a test.', source: null, createdAt: clock.now().toISOString() },
    }),
  )
