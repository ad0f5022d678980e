import type { Context } from '../../context.ts'
import { bulkResult } from '../../domain/bulk.ts'
import { act, type PlaceAction, type Refused, refused, unchanged } from '../../domain/campaigns/actions.ts'
import { checkArguments } from '../../domain/campaigns/bulk-arguments.ts'
import { refuseArchived } from '../../domain/campaigns/campaigns.ts'
import { nextStep } from '../../domain/campaigns/entries.ts'
import type { Campaign, CampaignEntry } from '../../domain/campaigns/records.ts'
import type { Lead, Schemas } from '../../domain/records.ts'
import { completeIfThrough, enrol, leave, lookAgain, optOutIn, replan } from '../../effects/campaigns.ts'
import { optOut } from '../../effects/contacts.ts'
import { ok, type Section } from '../../operation.ts'
import { refuseUnknown, unknown } from './references.ts'

/** One action to many leads of a campaign. */
export const bulkLeads = {
  bulkLeadAction({ path, body }, context) {
    const { store } = context
    const campaign = store.campaigns.get(path.campaignId)
    refuseArchived(campaign, 'Its leads are final.')
    checkArguments(body, campaign.id)
    const target = targetOf(body, context)
    const { action, leadIds, filter = {} } = body
    const ids = leadIds ?? store.campaignLeads.leadIds(campaign.id, filter)
    const results = ids.map((id) => itemOf(id, actOn(id, action, { campaign, target }, context)))
    lookAgain(campaign, context)
    completeIfThrough(campaign.id, context)
    return ok(bulkResult(action, results))
  },
} satisfies Pick<Section<'campaigns'>, 'bulkLeadAction'>

/** The campaign to move to, when there is one. */
function targetOf({ targetCampaignId }: Schemas['CampaignBulkLeadAction'], { store }: Context): Campaign | undefined {
  if (targetCampaignId === undefined) return undefined
  const target = store.campaigns.find(targetCampaignId)
  if (!target) refuseUnknown([unknown('/targetCampaignId', 'campaign')])
  if (target) refuseArchived(target, 'It takes no leads any more.')
  return target
}

/** Nothing when the action was done. */
type Done = Refused | undefined

interface Campaigns {
  campaign: Campaign
  target: Campaign | undefined
}

function actOn(
  leadId: string,
  action: Schemas['CampaignLeadAction'],
  { campaign, target }: Campaigns,
  context: Context,
): Done {
  const entry = context.store.campaignLeads.find(campaign.id, leadId)
  if (!entry) return refused('There is no such lead in this campaign.', 'not_found')
  if (action === 'remove') return remove(entry, context)
  const lead = context.store.leads.get(leadId)
  if (action === 'mark_opted_out') return markOptedOut(entry, lead, context)
  if (action === 'move') return target && move(entry, lead, target, context)
  return change(entry, lead, { action, campaign }, context)
}

/** An action on the lead's place; what it means for the steps is kept, and the next one is planned. */
function change(
  entry: CampaignEntry,
  lead: Lead,
  { action, campaign }: { action: PlaceAction; campaign: Campaign },
  context: Context,
): Done {
  const { store, clock } = context
  const done = store.campaignSteps.done(campaign.id, lead.id)
  const got = store.campaignSteps.got(campaign.id, lead.id)
  const outcome = act[action]({ entry, campaign, lead, done, got }, clock.now())
  if ('refused' in outcome) return outcome
  const skipped = action === 'skip_step' ? nextStep(campaign, done) : undefined
  if (skipped) store.campaignSteps.markSkipped(campaign.id, lead.id, skipped.id)
  if (action === 'restart') store.campaignSteps.unskip(campaign.id, lead.id)
  const next = action === 'resume' || action === 'restart' ? withLivingAccount(outcome.entry, context) : outcome.entry
  store.campaignLeads.save(replan(next, campaign, context))
  return undefined
}

/** Another account goes on with a lead whose own is gone for good. */
function withLivingAccount(entry: CampaignEntry, { store }: Context): CampaignEntry {
  const account = entry.accountId === null ? undefined : store.accounts.find(entry.accountId)
  const isOver = account?.status === 'banned' || account?.phase === 'retired'
  return isOver ? { ...entry, accountId: null, failure: null } : entry
}

function remove(entry: CampaignEntry, context: Context): Done {
  leave(entry, context)
  return undefined
}

function markOptedOut(entry: CampaignEntry, lead: Lead, context: Context): Done {
  if (entry.status === 'opted_out' && lead.optedOut) return unchanged('The lead has opted out already.')
  optOut(lead.phone, context)
  // The campaign that is asked shows it, even for a lead that was through.
  const now = context.store.campaignLeads.find(entry.campaignId, lead.id)
  if (now && now.status !== 'opted_out') optOutIn(now, context)
  return undefined
}

function move(entry: CampaignEntry, lead: Lead, target: Campaign, context: Context): Done {
  if (context.store.campaignLeads.find(target.id, lead.id))
    return refused(`The campaign ${target.id} has it already.`, 'already_in_campaign')
  if (lead.optedOut) return refused('The lead has opted out.')
  if (lead.whatsappStatus === 'invalid') return refused("The lead's number is not on WhatsApp.")
  leave(entry, context)
  enrol(context.store.leads.get(lead.id), target, 'pending', context)
  return undefined
}

const itemOf = (id: string, done: Done): Schemas['BulkItem'] =>
  done ? { id, ...done.refused } : { id, outcome: 'succeeded', code: null, message: null }
