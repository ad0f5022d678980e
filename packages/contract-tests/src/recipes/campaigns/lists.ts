import type { CallInput, World } from '../../world/recipes.ts'
import { activeCampaign, addLead, at, completedCampaign, draft, draftWithSteps, scheduledCampaign } from './states.ts'

export const lists: Record<string, (world: World) => Promise<CallInput>> = {
  'campaigns.list': async (world) => {
    const tag = `fair ${world.unique()}.`
    const campaigns = [
      await draft(world),
      await completedCampaign(world),
      await activeCampaign(world),
      await scheduledCampaign(world),
    ]
    for (const campaign of campaigns)
      await world.must('campaigns.update', { path: at(campaign), json: { tags: [tag, 'spring'] } })
    return { query: { search: tag } }
  },
  'campaigns.listLeads': async (world) => {
    const campaign = await draftWithSteps(world, 'First', 'Then')
    for (const action of ['pause', 'skip_step', 'mark_replied', 'mark_opted_out']) {
      const leadIds = [await addLead(world, campaign, { tags: [action, 'wholesale'] })]
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action, leadIds } })
    }
    return { path: at(campaign) }
  },
}
