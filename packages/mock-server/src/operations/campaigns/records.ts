import type { Context } from '../../context.ts'
import { checkSchedule, newCampaign, refuseRunning, update } from '../../domain/campaigns/campaigns.ts'
import { unplan } from '../../domain/campaigns/entries.ts'
import type { Campaign } from '../../domain/campaigns/records.ts'
import { moveStart } from '../../domain/campaigns/starting.ts'
import { checkNewSteps, mediaFaults, newStep } from '../../domain/campaigns/step-content.ts'
import { insertStep } from '../../domain/campaigns/steps.ts'
import { replan, saveCampaign } from '../../effects/campaigns.ts'
import { created, gone, ok, type Section } from '../../operation.ts'
import { refuseUnknown, unknownIds } from './references.ts'
import { knownIn } from './steps.ts'

/** Campaigns as records: reading, making, changing and deleting them. */
export const records = {
  list({ query }, { store }) {
    const { sort = '-createdAt', limit = 25, ...filter } = query
    return ok(store.campaigns.list({ ...filter, sort, limit }))
  },

  create({ body }, context) {
    const { store, clock, id } = context
    const known = knownIn(context)
    const sent = (body.steps ?? []).map((step, index) => ({ step, pointer: `/steps/${index}` }))
    refuseUnknown([...unknownIds(body, context), ...mediaFaults(sent, known.findMedia)])
    const draft = newCampaign(id('cmp'), body, store.settings.get(), clock.now())
    checkSchedule(draft)
    checkNewSteps(sent, known)
    const steps = sent.reduce<Campaign['steps']>(
      (before, { step }) => insertStep(before, newStep(id('stp'), draft.id, step, known.findMedia, clock.now())),
      [],
    )
    return created(saveCampaign({ ...draft, steps }, context), `/api/v1/campaigns/${draft.id}`)
  },

  get({ path }, { store }) {
    return ok(store.campaigns.get(path.campaignId))
  },

  update({ path, body }, context) {
    const { store, clock } = context
    const before = store.campaigns.get(path.campaignId)
    const changed = update(before, body, clock.now())
    refuseUnknown(unknownIds(body, context))
    const campaign = saveCampaign(moveStart(before, changed, clock.now()), context)
    if (before.startAt !== campaign.startAt) planFromStart(campaign, context)
    const removed = before.accountIds.filter((id) => !campaign.accountIds.includes(id))
    for (const accountId of removed) store.campaignLeads.release(campaign.id, accountId)
    return ok(campaign)
  },

  delete({ path }, context) {
    const { store } = context
    const campaign = store.campaigns.get(path.campaignId)
    const { id } = campaign
    refuseRunning(campaign, 'deleting it')
    for (const entry of store.campaignLeads.all(id)) forget(entry.leadId, id, context)
    store.campaignLeads.clear(id)
    store.campaignSteps.clear(id)
    store.campaignCounts.clear(id)
    store.campaignStepCounts.clear(id)
    store.messages.forgetCampaign(id)
    store.conversations.forgetCampaign(id)
    store.campaigns.remove(id)
    return gone
  },
} satisfies Pick<Section<'campaigns'>, 'list' | 'create' | 'get' | 'update' | 'delete'>

/** Plans every waiting lead of a scheduled campaign anew, whose start has moved. */
function planFromStart(campaign: Campaign, context: Context): void {
  for (const entry of context.store.campaignLeads.open(campaign.id))
    context.store.campaignLeads.save(replan(unplan(entry), campaign, context))
}

function forget(leadId: string, campaignId: string, { store }: Context): void {
  const lead = store.leads.find(leadId)
  if (lead) store.leads.save({ ...lead, campaignIds: lead.campaignIds.filter((id) => id !== campaignId) })
}
