import { type Fault, Problem } from '../problem.ts'
import type { Schemas, WorkspaceSettings } from '../records.ts'
import type { Campaign } from './records.ts'
import { mergeSchedule, scheduleFaults } from './schedule.ts'

type CampaignCreate = Schemas['CampaignCreate']
type CampaignUpdate = Schemas['CampaignUpdate']

const noStats: Campaign['stats'] = {
  leadsTotal: 0,
  leadsPending: 0,
  leadsInProgress: 0,
  leadsReplied: 0,
  leadsCompleted: 0,
  leadsFailed: 0,
  leadsOptedOut: 0,
  messagesSent: 0,
  messagesDelivered: 0,
  messagesRead: 0,
  messagesFailed: 0,
  replies: 0,
  replyRate: 0,
  creditsSpent: 0,
}

/** What every draft begins with. */
const fresh = (now: Date) =>
  ({
    status: 'draft',
    pauseReason: null,
    pauseNote: null,
    stats: noStats,
    startAt: null,
    startedAt: null,
    pausedAt: null,
    completedAt: null,
    archivedAt: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }) as const

/** A draft without steps; what is left out comes from the settings as they are now. */
export function newCampaign(id: string, input: CampaignCreate, settings: WorkspaceSettings, now: Date): Campaign {
  const { timezone, sendingWindows: windows } = settings
  return {
    ...fresh(now),
    id,
    name: input.name,
    description: input.description ?? null,
    accountIds: input.accountIds ?? [],
    agentId: input.agentId ?? null,
    leadListIds: input.leadListIds ?? [],
    steps: [],
    schedule: mergeSchedule({ timezone, startDate: null, endDate: null, windows }, input.schedule),
    dailyLimit: input.dailyLimit ?? null,
    maxNewLeadsPerDay: input.maxNewLeadsPerDay ?? null,
    delayBetweenMessages: input.delayBetweenMessages ?? settings.delayBetweenMessages,
    stopOnReply: input.stopOnReply ?? settings.stopOnReply,
    tags: input.tags ?? [],
    duplicatedFromId: null,
  }
}

/** A draft of the same content; its steps are copied by themselves. */
export const copyOf = (campaign: Campaign, id: string, name: string | undefined, now: Date): Campaign => ({
  ...campaign,
  ...fresh(now),
  id,
  name: name ?? copyName(campaign.name),
  steps: [],
  duplicatedFromId: campaign.id,
})

const longestName = 120

/** The name with `(copy)` after it, shortened where it would be too long. */
function copyName(name: string): string {
  const suffix = ' (copy)'
  const letters = [...name]
  return letters.length + suffix.length <= longestName
    ? name + suffix
    : letters.slice(0, longestName - suffix.length).join('') + suffix
}

/**
 * The campaign after a change; where its start moves is for the caller.
 *
 * @throws Problem `campaign_archived`, `campaign_active` or `schedule_invalid`
 */
export function update(campaign: Campaign, change: CampaignUpdate, now: Date): Campaign {
  refuseArchived(campaign, 'Duplicate it and change the copy.')
  refuseRemoval(campaign, change.accountIds ?? campaign.accountIds)
  const { schedule, ...rest } = change
  const next = { ...campaign, ...rest, schedule: mergeSchedule(campaign.schedule, schedule) }
  checkSchedule(next)
  return { ...next, updatedAt: now.toISOString() }
}

/** @throws Problem `schedule_invalid` that names everything impossible at once */
export function checkSchedule(campaign: Campaign): void {
  const errors = scheduleFaults(campaign)
  if (errors.length > 0) throw new Problem('schedule_invalid', inWords('The schedule', errors), { errors })
}

/** `The schedule has 2 faults. endDate must not be before startDate.` */
function inWords(subject: string, errors: Fault[]): string {
  const [first] = errors
  const count = errors.length === 1 ? '1 fault' : `${errors.length} faults`
  return `${subject} has ${count}. ${first?.pointer?.split('/').slice(1).join('.')} ${first?.message}.`
}

function refuseRemoval(campaign: Campaign, accountIds: readonly string[]): void {
  const removed = campaign.accountIds.filter((id) => !accountIds.includes(id))
  if (removed.length === 0 || !runs(campaign)) return
  const advice = `Pause it before taking ${removed.length === 1 ? 'the account' : 'accounts'} away.`
  const detail = `The campaign is ${campaign.status}, and ${removed.join(', ')} ${removed.length === 1 ? 'sends' : 'send'} in it. ${advice}`
  const errors = removed.map((id) => ({ pointer: '/accountIds', code: 'campaign_active', message: `leaves out ${id}` }))
  throw new Problem('campaign_active', detail, { errors })
}

/** Whether it is active or waits for its start. */
export const runs = ({ status }: Campaign): boolean => status === 'active' || status === 'scheduled'

/** @throws Problem `campaign_active` */
export function refuseRunning(campaign: Campaign, purpose: string): void {
  if (!runs(campaign)) return
  throw new Problem('campaign_active', `The campaign ${campaign.id} is ${campaign.status}. Pause it before ${purpose}.`)
}

/** @throws Problem `campaign_archived` */
export function refuseArchived(campaign: Campaign, advice: string): void {
  if (campaign.status !== 'archived') return
  throw new Problem('campaign_archived', `The campaign ${campaign.id} is archived. ${advice}`)
}

/**
 * Archives for good; again changes nothing.
 *
 * @throws Problem `campaign_active`
 */
export function archive(campaign: Campaign, now: Date): Campaign {
  refuseRunning(campaign, 'archiving it')
  if (campaign.status === 'archived') return campaign
  return {
    ...campaign,
    status: 'archived',
    pauseReason: null,
    pauseNote: null,
    pausedAt: null,
    archivedAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

/**
 * Pauses what is active or scheduled.
 *
 * @throws Problem `campaign_not_active`
 */
export function pause(
  campaign: Campaign,
  reason: NonNullable<Campaign['pauseReason']>,
  note: string | null,
  now: Date,
): Campaign {
  if (!runs(campaign)) {
    const state = campaign.status === 'draft' ? 'a draft' : campaign.status
    throw new Problem(
      'campaign_not_active',
      `The campaign ${campaign.id} is ${state}; only an active or scheduled one can be paused.`,
    )
  }
  return {
    ...campaign,
    status: 'paused',
    pauseReason: reason,
    pauseNote: note,
    pausedAt: now.toISOString(),
    startAt: null,
    updatedAt: now.toISOString(),
  }
}
