// Saving campaigns and the places of leads in them, from a handler or from an event: what else follows from each.
import { campaignStatus } from '../../generated/transitions.ts'
import type { Context } from '../context.ts'
import { pause, runs } from '../domain/campaigns/campaigns.ts'
import { isOpen, newEntry, plan } from '../domain/campaigns/entries.ts'
import { failsTooOften } from '../domain/campaigns/failures.ts'
import type { Campaign, CampaignEntry } from '../domain/campaigns/records.ts'
import { afterFailure } from '../domain/campaigns/replies.ts'
import { endOf } from '../domain/campaigns/schedule.ts'
import type { Lead, MessageError } from '../domain/records.ts'
import { after, day, second } from '../domain/time.ts'
import { ensureTransition } from '../domain/transitions.ts'
import { emit } from './events.ts'

/** How soon a campaign looks for its next message once something has changed. */
const looksAgainAfter = second

/** Saves a campaign, what is due of it, and which campaigns its accounts send in. Gives it as it stands. */
export function saveCampaign(campaign: Campaign, context: Context): Campaign {
  const { store } = context
  const before = store.campaigns.find(campaign.id)
  ensureTransition(campaignStatus, before?.status, campaign.status)
  store.campaigns.save(campaign)
  const isActive = campaign.status === 'active'
  store.timeline.schedule('campaign.start', campaign.id, campaign.startAt)
  store.timeline.schedule('campaign.end', campaign.id, isActive ? endOf(campaign.schedule) : null)
  if (isActive) lookAgain(campaign, context)
  else store.timeline.schedule('campaign.tick', campaign.id, null)
  for (const accountId of new Set([...(before?.accountIds ?? []), ...campaign.accountIds]))
    noteActive(accountId, context)
  tell(before?.status, campaign, context)
  return store.campaigns.get(campaign.id)
}

const told = { active: 'campaign.started', paused: 'campaign.paused', completed: 'campaign.completed' } as const

function tell(before: Campaign['status'] | undefined, { id, status }: Campaign, context: Context): void {
  if (status === before) return
  if (status === 'active' || status === 'paused' || status === 'completed')
    emit(told[status], { campaignId: id }, context)
}

/** Keeps what an account says of its active campaigns. */
function noteActive(accountId: string, { store, clock }: Context): void {
  const account = store.accounts.get(accountId)
  const active = store.campaigns.withAccount(accountId).filter(({ status }) => status === 'active')
  const campaignIds = active.map(({ id }) => id)
  if (campaignIds.join() === account.campaignIds.join()) return
  store.accounts.save({ ...account, campaignIds, updatedAt: clock.now().toISOString() })
}

/** Lets an active campaign look for its next message soon, as something has changed that may bring one forward. */
export function lookAgain({ id, status }: Pick<Campaign, 'id' | 'status'>, { store, clock }: Context): void {
  if (status === 'active') store.timeline.hasten('campaign.tick', id, after(clock.now(), looksAgainAfter))
}

/**
 * Adds a lead that is not in the campaign yet, and saves it; in one that runs, its first step is planned.
 *
 * @param lead as it stands
 */
export function enrol(lead: Lead, campaign: Campaign, status: 'pending' | 'skipped', context: Context): CampaignEntry {
  const { store, clock, id } = context
  const now = clock.now()
  const entry = replan(newEntry(id('cml'), campaign, lead.id, status, now), campaign, { store, clock })
  store.campaignLeads.add(entry)
  const campaignIds = [...lead.campaignIds, campaign.id]
  store.leads.save({ ...lead, campaignIds, updatedAt: now.toISOString() })
  lookAgain(campaign, context)
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
  const { store } = context
  if (store.campaignLeads.hasUnfinished(campaignId)) return
  const campaign = store.campaigns.find(campaignId)
  if (campaign?.status === 'active') complete(campaign, context)
}

/** Completes an active campaign. */
export function complete(campaign: Campaign, context: Context): void {
  const now = context.clock.now().toISOString()
  saveCampaign({ ...campaign, status: 'completed', completedAt: now, updatedAt: now }, context)
}

/** Pauses an active campaign that cannot go on by itself. */
export function pauseFor(reason: NonNullable<Campaign['pauseReason']>, campaignId: string, context: Context): void {
  const campaign = context.store.campaigns.find(campaignId)
  if (campaign?.status === 'active') saveCampaign(pause(campaign, reason, null, context.clock.now()), context)
}

/** Gives a lead up that a campaign's message cannot reach, and pauses the campaign when that happens too often. */
export function giveUp(entry: CampaignEntry, error: MessageError, context: Context): void {
  const { store, clock } = context
  const next = afterFailure(entry, error)
  if (next === entry) return
  store.campaignLeads.save(next)
  const lastDay = store.campaignCounts.between(entry.campaignId, after(clock.now(), -day), after(clock.now(), 1))
  if (failsTooOften(lastDay)) pauseFor('high_failure_rate', entry.campaignId, context)
  else completeIfThrough(entry.campaignId, context)
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
