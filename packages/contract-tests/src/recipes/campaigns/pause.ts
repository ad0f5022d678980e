import type { Rule } from '../../world/recipes.ts'
import { accountIn } from '../accounts/states.ts'
import { activeCampaign, archivedCampaign, at, draft, pausedCampaign, scheduledCampaign } from './states.ts'

/** Pausing and archiving. */
export const pauseRules: Rule[] = [
  {
    operation: 'campaigns.pause',
    name: 'a draft is not paused',
    expect: { status: 409, code: 'campaign_not_active' },
    run: async (world) => world.call('campaigns.pause', { path: at(await draft(world)) }),
  },
  {
    operation: 'campaigns.pause',
    name: 'a paused campaign is not paused again',
    expect: { status: 409, code: 'campaign_not_active' },
    run: async (world) => world.call('campaigns.pause', { path: at(await pausedCampaign(world)) }),
  },
  {
    operation: 'campaigns.pause',
    name: 'a campaign that a person paused tells why',
    expect: { status: 200, body: { status: 'paused', pauseReason: 'user', pauseNote: 'Sold out until Friday' } },
    run: async (world) => {
      const json = { reason: 'Sold out until Friday' }
      return world.call('campaigns.pause', { path: at(await activeCampaign(world)), json })
    },
  },
  {
    operation: 'campaigns.pause',
    name: 'pausing a scheduled campaign drops its start',
    expect: { status: 200, body: { status: 'paused', startAt: null, pauseNote: null } },
    run: async (world) => world.call('campaigns.pause', { path: at(await scheduledCampaign(world)) }),
  },
  {
    operation: 'campaigns.listLeads',
    name: 'every lead keeps its place while the campaign is paused',
    expect: { status: 200, body: { data: [{ status: 'pending', currentStepPosition: 0 }] } },
    run: async (world) => world.call('campaigns.listLeads', { path: at(await pausedCampaign(world)) }),
  },
  {
    operation: 'accounts.get',
    name: 'an account does not name campaigns that are paused',
    expect: { status: 200, body: { campaignIds: [] } },
    run: async (world) => {
      const path = await accountIn('production', world)
      const campaign = await activeCampaign(world, { accountIds: [path.accountId] })
      await world.must('campaigns.pause', { path: at(campaign) })
      return world.call('accounts.get', { path })
    },
  },
  {
    operation: 'campaigns.archive',
    name: 'archiving an archived campaign changes nothing',
    expect: { status: 200 },
    run: async (world) => {
      const { id, archivedAt, updatedAt } = await archivedCampaign(world)
      const answer = await world.call('campaigns.archive', { path: { campaignId: id } })
      return { ...answer, expected: { status: 'archived', archivedAt: archivedAt ?? 'a time', updatedAt } }
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'the leads of an archived campaign stay',
    expect: { status: 200, body: { data: [{ status: 'pending', nextSendAt: null }] } },
    run: async (world) => {
      const path = at(await pausedCampaign(world))
      await world.must('campaigns.archive', { path })
      return world.call('campaigns.listLeads', { path })
    },
  },
]
