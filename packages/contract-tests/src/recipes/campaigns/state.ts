import type { CallInput, Json, Rule } from '../../world/recipes.ts'
import { freshPhone } from '../phones.ts'
import { image } from './media.ts'
import { activeCampaign, archivedCampaign, at, atStep, completedCampaign, scheduledCampaign, step } from './states.ts'

/** Calls that a state refuses, by operation. */
type Refused = Record<string, (campaign: Json) => CallInput>

const rewriting: Refused = {
  'campaigns.addStep': (campaign) => ({ path: at(campaign), json: step('It is still here.') }),
  'campaigns.updateStep': (campaign) => ({ path: atStep(campaign), json: { text: 'It is still here.' } }),
  'campaigns.deleteStep': (campaign) => ({ path: atStep(campaign) }),
  'campaigns.reorderSteps': (campaign) => ({ path: at(campaign), json: { stepIds: [campaign.steps[0].id] } }),
}

const whileActive: Refused = {
  ...rewriting,
  'campaigns.update': (campaign) => ({ path: at(campaign), json: { accountIds: [] } }),
  'campaigns.delete': (campaign) => ({ path: at(campaign) }),
  'campaigns.archive': (campaign) => ({ path: at(campaign) }),
}

const onceArchived: Refused = {
  ...rewriting,
  'campaigns.update': (campaign) => ({ path: at(campaign), json: { name: 'Summer tasting' } }),
  'campaigns.uploadMedia': (campaign) => ({
    path: at(campaign),
    body: { type: 'multipart/form-data', value: { file: image } },
  }),
  'campaigns.sendTestMessage': (campaign) => ({ path: atStep(campaign), json: { phone: '+12025550197' } }),
  'campaigns.start': (campaign) => ({ path: at(campaign) }),
  'campaigns.addLeads': (campaign) => ({ path: at(campaign), json: { leads: [{ phone: '+12025550197' }] } }),
  'campaigns.bulkLeadAction': (campaign) => ({ path: at(campaign), json: { action: 'pause', filter: {} } }),
  'campaigns.importLeads': (campaign) => ({ path: at(campaign), json: { rows: [{ phone: '+12025550197' }] } }),
}

/** What cannot be done to a campaign because of its state. */
export const stateRules: Rule[] = [
  ...Object.entries(whileActive).map(
    ([operation, callOf]): Rule => ({
      operation,
      name: 'not while the campaign is active',
      expect: { status: 409, code: 'campaign_active' },
      run: async (world) => world.call(operation, callOf(await activeCampaign(world))),
    }),
  ),
  ...Object.entries(whileActive).map(
    ([operation, callOf]): Rule => ({
      operation,
      name: 'not while the campaign is scheduled',
      expect: { status: 409, code: 'campaign_active' },
      run: async (world) => world.call(operation, callOf(await scheduledCampaign(world))),
    }),
  ),
  ...Object.entries(onceArchived).map(
    ([operation, callOf]): Rule => ({
      operation,
      name: 'not once the campaign is archived',
      expect: { status: 409, code: 'campaign_archived' },
      run: async (world) => world.call(operation, callOf(await archivedCampaign(world, 'Our spring roast is here.'))),
    }),
  ),
  {
    operation: 'campaigns.addStep',
    name: 'no step is added once every lead is through',
    expect: { status: 409, code: 'campaign_completed' },
    run: async (world) =>
      world.call('campaigns.addStep', { path: at(await completedCampaign(world)), json: step('It is still here.') }),
  },
  {
    operation: 'campaigns.update',
    name: 'an account may join while the campaign is active',
    expect: { status: 200, body: { status: 'active' } },
    run: async (world) => {
      const campaign = await activeCampaign(world)
      const { accountId } = await world.get('accountId')
      const json = { accountIds: [...campaign.accountIds, accountId] }
      const answer = await world.call('campaigns.update', { path: at(campaign), json })
      return { ...answer, expected: json }
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'leads may join while the campaign is active',
    expect: { status: 200, body: { total: 1, created: 1 } },
    run: async (world) => {
      const json = { leads: [{ phone: freshPhone(world) }] }
      return world.call('campaigns.addLeads', { path: at(await activeCampaign(world)), json })
    },
  },
]
