import { type Answer, type Json, RecipeError, type Rule, type World } from '../../world/recipes.ts'
import { accountIn, connectedAccount, pausedAccount } from '../accounts/states.ts'
import { withoutCredits } from '../no-credits.ts'
import { freshPhone } from '../phones.ts'
import { withSettings } from '../settings/with-settings.ts'
import { testCall } from './calls.ts'
import {
  activeCampaign,
  addLead,
  at,
  completedCampaign,
  draft,
  draftWithSteps,
  hardlyEver,
  pausedCampaign,
  readyCampaign,
  scheduledCampaign,
  someDay,
} from './states.ts'

const start = (world: World, campaign: Json, json?: object): Promise<Answer> =>
  world.call('campaigns.start', { path: at(campaign), ...(json && { json }) })

const missing = (...codes: string[]) => ({ errors: codes.map((code) => ({ code })) })

/** A list of the workspace with a new lead in it. */
async function listWithLead(world: World): Promise<string> {
  const { id } = await world.must('leadLists.create', { json: { name: `Trade fair ${world.unique()}` } })
  const json = { rows: [{ phone: freshPhone(world) }], tags: ['fair'], leadListId: id }
  await world.must('campaigns.importLeads', { path: at(await draft(world)), json })
  return id
}

/**
 * Writes on to a contact until no credit is left.
 *
 * @throws RecipeError when something else ends it
 */
async function writeOut(world: World): Promise<void> {
  const { conversationId } = await world.must('campaigns.sendTestMessage', await testCall(world, 'Our roast is here.'))
  const write = () =>
    world.call('conversations.sendMessage', { path: { conversationId }, json: { text: 'Our spring roast is here.' } })
  let answer = await write()
  while (answer.status === 201) answer = await write()
  if (answer.status !== 402) throw new RecipeError(`The last credits were not spent: ${answer.body?.code}.`)
}

/** Does something in a workspace without a credit; most of them come back afterwards. */
const penniless = (world: World, run: () => Promise<Answer>): Promise<Answer> =>
  withSettings(world, { defaultDailyLimit: 60 }, () =>
    withoutCredits(world, async () => {
      await writeOut(world)
      return run()
    }),
  )

