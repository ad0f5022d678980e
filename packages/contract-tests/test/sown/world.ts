// What a fault needs to show, made by the API itself.
import type { Json } from '../../src/world/recipes.ts'
import type { Api, Seen } from './api.ts'

export const amara = '+12025550142'
export const hello = { text: 'Hello!', delay: { value: 1, unit: 'days' } }

/** A connected account on the first day of its warmup. */
export async function warming({ must }: Api): Promise<{ accountId: string }> {
  const phone = '+12025550101'
  await must('provision.start', { json: { phone } })
  const { id } = await must('provision.verify', { json: { phone, code: '123456', displayName: 'Juniper Coffee' } })
  return { accountId: id }
}

/** A connected account that may write to strangers. */
export async function account(api: Api): Promise<{ accountId: string }> {
  const ids = await warming(api)
  await api.must('accounts.updatePhase', { ids, json: { phase: 'production' } })
  return ids
}

/** A conversation that a test message opened; `accountId` names no part of its path, but whose it is. */
export async function conversation(api: Api): Promise<{ conversationId: string; accountId: string }> {
  const { accountId } = await account(api)
  const message = await api.must('conversations.sendTestMessage', { json: { accountId, phone: amara, text: 'Hi' } })
  return { conversationId: message.conversationId, accountId }
}

type Scheduled = Record<'conversationId' | 'accountId' | 'scheduledMessageId', string>

export async function scheduled(api: Api): Promise<Scheduled> {
  const ids = await conversation(api)
  const json = { text: 'Later', sendAt: '2026-03-01T09:00:00.000Z' }
  const { id } = await api.must('conversations.scheduleMessage', { ids, json })
  return { ...ids, scheduledMessageId: id }
}

/** A draft, and its first step if it has one. */
export async function campaign({ must }: Api, json: object = {}): Promise<{ campaignId: string; stepId: string }> {
  const { id, steps } = await must('campaigns.create', { json: { name: 'Spring', ...json } })
  return { campaignId: id, stepId: steps[0]?.id ?? '' }
}

/** An active campaign, and the list and the agent that it names. */
export async function active(api: Api) {
  const { accountId } = await account(api)
  const leadListId = await list(api)
  await api.must('leadLists.addLead', { ids: { leadListId }, json: { phone: amara } })
  const agentId = await agent(api)
  const names = { accountIds: [accountId], leadListIds: [leadListId], agentId }
  const { campaignId } = await campaign(api, { ...names, steps: [hello] })
  await api.must('campaigns.start', { ids: { campaignId }, json: {} })
  return { campaignId, leadListId, agentId }
}

export async function list({ must }: Api, name = 'Cafés'): Promise<string> {
  return (await must('leadLists.create', { json: { name } })).id
}

/** Leads with these last names, in one list; gives the ids of the list and of the first one. */
export async function leads(api: Api, ...lastNames: string[]) {
  const leadListId = await list(api)
  const ids: string[] = []
  for (const [index, lastName] of lastNames.entries()) {
    const json = { phone: `+1202555014${index}`, lastName }
    ids.push((await api.must('leadLists.addLead', { ids: { leadListId }, json })).id)
  }
  return { leadListId, leadId: ids[0] ?? '' }
}

export async function agent({ must }: Api, json: object = {}): Promise<string> {
  return (await must('agents.create', { json: { name: 'Concierge', instructions: 'Answer.', ...json } })).id
}

export async function source({ must }: Api, json: object = {}): Promise<string> {
  const text = { type: 'text', title: 'Prices', text: 'A kilo costs 20 dollars.' }
  return (await must('knowledgeBase.createSource', { json: { ...text, ...json } })).id
}

export async function order({ must }: Api, json: object = {}): Promise<string> {
  const items = [{ product: 'credits', quantity: 10 }]
  return (await must('orders.create', { json: { items, paymentMethod: 'invoice', ...json } })).id
}

/** A form with a file of plain text. */
export const upload = {
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  text: [
    '--cut',
    'Content-Disposition: form-data; name="file"; filename="prices.txt"',
    'Content-Type: text/plain',
    '',
    'A kilo costs 20 dollars.',
    '--cut--',
    '',
  ].join('\r\n'),
}

/** The values that an answer's list has for a property. */
export const each = ({ body }: Seen, property: string): unknown[] => body.data.map((item: Json) => item[property])

export const statusAndCode = ({ status, body }: Seen) => ({ status, code: body?.code })
