// What becomes of campaigns when one of their accounts changes.
import type { Context } from '../context.ts'
import { orphaned } from '../domain/campaigns/entries.ts'
import type { Campaign } from '../domain/campaigns/records.ts'
import { canSend } from '../domain/campaigns/starting.ts'
import type { Account } from '../domain/records.ts'
import { lookAgain, pauseFor } from './campaigns.ts'

/** Lets the campaigns of an account follow what became of it. */
export function followAccount(before: Account, account: Account, context: Context): void {
  const isLost = isGone(account) && !isGone(before)
  const isFreer = canSend(account) && (!canSend(before) || leftOf(account) > leftOf(before))
  if (!isLost && !isFreer) return
  for (const campaign of context.store.campaigns.withAccount(account.id)) {
    if (isLost) loseAccount(campaign, account, context)
    if (isFreer) lookAgain(campaign, context)
  }
}

/** First messages that are left of today's. */
const leftOf = ({ dailyLimit, newConversationsToday }: Account): number => dailyLimit - newConversationsToday

/** Whether an account sends no more until someone brings it back, if it ever does. */
export const isGone = ({ status, phase }: Account): boolean =>
  phase === 'retired' || (status !== 'connected' && status !== 'connecting' && status !== 'restricted')

/**
 * A campaign goes on with its other accounts, and pauses when none is left. Leads that a lost account has written to
 * wait for it, unless it never comes back: those of a banned one are held, those of a retired one get another.
 */
function loseAccount(campaign: Campaign, account: Account, context: Context): void {
  const { store } = context
  if (account.status === 'banned') hold(campaign, account, context)
  else if (account.phase === 'retired') store.campaignLeads.release(campaign.id, account.id)
  if (campaign.accountIds.every((id) => isGone(store.accounts.get(id))))
    pauseFor('no_connected_account', campaign.id, context)
}

function hold(campaign: Campaign, { id, phone }: Account, { store }: Context): void {
  const message = `WhatsApp banned ${phone}, which wrote to this lead. Resume the lead to let another account go on.`
  for (const entry of store.campaignLeads.openOf(campaign.id, id))
    store.campaignLeads.save(orphaned(entry, { code: 'account_restricted', message }))
}