export const startRules: Rule[] = [
  {
    operation: 'campaigns.start',
    name: 'an active campaign cannot be started again',
    expect: { status: 409, code: 'campaign_already_active' },
    run: async (world) => start(world, await activeCampaign(world)),
  },
  {
    operation: 'campaigns.start',
    name: 'a scheduled campaign cannot be started again',
    expect: { status: 409, code: 'campaign_already_active' },
    run: async (world) => start(world, await scheduledCampaign(world)),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign whose every lead is through cannot be started again',
    expect: { status: 409, code: 'campaign_completed' },
    run: async (world) => start(world, await completedCampaign(world)),
  },
  {
    operation: 'campaigns.start',
    name: 'a completed campaign that got new leads is opened again',
    expect: { status: 200, body: { status: 'active', stats: { leadsTotal: 2, leadsReplied: 1, leadsPending: 1 } } },
    run: async (world) => {
      const campaign = await completedCampaign(world)
      await addLead(world, campaign)
      return start(world, campaign)
    },
  },
  {
    operation: 'campaigns.start',
    name: 'all that an empty campaign lacks is named at once',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('no_accounts', 'no_steps', 'no_leads') },
    run: async (world) => start(world, await draft(world)),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign needs an account that is not paused',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('no_connected_account') },
    run: async (world) => {
      const { accountId } = await pausedAccount(world)
      return start(world, await readyCampaign(world, { accountIds: [accountId] }))
    },
  },
  {
    operation: 'campaigns.start',
    name: 'an account in its first days of warmup does not send',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('no_connected_account') },
    run: async (world) => {
      const { accountId } = await connectedAccount(world)
      return start(world, await readyCampaign(world, { accountIds: [accountId] }))
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign does not start after its last day',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('schedule_in_past') },
    run: async (world) =>
      start(world, await readyCampaign(world, { schedule: { ...hardlyEver, endDate: '2020-01-31' } })),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign does not start at a time that is over',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('schedule_in_past') },
    run: async (world) => start(world, await readyCampaign(world), { startAt: '2020-01-31T09:00:00.000Z' }),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign that starts is active at once',
    expect: { status: 200, body: { status: 'active', startAt: null, pauseReason: null, stats: { leadsPending: 1 } } },
    run: async (world) => start(world, await readyCampaign(world)),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign with a start to come is scheduled',
    expect: { status: 200, body: { status: 'scheduled', startAt: someDay, startedAt: null } },
    run: async (world) => start(world, await readyCampaign(world), { startAt: someDay }),
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign with a start date to come is scheduled until that day begins',
    expect: { status: 200, body: { status: 'scheduled', startAt: '2099-02-02T00:00:00.000Z' } },
    run: async (world) =>
      start(world, await readyCampaign(world, { schedule: { ...hardlyEver, startDate: '2099-02-02' } })),
  },
  {
    operation: 'campaigns.start',
    name: 'the time of the call goes before the start date',
    expect: { status: 200, body: { status: 'scheduled', startAt: someDay } },
    run: async (world) => {
      const campaign = await readyCampaign(world, { schedule: { ...hardlyEver, startDate: '2099-02-02' } })
      return start(world, campaign, { startAt: someDay })
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign that is resumed keeps when it first started',
    expect: { status: 200 },
    run: async (world) => {
      const campaign = await pausedCampaign(world)
      const startedAt = campaign.startedAt ?? 'a time'
      return { ...(await start(world, campaign)), expected: { status: 'active', startedAt, pausedAt: null } }
    },
  },
  {
    operation: 'campaigns.start',
    name: 'the leads of its lists join a campaign that starts',
    expect: { status: 200, body: { stats: { leadsTotal: 2, leadsPending: 2 } } },
    run: async (world) => start(world, await readyCampaign(world, { leadListIds: [await listWithLead(world)] })),
  },
  {
    operation: 'campaigns.get',
    name: 'leads that join its list later do not join a campaign that has started',
    expect: { status: 200, body: { stats: { leadsTotal: 2 } } },
    run: async (world) => {
      const leadListId = await listWithLead(world)
      const campaign = await activeCampaign(world, { leadListIds: [leadListId] })
      await world.must('leadLists.addLead', { path: { leadListId }, json: { phone: freshPhone(world) } })
      return world.call('campaigns.get', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a lead of its lists that a campaign has already keeps its place',
    expect: { status: 200, body: { data: [{ lead: { tags: ['fair'] } }] } },
    run: async (world) => {
      const leadListId = await listWithLead(world)
      const campaign = await readyCampaign(world, { leadListIds: [leadListId] })
      const path = at(campaign)
      await world.must('campaigns.addLeads', { path, json: { leadListIds: [leadListId] } })
      await world.must('campaigns.bulkLeadAction', { path, json: { action: 'pause', filter: { tag: 'fair' } } })
      await world.must('campaigns.start', { path })
      return world.call('campaigns.listLeads', { path, query: { status: ['paused'] } })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'the leads of its lists do not show before a campaign was started',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const campaign = await draft(world, { leadListIds: [await listWithLead(world)] })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'accounts.get',
    name: 'an account names the active campaigns that it sends for',
    expect: { status: 200 },
    run: async (world) => {
      const { accountId } = await accountIn('production', world)
      const { id } = await activeCampaign(world, { accountIds: [accountId] })
      return { ...(await world.call('accounts.get', { path: { accountId } })), expected: { campaignIds: [id] } }
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign with steps and leads needs accounts all the same',
    expect: { status: 422, code: 'campaign_not_ready', body: missing('no_accounts') },
    run: async (world) => {
      const campaign = await draftWithSteps(world, 'Our spring roast is here.')
      await addLead(world, campaign)
      return start(world, campaign)
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign does not start without a credit',
    spoils: true,
    expect: { status: 402, code: 'insufficient_credits' },
    run: async (world) => {
      const campaign = await readyCampaign(world)
      return penniless(world, () => start(world, campaign))
    },
  },
  {
    operation: 'campaigns.start',
    name: 'that there is no credit is told only when nothing else is missing',
    spoils: true,
    expect: { status: 422, code: 'campaign_not_ready', body: missing('no_accounts', 'no_steps', 'no_leads') },
    run: async (world) => {
      const campaign = await draft(world)
      return penniless(world, () => start(world, campaign))
    },
  },
]
