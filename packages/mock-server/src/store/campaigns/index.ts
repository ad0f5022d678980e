import type { Database } from '../database.ts'
import * as campaigns from './campaigns.ts'
import * as counts from './counts.ts'
import * as leads from './leads.ts'
import * as media from './media.ts'
import * as sending from './sending.ts'
import * as stepCounts from './step-counts.ts'
import * as steps from './steps.ts'

/** The tables of this folder. */
export const schema = [campaigns, counts, leads, media, sending, stepCounts, steps].map((file) => file.schema).join('')

/** A campaign's parts, each under the name that the store gives it. */
export const campaignStores = (db: Database, workspaceId: string, campaignSending: sending.CampaignSending) => ({
  campaigns: campaigns.campaigns(db, workspaceId, campaignSending),
  campaignCounts: counts.campaignCounts(db),
  campaignLeads: leads.campaignLeads(db, workspaceId, campaignSending),
  campaignMedia: media.campaignMedia(db),
  campaignSending,
  campaignStepCounts: stepCounts.campaignStepCounts(db),
  campaignSteps: steps.campaignSteps(db),
})
