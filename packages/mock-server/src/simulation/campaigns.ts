import type { Context } from '../context.ts'
import { endOf } from '../domain/campaigns/schedule.ts'
import { nextTurn } from '../domain/campaigns/sending.ts'
import { beginAt } from '../domain/campaigns/starting.ts'
import { complete, completeIfThrough, saveCampaign } from '../effects/campaigns.ts'
import { sendingFacts, take } from './sending.ts'

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

  /** The next message is sent if its time has come; then, or when something changes, the campaign looks again. */
  'campaign.tick'(campaignId: string, context: Context) {
    const { store, clock } = context
    const campaign = store.campaigns.find(campaignId)
    if (campaign?.status !== 'active') return
    const turn = nextTurn(sendingFacts(campaign, context))
    const isDue = turn !== undefined && turn.at <= clock.now()
    if (isDue && !take(turn, campaign, context)) return
    const next = isDue ? nextTurn(sendingFacts(campaign, context)) : turn
    if (next) store.timeline.hasten('campaign.tick', campaignId, next.at)
    // A campaign that was started by an older version has no end planned.
    if (!turn) store.timeline.schedule('campaign.end', campaignId, endOf(campaign.schedule))
  },

  /** The last day is over: whoever did not get everything keeps the place, should the campaign be started again. */
  'campaign.end'(campaignId: string, context: Context) {
    const campaign = context.store.campaigns.find(campaignId)
    if (campaign?.status === 'active') complete(campaign, context)
  },
}
