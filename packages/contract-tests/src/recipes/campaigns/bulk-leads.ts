import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { freshPhone } from '../phones.ts'
import { activeCampaign, addLead, archivedCampaign, at, draft, draftWithSteps } from './states.ts'

const act = (world: World, campaign: Json, action: string, json: object): Promise<Answer> =>
  world.call('campaigns.bulkLeadAction', { path: at(campaign), json: { action, ...json } })

/** A campaign with a lead for which something was done. */
async function after(world: World, ...actions: string[]): Promise<{ campaign: Json; leadIds: string[] }> {
  const campaign = await draftWithSteps(world, 'First', 'Then')
  const leadIds = [await addLead(world, campaign)]
  for (const action of actions)
    await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action, leadIds } })
  return { campaign, leadIds }
}

/** What is listed of the lead after some actions. */
async function leadAfter(world: World, ...actions: string[]): Promise<Answer> {
  const { campaign } = await after(world, ...actions)
  return world.call('campaigns.listLeads', { path: at(campaign) })
}

/** What an action says of the one lead that has been through other ones. */
async function next(world: World, action: string, ...actions: string[]): Promise<Answer> {
  const { campaign, leadIds } = await after(world, ...actions)
  return act(world, campaign, action, { leadIds })
}

const one = (outcome: 'failed' | 'skipped', code: string) => ({
  ...{ requested: 1, succeeded: 0, failed: 0, skipped: 0, [outcome]: 1 },
  results: [{ outcome, code }],
})

/** What each action makes of a lead that nothing was sent to. */
const listedAfter: Record<string, object> = {
  pause: { status: 'paused', nextSendAt: null },
  skip_step: { status: 'pending', currentStepPosition: 1 },
  mark_replied: { status: 'replied', nextSendAt: null },
  mark_opted_out: { status: 'opted_out', lead: { optedOut: true, status: 'opted_out' } },
}

export const bulkRules: Rule[] = [
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'moving needs a campaign to move to',
    expect: { status: 422, code: 'action_arguments_invalid', body: { errors: [{ pointer: '/targetCampaignId' }] } },
    run: async (world) => act(world, await draft(world), 'move', { filter: {} }),
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'only moving takes a campaign to move to',
    expect: { status: 422, code: 'action_arguments_invalid', body: { errors: [{ pointer: '/targetCampaignId' }] } },
    run: async (world) => {
      const { id } = await draft(world)
      return act(world, await draft(world), 'pause', { filter: {}, targetCampaignId: id })
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'leads are named by ids or by a filter, not both',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => {
      const { campaign, leadIds } = await after(world)
      return act(world, campaign, 'pause', { leadIds, filter: {} })
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'leads have to be named',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => act(world, await draft(world), 'pause', {}),
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'leads do not move to a campaign that does not exist',
    expect: { status: 422, code: 'unknown_reference', body: { errors: [{ pointer: '/targetCampaignId' }] } },
    run: async (world) => act(world, await draft(world), 'move', { filter: {}, targetCampaignId: 'cmp_none' }),
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'leads do not move to an archived campaign',
    expect: { status: 409, code: 'campaign_archived' },
    run: async (world) => {
      const { id } = await archivedCampaign(world)
      return act(world, await draft(world), 'move', { filter: {}, targetCampaignId: id })
    },
  },
  ...Object.entries(listedAfter).map(
    ([action, lead]): Rule => ({
      operation: 'campaigns.listLeads',
      name: `the list of leads shows what ${action} did`,
      expect: { status: 200, body: { data: [lead] } },
      run: (world) => leadAfter(world, action),
    }),
  ),
  {
    operation: 'campaigns.listLeads',
    name: 'a resumed lead is back where it was',
    expect: { status: 200, body: { data: [{ status: 'pending', currentStepPosition: 1 }] } },
    run: (world) => leadAfter(world, 'skip_step', 'pause', 'resume'),
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a restarted lead is back at the first step',
    expect: { status: 200, body: { data: [{ status: 'pending', currentStepPosition: 0 }] } },
    run: (world) => leadAfter(world, 'skip_step', 'mark_replied', 'restart'),
  },
  {
    operation: 'campaigns.listLeads',
    name: 'removed leads are not listed any more',
    expect: { status: 200, body: { data: [] } },
    run: (world) => leadAfter(world, 'remove'),
  },
  {
    operation: 'leads.list',
    name: 'a lead stays when it is removed from its campaign',
    expect: { status: 200, body: { data: [{ campaignIds: [] }] } },
    run: async (world) => {
      const [campaign, phone] = [await draft(world), freshPhone(world)]
      const leadIds = [await addLead(world, campaign, { phone })]
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action: 'remove', leadIds } })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a lead that is in the asked-for state is skipped',
    expect: { status: 200, body: one('skipped', 'unchanged') },
    run: (world) => next(world, 'pause', 'pause'),
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a lead that is through is not resumed',
    expect: { status: 200, body: one('failed', 'invalid_state') },
    run: (world) => next(world, 'resume', 'mark_replied'),
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a lead that is not in the campaign fails, and the others do not',
    expect: { status: 200, body: { requested: 2, succeeded: 1, failed: 1, skipped: 0 } },
    run: async (world) => {
      const { campaign, leadIds } = await after(world)
      const other = await addLead(world, await draft(world))
      const answer = await act(world, campaign, 'pause', { leadIds: [other, ...leadIds] })
      const results = [
        { id: other, outcome: 'failed', code: 'not_found' },
        { id: leadIds[0], outcome: 'succeeded' },
      ]
      return { ...answer, expected: { requested: 2, succeeded: 1, failed: 1, results } }
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a filter names the leads of a state',
    expect: { status: 200, body: { action: 'resume', requested: 1, succeeded: 1 } },
    run: async (world) => {
      const { campaign } = await after(world, 'pause')
      await addLead(world, campaign)
      return act(world, campaign, 'resume', { filter: { status: ['paused'] } })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'moved leads begin as pending in the other campaign',
    expect: { status: 200, body: { data: [{ status: 'pending', currentStepPosition: 0 }] } },
    run: async (world) => {
      const target = await draft(world)
      const { campaign, leadIds } = await after(world, 'skip_step')
      const json = { action: 'move', leadIds, targetCampaignId: target.id }
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json })
      return world.call('campaigns.listLeads', { path: at(target) })
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a lead does not move to a campaign that has it already',
    expect: { status: 200, body: one('failed', 'already_in_campaign') },
    run: async (world) => {
      const target = await draft(world)
      const { campaign, leadIds } = await after(world)
      await world.must('campaigns.addLeads', { path: at(target), json: { leadIds } })
      return act(world, campaign, 'move', { leadIds, targetCampaignId: target.id })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a lead that opts out does so in every campaign',
    expect: { status: 200, body: { data: [{ status: 'opted_out' }] } },
    run: async (world) => {
      const other = await draft(world)
      const { campaign, leadIds } = await after(world)
      await world.must('campaigns.addLeads', { path: at(other), json: { leadIds } })
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action: 'mark_opted_out', leadIds } })
      return world.call('campaigns.listLeads', { path: at(other) })
    },
  },
  {
    operation: 'campaigns.get',
    name: 'an active campaign is completed when its every lead is through',
    expect: { status: 200, body: { status: 'completed', stats: { leadsTotal: 1, leadsReplied: 1, leadsPending: 0 } } },
    run: async (world) => {
      const path = at(await activeCampaign(world))
      await world.must('campaigns.bulkLeadAction', { path, json: { action: 'mark_replied', filter: {} } })
      return world.call('campaigns.get', { path })
    },
  },
]
