// What the messages of campaigns, and the replies to them, mean for the campaigns.
import type { Context } from '../context.ts'
import type { CampaignCounts } from '../domain/campaigns/records.ts'
import { afterReply } from '../domain/campaigns/replies.ts'
import type { Conversation, Lead, Message } from '../domain/records.ts'
import { completeIfThrough, giveUp } from './campaigns.ts'

type MessageCounts = Pick<CampaignCounts, 'sent' | 'delivered' | 'read' | 'failed' | 'creditsSpent'>

/** Counts for the campaign and its step what became of a message now. Tests of a step count nowhere. */
export function countMessage(
  { origin, campaignId, stepId }: Message,
  counts: Partial<MessageCounts>,
  { store, clock }: Context,
): void {
  if (origin !== 'campaign' || campaignId === null) return
  store.campaignCounts.add(campaignId, clock.now(), counts)
  const { creditsSpent, ...ofStep } = counts
  if (stepId !== null && Object.keys(ofStep).length > 0) store.campaignStepCounts.add(campaignId, stepId, ofStep)
}

/** Gives up a lead that a campaign's message could not reach, unless it has answered or left meanwhile. */
export function failEntry({ origin, campaignId, error }: Message, phone: string, context: Context): void {
  if (origin !== 'campaign' || campaignId === null || error === null) return
  const { store } = context
  const lead = store.leads.findByPhone(phone)
  const entry = lead && store.campaignLeads.find(campaignId, lead.id)
  if (entry) giveUp(entry, error, context)
}

/**
 * Lets every campaign that wrote to a lead know of its reply, and counts it for the one that wrote last. An opt-out stops
 * no campaign here: that is for what follows from it.
 */
export function noteReply(
  { campaignId }: Conversation,
  lead: Lead | undefined,
  isOptOut: boolean,
  context: Context,
): void {
  const { store, clock } = context
  const entries = lead ? store.campaignLeads.ofLead(lead.id).filter(({ lastContactedAt }) => lastContactedAt) : []
  if (campaignId !== null) {
    const entry = entries.find((one) => one.campaignId === campaignId)
    const isFirst = entry !== undefined && entry.repliedAt === null
    store.campaignCounts.add(campaignId, clock.now(), { replies: 1, uniqueReplies: Number(isFirst) })
    if (isFirst && entry.lastStepId) store.campaignStepCounts.add(campaignId, entry.lastStepId, { replied: 1 })
  }
  for (const entry of entries) {
    const stops = !isOptOut && store.campaigns.find(entry.campaignId)?.stopOnReply === true
    const next = afterReply(entry, stops, clock.now())
    if (next === entry) continue
    store.campaignLeads.save(next)
    if (next.status !== entry.status) completeIfThrough(entry.campaignId, context)
  }
}
