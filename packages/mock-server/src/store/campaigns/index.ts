import type { Account } from '../../domain/records.ts'
import type { Database } from '../database.ts'
import type { LeadSearch } from '../leads/search.ts'
import * as campaigns from './campaigns.ts'
import * as counts from './counts.ts'
import * as leads from './leads.ts'
import * as media from './media.ts'
import * as sending from './sending.ts'
import * as stepCounts from './step-counts.ts'
import * as steps from './steps.ts'

/** The tables of this folder. */
export const schema = [campaigns, counts, leads, media, sending, stepCounts, steps].map((file) => file.schema).join('')

/** What else campaigns need of the store. */
interface Beside {
  findAccount(id: string): Account | undefined
  leadSearch: LeadSearch
}

/** A campaign's parts, each under the name that the store gives it. */
export function campaignStores(db: Database, workspaceId: string, { findAccount, leadSearch }: Beside) {
  const campaignCounts = counts.campaignCounts(db)
  const campaignStepCounts = stepCounts.campaignStepCounts(db)
  const campaignSending = sending.campaignSending(db, findAccount)
  const parts = { counts: campaignCounts, stepCounts: campaignStepCounts, sending: campaignSending, leadSearch }
  return {
    campaigns: campaigns.campaigns(db, workspaceId, parts),
    campaignCounts,
    campaignLeads: leads.campaignLeads(db, workspaceId, parts),
    campaignMedia: media.campaignMedia(db),
    campaignSending,
    campaignStepCounts,
    campaignSteps: steps.campaignSteps(db),
  }
}
