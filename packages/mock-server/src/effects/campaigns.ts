// Saving campaigns and the places of leads in them, from a handler or from an event: what else follows from each.
import type { Context } from '../context.ts'
import { runs } from '../domain/campaigns/campaigns.ts'
import { isOpen, newEntry, plan } from '../domain/campaigns/entries.ts'
import type { Campaign, CampaignEntry } from '../domain/campaigns/records.ts'
import type { Lead } from '../domain/records.ts'

/** Saves a campaign, its planned start, and which campaigns its accounts send in. Gives it as it stands. */
export function saveCampaign(campaign: Campaign, context: Context): Campaign {
  const { store } = context
  const before = store.campaigns.find(campaign.id)
  store.campaigns.save(campaign)
  store.timeline.schedule('campaign.start', campaign.id, campaign.startAt)
  for (const accountId of new Set([...(before?.accountIds ?? []), ...campaign.accountIds]))
    noteActive(accountId, context)
  return store.campaigns.get(campaign.id)
}

/** Keeps what an account says of its active campaigns. */
function noteActive(accountId: string, { store, clock }: Context): void {
  const account = store.accounts.get(accountId)
  const active = store.campaigns.withAccount(accountId).filter(({ status }) => status === 'active')
  const campaignIds = active.map(({ id }) => id)
  if (campaignIds.join() === account.campaignIds.join()) return
  store.accounts.save({ ...account, campaignIds, updatedAt: clock.now().toISOString() })
}

/** Adds a lead that is not in the campaign yet; in one that runs, its first step is planned. */
export function enrol(
  lead: Lead,
  campaign: Campaign,
  status: 'pending' | 'skipped',
  { store, clock, id }: Context,
): CampaignEntry {
  const now = clock.now()
  const entry = replan(newEntry(id('cml'), campaign, lead.id, status, now), campaign, { store, clock })
  store.campaignLeads.save(entry)
  const current = store.leads.get(lead.id)
  const campaignIds = [...current.campaignIds, campaign.id]
  store.leads.save({ ...current, campaignIds, updatedAt: now.toISOString() })
  return entry
}

/** Takes a lead out of a campaign; what it got there stays known. */
export function leave({ campaignId, leadId }: CampaignEntry, { store, clock }: Context): void {
  store.campaignLeads.remove(campaignId, leadId)
  const lead = store.leads.find(leadId)
  if (!lead) return
  const campaignIds = lead.campaignIds.filter((id) => id !== campaignId)
  store.leads.save({ ...lead, campaignIds, updatedAt: clock.now().toISOString() })
}

/**
 * The entry with its next step planned anew: from now, or from the start of a campaign that waits for it. Where nothing
 * was ever started, nothing is planned.
 */
export function replan(
  entry: CampaignEntry,
  campaign: Campaign,
  { store, clock }: Pick<Context, 'store' | 'clock'>,
): CampaignEntry {
  if (!isOpen(entry)) return entry
  if (!runs(campaign) && entry.enrolledAt === null) return { ...entry, nextSendAt: null }
  const since = campaign.startAt === null ? clock.now() : new Date(campaign.startAt)
  return plan(entry, campaign, store.campaignSteps.done(campaign.id, entry.leadId), since)
}

/** Completes an active campaign whose every lead is through. */
export function completeIfThrough(campaignId: string, context: Context): void {
  const { store, clock } = context
  if (store.campaignLeads.hasUnfinished(campaignId)) return
  const campaign = store.campaigns.find(campaignId)
  if (campaign?.status !== 'active') return
  const now = clock.now().toISOString()
  saveCampaign({ ...campaign, status: 'completed', completedAt: now, updatedAt: now }, context)
}

const unfinished = ['pending', 'in_progress', 'paused']

/** Stops every campaign that has yet to do with a lead that opted out. */
export function stopForOptOut(leadId: string, context: Context): void {
  for (const entry of context.store.campaignLeads.ofLead(leadId))
    if (unfinished.includes(entry.status)) optOutIn(entry, context)
}

/** Stops one campaign for a lead that opted out, and counts it there. */
export function optOutIn(entry: CampaignEntry, context: Context): void {
  const { store, clock } = context
  store.campaignLeads.save({ ...entry, status: 'opted_out', heldFrom: null, nextSendAt: null })
  store.campaignCounts.add(entry.campaignId, clock.now(), { optOuts: 1 })
  completeIfThrough(entry.campaignId, context)
}
