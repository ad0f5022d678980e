import type { Rule, World } from '../../world/recipes.ts'
import { connectedAccount, pausedAccount } from '../accounts/states.ts'
import { emptyList, leadIn } from '../leads/lead.ts'
import { addLead, at, draft, hardlyEver, readyCampaign, step } from './states.ts'

const steps = [step('Our spring roast is here.')]
const over = { ...hardlyEver, endDate: '2020-01-31' }

/** A campaign, and what it lacks to start, in the order in which the description names it. */
const unready: { lacks: string[]; campaign: (world: World) => Promise<object> }[] = [
  {
    lacks: ['no_connected_account', 'no_steps', 'no_leads', 'schedule_in_past'],
    campaign: async (world) => ({ accountIds: [(await pausedAccount(world)).accountId], schedule: over }),
  },
  {
    lacks: ['no_accounts', 'no_steps', 'no_leads', 'schedule_in_past'],
    campaign: async () => ({ schedule: over }),
  },
  { lacks: ['no_accounts', 'no_leads'], campaign: async () => ({ steps, schedule: hardlyEver }) },
  {
    lacks: ['no_connected_account', 'no_leads'],
    campaign: async (world) => ({ steps, accountIds: [(await connectedAccount(world)).accountId] }),
  },
  {
    lacks: ['no_accounts', 'no_steps'],
    campaign: async (world) => {
      const list = await emptyList(world)
      await leadIn(world, list)
      return { leadListIds: [list.leadListId] }
    },
  },
]

/** What keeps a campaign from starting is named at once, and a refused start changes nothing. */
export const readinessRules: Rule[] = [
  ...unready.map(
    ({ lacks, campaign }): Rule => ({
      operation: 'campaigns.start',
      name: `a campaign with ${lacks.join(', ')} is told all of it`,
      expect: { status: 422, code: 'campaign_not_ready', body: { errors: lacks.map((code) => ({ code })) } },
      run: async (world) => world.call('campaigns.start', { path: at(await draft(world, await campaign(world))) }),
    }),
  ),
  ...['remove', 'mark_replied', 'pause'].map(
    (action): Rule => ({
      operation: 'campaigns.start',
      name: `a lead is none to start with after ${action}`,
      expect: { status: 422, code: 'campaign_not_ready', body: { errors: [{ code: 'no_leads' }] } },
      run: async (world) => {
        const path = at(await readyCampaign(world))
        await world.must('campaigns.bulkLeadAction', { path, json: { action, filter: {} } })
        return world.call('campaigns.start', { path })
      },
    }),
  ),
  {
    operation: 'campaigns.get',
    name: 'a campaign that could not start is a draft as before',
    expect: { status: 200, body: { status: 'draft', startedAt: null, startAt: null, stats: { leadsTotal: 0 } } },
    run: async (world) => {
      const list = await emptyList(world)
      await leadIn(world, list)
      const path = at(await draft(world, { steps, leadListIds: [list.leadListId] }))
      await world.call('campaigns.start', { path })
      return world.call('campaigns.get', { path })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a lead of two lists joins a campaign once',
    expect: { status: 200, body: { data: [{ status: 'pending' }] } },
    run: async (world) => {
      const [one, other] = [await emptyList(world), await emptyList(world)]
      const { id } = await leadIn(world, one)
      await world.must('leadLists.addLead', { path: other, json: { leadId: id } })
      const campaign = await readyCampaign(world, { leadListIds: [one.leadListId, other.leadListId] })
      const path = at(campaign)
      await world.must('campaigns.bulkLeadAction', { path, json: { action: 'remove', filter: {} } })
      await world.must('campaigns.start', { path })
      return world.call('campaigns.listLeads', { path })
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign that starts counts its leads',
    expect: { status: 200, body: { status: 'active', stats: { leadsTotal: 3, leadsPending: 3, leadsInProgress: 0 } } },
    run: async (world) => {
      const campaign = await readyCampaign(world)
      await addLead(world, campaign)
      await addLead(world, campaign)
      return world.call('campaigns.start', { path: at(campaign) })
    },
  },
]
