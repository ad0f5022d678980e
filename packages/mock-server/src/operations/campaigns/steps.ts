import type { Context } from '../../context.ts'
import { withoutStep } from '../../domain/campaigns/entries.ts'
import type { Campaign, CampaignStep } from '../../domain/campaigns/records.ts'
import { checkNewSteps, type Known, newStep, updateStep } from '../../domain/campaigns/step-content.ts'
import {
  ensureStepAddable,
  ensureStepsEditable,
  findStep,
  insertStep,
  refuseSent,
  removeStep,
  reorderSteps,
} from '../../domain/campaigns/steps.ts'
import { replan, saveCampaign } from '../../effects/campaigns.ts'
import { created, gone, ok, type Section } from '../../operation.ts'

/** The messages of a campaign. */
export const steps = {
  addStep({ path, body }, context) {
    const { store, clock, id } = context
    const campaign = store.campaigns.get(path.campaignId)
    ensureStepAddable(campaign)
    const known = knownIn(context)
    checkNewSteps([{ step: body, pointer: '' }], known)
    const step = newStep(id('stp'), campaign.id, body, known.findMedia, clock.now())
    const changed = { ...campaign, steps: insertStep(campaign.steps, step, body.position) }
    leaveOut(findStep(changed, step.id), changed, context)
    save(changed, context)
    return created(findStep(changed, step.id), `/api/v1/campaigns/${campaign.id}/steps/${step.id}`)
  },

  updateStep({ path, body }, context) {
    const { store, clock } = context
    const campaign = store.campaigns.get(path.campaignId)
    const step = findStep(campaign, path.stepId)
    ensureStepsEditable(campaign, 'changing a step')
    const next = updateStep(step, body, knownIn(context), clock.now())
    save({ ...campaign, steps: campaign.steps.map((other) => (other.id === next.id ? next : other)) }, context)
    return ok(next)
  },

  deleteStep({ path }, context) {
    const { store } = context
    const campaign = store.campaigns.get(path.campaignId)
    const step = findStep(campaign, path.stepId)
    ensureStepsEditable(campaign, 'deleting a step')
    refuseSent(store.campaignSteps.receivers(step.id), campaign)
    for (const entry of store.campaignLeads.all(campaign.id)) {
      const moved = withoutStep(entry, step, campaign)
      if (moved !== entry) store.campaignLeads.save(moved)
    }
    store.campaignSteps.forget(step.id)
    store.messages.forgetStep(campaign.id, step.id)
    save({ ...campaign, steps: removeStep(campaign.steps, step.id) }, context)
    return gone
  },

  reorderSteps({ path, body }, context) {
    const campaign = context.store.campaigns.get(path.campaignId)
    ensureStepsEditable(campaign, 'reordering its steps')
    const data = reorderSteps(campaign.steps, body.stepIds)
    const isSame = data.every((step, index) => step.id === campaign.steps[index]?.id)
    if (!isSame) save({ ...campaign, steps: data }, context)
    return ok({ data })
  },
} satisfies Pick<Section<'campaigns'>, 'addStep' | 'updateStep' | 'deleteStep' | 'reorderSteps'>

/** What the content of steps is held against. */
export const knownIn = ({ store }: Context): Known => ({
  fields: store.customFields.all(),
  findMedia: store.campaignMedia.find,
})

/** Saves a campaign with other steps; leads that wait for one go on with the next that they did not get. */
function save(campaign: Campaign, context: Context): void {
  const { store, clock } = context
  saveCampaign({ ...campaign, updatedAt: clock.now().toISOString() }, context)
  for (const entry of store.campaignLeads.open(campaign.id))
    if (entry.enrolledAt !== null) store.campaignLeads.save(replan(entry, campaign, context))
}

/** A new step is left out for leads that are beyond it. */
function leaveOut(step: CampaignStep, { id, steps }: Campaign, { store }: Context): void {
  const later = new Set(steps.slice(step.position).map((other) => other.id))
  for (const { leadId, lastStepId } of store.campaignLeads.all(id))
    if (lastStepId !== null && later.has(lastStepId)) store.campaignSteps.markSkipped(id, leadId, step.id)
}
