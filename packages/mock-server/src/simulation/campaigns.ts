import type { Context } from '../context.ts'
import { beginAt } from '../domain/campaigns/starting.ts'
import { completeIfThrough, saveCampaign } from '../effects/campaigns.ts'

/** What is due of campaigns. */
export const campaigns = {
  /** A scheduled campaign becomes active. */
  'campaign.start'(campaignId: string, context: Context) {
    const { store, clock } = context
    const campaign = store.campaigns.find(campaignId)
    if (campaign?.status !== 'scheduled') return
    saveCampaign(beginAt(campaign, undefined, clock.now()), context)
    completeIfThrough(campaignId, context)
  },
}
