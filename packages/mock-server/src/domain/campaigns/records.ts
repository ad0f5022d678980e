import type { Schemas } from '../records.ts'

export type Campaign = Schemas['Campaign']
export type CampaignStatus = Schemas['CampaignStatus']
export type CampaignStep = Schemas['CampaignStep']
export type CampaignSchedule = Schemas['CampaignSchedule']
export type CampaignLead = Schemas['CampaignLead']
export type CampaignLeadStatus = Schemas['CampaignLeadStatus']
export type DailyStat = Schemas['DailyStat']
export type Media = Schemas['Media']

/**
 * A lead in a campaign as it is stored: without the lead, which is looked up, and without the position, which follows
 * from the step, so that neither can be out of date.
 */
export interface CampaignEntry extends Omit<CampaignLead, 'lead' | 'currentStepPosition'> {
  leadId: string
  /** Since when the first step's delay counts; `null` until the campaign is started. */
  enrolledAt: string | null
  /** The last step that was sent or left out. */
  lastStepId: string | null
  /** When that was: the next step's delay counts from here. */
  lastStepAt: string | null
  /** What a held lead goes back to. */
  heldFrom: 'pending' | 'in_progress' | null
}

/** What is counted of a campaign's messages. */
export type CampaignCounts = Omit<DailyStat, 'date'>
