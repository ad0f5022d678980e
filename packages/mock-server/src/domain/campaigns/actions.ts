import type { Lead, Schemas } from '../records.ts'
import { isOpen, nextStep } from './entries.ts'
import type { Campaign, CampaignEntry } from './records.ts'

/** The actions that only concern the lead's place in its campaign. */
export type PlaceAction = Exclude<Schemas['CampaignLeadAction'], 'remove' | 'move' | 'mark_opted_out'>

/** What decides what an action does to a lead. */
export interface Place {
  entry: CampaignEntry
  campaign: Campaign
  lead: Lead
  /** The steps that the lead got or that were left out for it. */
  done: ReadonlySet<string>
  /** The steps that the lead got. */
  got: ReadonlySet<string>
}

/** The entry after an action, or why it stays as it is. */
export type Outcome = { entry: CampaignEntry } | Refused

export interface Refused {
  refused: Refusal
}

interface Refusal {
  outcome: 'skipped' | 'failed'
  code: 'unchanged' | 'invalid_state' | 'not_found' | 'already_in_campaign'
  message: string
}

/** The item is in the asked-for state already. */
export const unchanged = (message: string): Refused => ({ refused: { outcome: 'skipped', code: 'unchanged', message } })
/** The item refuses the action. */
export const refused = (message: string, code: Refusal['code'] = 'invalid_state'): Refused => ({
  refused: { outcome: 'failed', code, message },
})

const state = (entry: CampaignEntry): string => entry.status.replaceAll('_', ' ')
const already = (entry: CampaignEntry): string => `The lead is ${state(entry)} already.`

/** What each action makes of a lead's place; when the next step is due is planned afterwards. */
export const act: Record<PlaceAction, (place: Place, now: Date) => Outcome> = {
  pause({ entry }) {
    if (entry.status === 'paused') return unchanged(already(entry))
    if (entry.status !== 'pending' && entry.status !== 'in_progress') return refused(already(entry))
    return { entry: { ...entry, status: 'paused', heldFrom: entry.status, nextSendAt: null } }
  },

  resume({ entry, campaign, done }) {
    if (isOpen(entry)) return unchanged('The lead is not paused.')
    if (entry.status !== 'paused') return refused(`The lead is ${state(entry)}; only a paused one can be resumed.`)
    if (campaign.steps.length > 0 && !nextStep(campaign, done))
      return refused('The lead has got the last step already.')
    return { entry: { ...entry, status: entry.heldFrom ?? 'pending', heldFrom: null } }
  },

  skip_step({ entry, campaign, done }, now) {
    if (!isOpen(entry)) return refused(`The lead is ${state(entry)} and waits for no step.`)
    const step = nextStep(campaign, done)
    if (!step) return refused('There is no step that could be left out.')
    return { entry: { ...entry, lastStepId: step.id, lastStepAt: now.toISOString() } }
  },

  restart({ entry, campaign, lead, done, got }) {
    if (lead.optedOut) return refused('The lead has opted out.')
    if (lead.whatsappStatus === 'invalid') return refused("The lead's number is not on WhatsApp.")
    if (campaign.steps.length > 0 && !nextStep(campaign, got)) return refused('The lead got every step already.')
    if (entry.status === 'pending' && done.size === 0) return unchanged(already(entry))
    const begun = { status: 'pending', enrolledAt: null, lastStepId: null, lastStepAt: null, heldFrom: null } as const
    return { entry: { ...entry, ...begun, nextSendAt: null, failure: null } }
  },

  mark_replied({ entry }, now) {
    if (entry.status === 'replied') return unchanged(already(entry))
    if (!isOpen(entry) && entry.status !== 'paused') return refused(already(entry))
    const repliedAt = entry.repliedAt ?? now.toISOString()
    return { entry: { ...entry, status: 'replied', repliedAt, heldFrom: null, nextSendAt: null } }
  },
}
