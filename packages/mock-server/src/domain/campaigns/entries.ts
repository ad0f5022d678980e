import type { Lead } from '../records.ts'
import { day, hour, latest, minute } from '../time.ts'
import type { Campaign, CampaignEntry, CampaignLead, CampaignStep } from './records.ts'

/** A lead that was just added: pending, or left out because no message can reach it. */
export const newEntry = (
  id: string,
  campaign: Campaign,
  leadId: string,
  status: 'pending' | 'skipped',
  now: Date,
): CampaignEntry => ({
  id,
  campaignId: campaign.id,
  leadId,
  status,
  accountId: null,
  nextSendAt: null,
  lastContactedAt: null,
  repliedAt: null,
  failure: null,
  addedAt: now.toISOString(),
  enrolledAt: null,
  lastStepId: null,
  lastStepAt: null,
  heldFrom: null,
})

/** The entry as it is answered; `looksAt` is when its campaign looks for the next message, before which none is sent. */
export function answerOf(
  entry: CampaignEntry & { lead: Lead },
  { steps }: Campaign,
  looksAt: Date | undefined,
): CampaignLead {
  const { leadId, enrolledAt, lastStepId, lastStepAt, heldFrom, ...known } = entry
  const currentStepPosition = steps.find(({ id }) => id === lastStepId)?.position ?? 0
  const isDeferred =
    known.nextSendAt !== null && looksAt !== undefined && Date.parse(known.nextSendAt) < looksAt.getTime()
  return { ...known, nextSendAt: isDeferred ? looksAt.toISOString() : known.nextSendAt, currentStepPosition }
}

/** Whether the campaign still has something to send to the lead. */
export const isOpen = ({ status }: CampaignEntry): boolean => status === 'pending' || status === 'in_progress'

/** The first step that the lead neither got nor had left out. */
export const nextStep = ({ steps }: Campaign, done: ReadonlySet<string>): CampaignStep | undefined =>
  steps.find(({ id }) => !done.has(id))

const units = { minutes: minute, hours: hour, days: day }

/** When a step is due: its delay after the step before it, else after the enrolment; `null` before that. */
export function dueAt({ lastStepAt, enrolledAt }: CampaignEntry, { delay }: CampaignStep): Date | null {
  const since = lastStepAt ?? enrolledAt
  if (since === null) return null
  return new Date(Math.min(Date.parse(since) + delay.value * units[delay.unit], latest.getTime()))
}

/**
 * The entry with its next step planned, from `since` on when it was not enrolled before. A lead for which no step is
 * left is completed.
 */
export function plan(entry: CampaignEntry, campaign: Campaign, done: ReadonlySet<string>, since: Date): CampaignEntry {
  if (!isOpen(entry)) return entry
  const step = nextStep(campaign, done)
  if (!step) return { ...entry, status: 'completed', nextSendAt: null }
  const enrolled = { ...entry, enrolledAt: entry.enrolledAt ?? since.toISOString() }
  const due = dueAt(enrolled, step) ?? since
  return { ...enrolled, nextSendAt: (due < since ? since : due).toISOString() }
}

/** The entry as its campaign stands still before it ever sent: nothing is planned. */
export const unplan = (entry: CampaignEntry): CampaignEntry =>
  entry.status === 'pending' ? { ...entry, enrolledAt: null, nextSendAt: null } : entry

/** The entry after a step is gone: it stands at the step before. */
export function withoutStep(entry: CampaignEntry, step: CampaignStep, { steps }: Campaign): CampaignEntry {
  if (entry.lastStepId !== step.id) return entry
  return { ...entry, lastStepId: steps.find(({ position }) => position === step.position - 1)?.id ?? null }
}

/** The entry of a lead whose account is gone for good: it is held until someone lets another account go on with it. */
export const orphaned = (entry: CampaignEntry, failure: NonNullable<CampaignEntry['failure']>): CampaignEntry => ({
  ...entry,
  ...{ status: 'paused', failure, nextSendAt: null },
  heldFrom: entry.status === 'pending' || entry.status === 'in_progress' ? entry.status : entry.heldFrom,
})

/** The entry after a step was sent or left out for it. */
export const afterStep = (entry: CampaignEntry, step: CampaignStep, now: Date): CampaignEntry => ({
  ...entry,
  lastStepId: step.id,
  lastStepAt: now.toISOString(),
})
