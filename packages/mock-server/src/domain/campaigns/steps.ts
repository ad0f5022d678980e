import { type Fault, Problem } from '../problem.ts'
import { refuseArchived, refuseRunning } from './campaigns.ts'
import type { Campaign, CampaignStep } from './records.ts'

/** The most steps of a campaign. */
export const maxSteps = 20

/** A step's copy in another campaign. */
export const copyStep = (step: CampaignStep, id: string, campaignId: string, now: Date): CampaignStep => ({
  ...step,
  id,
  campaignId,
  stats: { sent: 0, delivered: 0, read: 0, replied: 0, failed: 0 },
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** Positions run from 1 without gaps. */
const numbered = (steps: CampaignStep[]): CampaignStep[] =>
  steps.map((step, index) => (step.position === index + 1 ? step : { ...step, position: index + 1 }))

/** @throws Problem `campaign_active` or `campaign_archived` */
export function ensureStepsEditable(campaign: Campaign, purpose: string): void {
  refuseRunning(campaign, purpose)
  refuseArchived(campaign, 'Duplicate it and change the copy.')
}

/** @throws Problem `campaign_active`, `campaign_archived`, `campaign_completed` or `too_many_steps` */
export function ensureStepAddable(campaign: Campaign): void {
  ensureStepsEditable(campaign, 'adding a step')
  if (campaign.status === 'completed')
    throw new Problem(
      'campaign_completed',
      `The campaign ${campaign.id} is completed. Duplicate it and add the step to the copy.`,
    )
  if (campaign.steps.length < maxSteps) return
  const detail = `The campaign ${campaign.id} has ${maxSteps} steps, the most it may have. Delete one first.`
  throw new Problem('too_many_steps', detail)
}

/** The steps with another one at a position, or last. */
export const insertStep = (steps: CampaignStep[], step: CampaignStep, position = steps.length + 1): CampaignStep[] =>
  numbered([...steps.slice(0, position - 1), step, ...steps.slice(position - 1)])

/** The steps without one of them. */
export const removeStep = (steps: CampaignStep[], stepId: string): CampaignStep[] =>
  numbered(steps.filter(({ id }) => id !== stepId))

/** @throws Problem `not_found` */
export function findStep({ id, steps }: Campaign, stepId: string): CampaignStep {
  const step = steps.find((known) => known.id === stepId)
  if (!step) throw new Problem('not_found', `There is no step ${stepId} in the campaign ${id}.`)
  return step
}

/**
 * A step that was sent is history: it goes only while the campaign is paused.
 *
 * @throws Problem `step_already_sent`
 */
export function refuseSent(receivers: number, { status }: Campaign): void {
  if (receivers === 0 || status === 'paused') return
  const leads = receivers === 1 ? '1 lead' : `${receivers} leads`
  throw new Problem(
    'step_already_sent',
    `The step was sent to ${leads} and the campaign is ${status}. Duplicate it and change the copy.`,
  )
}

/**
 * The steps in the order of their ids.
 *
 * @throws Problem `order_of_steps_invalid` that names what is missing, unknown or named twice
 */
export function reorderSteps(steps: CampaignStep[], stepIds: readonly string[]): CampaignStep[] {
  const errors = [
    ...steps.filter(({ id }) => !stepIds.includes(id)).map(({ id }) => orderFault('/stepIds', `leaves out ${id}`)),
    ...stepIds.flatMap((id, index) => {
      const pointer = `/stepIds/${index}`
      if (stepIds.indexOf(id) < index) return [orderFault(pointer, `names ${id} again`)]
      return steps.some((step) => step.id === id) ? [] : [orderFault(pointer, `names no step of this campaign`)]
    }),
  ]
  const [first] = errors
  if (first)
    throw new Problem(
      'order_of_steps_invalid',
      `The ids are not each step exactly once: ${errors.map(({ message }) => message).join(', ')}.`,
      { errors },
    )
  return numbered(stepIds.flatMap((id) => steps.filter((step) => step.id === id)))
}

const orderFault = (pointer: string, message: string): Fault => ({ pointer, code: 'order_of_steps_invalid', message })
