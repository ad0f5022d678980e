import type { Context } from '../../context.ts'
import { archive, copyOf, pause } from '../../domain/campaigns/campaigns.ts'
import { unplan } from '../../domain/campaigns/entries.ts'
import type { Campaign } from '../../domain/campaigns/records.ts'
import { start } from '../../domain/campaigns/starting.ts'
import { copyStep } from '../../domain/campaigns/steps.ts'
import type { Lead } from '../../domain/records.ts'
import { readTime } from '../../domain/time.ts'
import { enrol, replan, saveCampaign } from '../../effects/campaigns.ts'
import { created, ok, type Section } from '../../operation.ts'

/** What happens to a campaign as a whole. */
export const lifecycle = {
  start({ path, body }, context) {
    const { store, clock } = context
    const campaign = store.campaigns.get(path.campaignId)
    const newcomers = newcomersOf(campaign, context)
    const readiness = {
      accounts: campaign.accountIds.map((id) => store.accounts.get(id)),
      leadsWaiting: store.campaignLeads.open(campaign.id).length + newcomers.filter(isReachable).length,
      creditsAvailable: store.credits.balance(),
      startAt: body.startAt === undefined ? undefined : readTime(body.startAt, { pointer: '/startAt' }),
    }
    const started = start(campaign, readiness, clock.now())
    for (const entry of store.campaignLeads.open(campaign.id)) store.campaignLeads.save(replan(entry, started, context))
    for (const lead of newcomers) enrol(lead, started, isReachable(lead) ? 'pending' : 'skipped', context)
    return ok(saveCampaign(started, context))
  },

  pause({ path, body }, context) {
    const { store, clock } = context
    const campaign = store.campaigns.get(path.campaignId)
    const paused = pause(campaign, 'user', body.reason ?? null, clock.now())
    // A start that is dropped plans nothing any more; a campaign that sent already keeps every lead's place.
    if (campaign.status === 'scheduled')
      for (const entry of store.campaignLeads.open(campaign.id)) store.campaignLeads.save(unplan(entry))
    return ok(saveCampaign(paused, context))
  },

  duplicate({ path, body }, context) {
    const { store, clock, id } = context
    const campaign = store.campaigns.get(path.campaignId)
    const copy = copyOf(campaign, id('cmp'), body.name, clock.now())
    const steps = campaign.steps.map((step) => copyStep(step, id('stp'), copy.id, clock.now()))
    saveCampaign({ ...copy, steps }, context)
    if (body.includeLeads) copyLeads(campaign, copy, context)
    return created(store.campaigns.get(copy.id), `/api/v1/campaigns/${copy.id}`)
  },

  archive({ path }, context) {
    const { store, clock } = context
    const campaign = archive(store.campaigns.get(path.campaignId), clock.now())
    for (const entry of store.campaignLeads.open(campaign.id))
      if (entry.nextSendAt !== null) store.campaignLeads.save({ ...entry, nextSendAt: null })
    return ok(saveCampaign(campaign, context))
  },
} satisfies Pick<Section<'campaigns'>, 'start' | 'pause' | 'duplicate' | 'archive'>

/** The leads of the campaign's lists that would join it now, each once. */
function newcomersOf({ id, leadListIds }: Campaign, { store }: Context): Lead[] {
  const leadIds = new Set(leadListIds.flatMap((listId) => store.leadLists.leadIds(listId)))
  return [...leadIds]
    .filter((leadId) => !store.campaignLeads.find(id, leadId))
    .map((leadId) => store.leads.get(leadId))
    .filter(({ optedOut }) => !optedOut)
}

/** A number that is known not to be on WhatsApp is never written to. */
const isReachable = ({ whatsappStatus }: Lead): boolean => whatsappStatus !== 'invalid'

function copyLeads(from: Campaign, to: Campaign, context: Context): void {
  const { store } = context
  for (const { leadId, status } of store.campaignLeads.all(from.id)) {
    const lead = store.leads.get(leadId)
    if (status !== 'opted_out' && !lead.optedOut) enrol(lead, to, 'pending', context)
  }
}
