import type { Context } from '../../src/context.ts'
import { saveChange } from '../../src/effects/accounts.ts'
import { saveCampaign } from '../../src/effects/campaigns.ts'
import { made } from '../knowledge-base/world.ts'
import { account as item, order } from '../ordering.ts'
import type { Stage } from './stage.ts'

/** The ids of a record of each kind. */
type Records = Awaited<ReturnType<typeof records>>

/** An account in production, a lead that waits in an active campaign, and what else is only begun. */
export async function records(stage: Stage) {
  const { api, account } = stage
  const { id: campaignId, leadIds } = await stage.pending()
  const body = { accountId: account.id, phone: '+12025550142', text: 'Hello' }
  const question = { type: 'faq', question: 'When are you open?', answer: 'From nine to five.' } as const
  return {
    accountId: account.id,
    campaignId,
    leadId: String(leadIds[0]),
    messageId: made(await api.POST('/api/v1/conversations/test-message', { body })).id,
    orderId: (await order(stage, { items: [item], paymentMethod: 'invoice' })).id,
    sourceId: made(await api.POST('/api/v1/knowledge-base/sources', { body: question })).id,
  }
}

/** Saves a record of each kind in a state to which it cannot go. */
export const wrong = {
  'production to setup'({ accountId }: Records, context: Context) {
    const { accounts, warmup } = context.store
    const account = { ...accounts.get(accountId), phase: 'setup' as const }
    saveChange({ account, warmup: warmup.get(accountId), happened: [] }, context)
  },
  'connected to unregistered'({ accountId }: Records, context: Context) {
    const { accounts, warmup } = context.store
    const account = { ...accounts.get(accountId), status: 'unregistered' as const }
    saveChange({ account, warmup: warmup.get(accountId), happened: [] }, context)
  },
  'active to draft'({ campaignId }: Records, context: Context) {
    saveCampaign({ ...context.store.campaigns.get(campaignId), status: 'draft' }, context)
  },
  'pending to skipped'({ campaignId, leadId }: Records, { store }: Context) {
    const entry = store.campaignLeads.find(campaignId, leadId)
    if (entry) store.campaignLeads.save({ ...entry, status: 'skipped' })
  },
  'queued to read'({ messageId }: Records, { store }: Context) {
    const message = store.messages.get(messageId)
    store.messages.update({ ...message, status: 'read' }, message)
  },
  'pending to refunded'({ orderId }: Records, { store }: Context) {
    store.orders.save({ ...store.orders.get(orderId), status: 'refunded' })
  },
  'pending to ready'({ sourceId }: Records, { store }: Context) {
    store.knowledgeBase.save({ ...store.knowledgeBase.get(sourceId), status: 'ready' })
  },
}
