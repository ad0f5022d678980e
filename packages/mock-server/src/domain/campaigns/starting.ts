import { prices } from '../prices.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Account } from '../records.ts'
import { localDate } from '../time.ts'
import type { Campaign } from './records.ts'
import { startOf } from './schedule.ts'

/** What decides whether a campaign can start. */
export interface Readiness {
  accounts: Account[]
  /** Leads that are pending or in progress, those that its lists would add included. */
  leadsWaiting: number
  creditsAvailable: number
  startAt: Date | undefined
}

/** The first day of a warmup on which first messages are permitted. */
const firstSendingDay = 4

/**
 * Starts, resumes or reopens a campaign: it is active, or scheduled when its start is still to come.
 *
 * @throws Problem `campaign_already_active`, `campaign_archived`, `campaign_completed`, `campaign_not_ready` that names
 * all that is missing, or `insufficient_credits`
 */
export function start(campaign: Campaign, readiness: Readiness, now: Date): Campaign {
  refuseState(campaign, readiness)
  const errors = faults(campaign, readiness, now)
  if (errors.length > 0) throw notReady(errors)
  if (readiness.creditsAvailable < prices.message) throw tooFewCredits(readiness.creditsAvailable)
  return beginAt(campaign, readiness.startAt ?? startOf(campaign.schedule), now)
}

/** The campaign that is active now, or scheduled until a time that is still to come. */
export function beginAt(campaign: Campaign, at: Date | undefined, now: Date): Campaign {
  const waits = at !== undefined && at > now
  return {
    ...campaign,
    status: waits ? 'scheduled' : 'active',
    startAt: waits ? at.toISOString() : null,
    startedAt: campaign.startedAt ?? (waits ? null : now.toISOString()),
    pauseReason: null,
    pauseNote: null,
    pausedAt: null,
    updatedAt: now.toISOString(),
  }
}

/**
 * Moves the start of a scheduled campaign with its start date: with a new date, and with a new zone when it waits for
 * the date.
 */
export function moveStart(before: Campaign, changed: Campaign, now: Date): Campaign {
  const start = startOf(changed.schedule)
  if (changed.status !== 'scheduled' || !start) return changed
  const waitsForDate = startOf(before.schedule)?.toISOString() === before.startAt
  const isNewDate = before.schedule.startDate !== changed.schedule.startDate
  return isNewDate || waitsForDate ? beginAt(changed, start, now) : changed
}

function refuseState({ id, status, startedAt, startAt }: Campaign, { leadsWaiting }: Readiness): void {
  if (status === 'active')
    throw new Problem('campaign_already_active', `The campaign ${id} is active since ${startedAt}.`)
  if (status === 'scheduled')
    throw new Problem('campaign_already_active', `The campaign ${id} is scheduled and starts at ${startAt}.`)
  if (status === 'archived')
    throw new Problem('campaign_archived', `The campaign ${id} is archived. Duplicate it and start the copy.`)
  if (status === 'completed' && leadsWaiting === 0)
    throw new Problem(
      'campaign_completed',
      `Every lead of ${id} is through. Add leads and start it again, or duplicate it.`,
    )
}

function faults(campaign: Campaign, { accounts, leadsWaiting, startAt }: Readiness, now: Date): Fault[] {
  const { endDate, timezone } = campaign.schedule
  const today = localDate(now, timezone)
  const fault = (isMissing: boolean, code: string, message: string): Fault[] => (isMissing ? [{ code, message }] : [])
  const lastDay = endDate ?? '9999-12-31'
  return [
    ...fault(accounts.length === 0, 'no_accounts', 'needs at least one account'),
    ...fault(
      accounts.length > 0 && !accounts.some(canSend),
      'no_connected_account',
      'needs an account that is connected and not paused, and whose phase lets it send',
    ),
    ...fault(campaign.steps.length === 0, 'no_steps', 'needs at least one step'),
    ...fault(leadsWaiting === 0, 'no_leads', 'needs at least one lead that is still to be contacted'),
    ...fault(lastDay < today, 'schedule_in_past', `ended on ${endDate}`),
    ...fault(
      startAt !== undefined && startAt <= now,
      'schedule_in_past',
      `cannot start at ${startAt?.toISOString()}, which is past`,
    ),
    ...fault(
      startAt !== undefined && lastDay >= today && localDate(startAt, timezone) > lastDay,
      'schedule_in_past',
      `would have ended on ${endDate}, before it starts`,
    ),
  ]
}

/** What decides whether an account sends for campaigns. */
export type SendingState = Pick<Account, 'status' | 'paused' | 'phase'> & { warmup: Pick<Account['warmup'], 'day'> }

/** Whether an account may send first messages to strangers, now or once its limit allows. */
export function canSend({ status, paused, phase, warmup }: SendingState): boolean {
  if (status !== 'connected' || paused) return false
  return phase === 'production' || phase === 'ramp' || (phase === 'warmup' && warmup.day >= firstSendingDay)
}

const words: Record<string, string> = {
  no_accounts: 'no accounts',
  no_connected_account: 'no connected account',
  no_steps: 'no steps',
  no_leads: 'no leads',
}

function notReady(errors: Fault[]): Problem {
  const lacks = errors.flatMap(({ code }) => words[code] ?? [])
  const past = errors.filter(({ code }) => code === 'schedule_in_past').map(({ message }) => `It ${message}.`)
  const count = errors.length === 1 ? '1 thing' : `${errors.length} things`
  const sentences = [
    `The campaign lacks ${count}.`,
    ...(lacks.length > 0
      ? [`It has ${[lacks.slice(0, -1).join(', '), lacks.at(-1)].filter(Boolean).join(' and ')}.`]
      : []),
    ...past,
  ]
  return new Problem('campaign_not_ready', sentences.join(' '), { errors })
}

const tooFewCredits = (available: number): Problem =>
  new Problem(
    'insufficient_credits',
    `The workspace has ${available} credits available, and a message costs ${prices.message}. Order credits, then start again.`,
  )
