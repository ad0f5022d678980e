import type { Answer, Rule, World } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { freshPhone } from '../phones.ts'
import { testCall } from './calls.ts'
import { activeCampaign, addLead, archivedCampaign, at, draft, hardlyEver, scheduledCampaign, step } from './states.ts'

const create = (world: World, json: object): Promise<Answer> =>
  world.call('campaigns.create', { json: { name: 'Spring tasting', ...json } })

const update = async (world: World, json: object): Promise<Answer> =>
  world.call('campaigns.update', { path: at(await draft(world)), json })

const impossibleSchedules: Record<string, object> = {
  'a window does not end before it begins': { windows: [{ days: ['mon'], from: '17:00', to: '09:00' }] },
  'windows of a day do not overlap': {
    windows: [
      { days: ['mon', 'tue'], from: '09:00', to: '12:00' },
      { days: ['tue'], from: '11:00', to: '13:00' },
    ],
  },
  'a schedule has a known time zone': { timezone: 'Mars/Olympus' },
  'a campaign does not end before it starts': { startDate: '2099-03-03', endDate: '2099-03-02' },
}

const scheduleRules = ['campaigns.create', 'campaigns.update'].flatMap((operation) =>
  Object.entries(impossibleSchedules).map(
    ([name, schedule]): Rule => ({
      operation,
      name,
      expect: { status: 422, code: 'schedule_invalid' },
      run: (world) => (operation === 'campaigns.create' ? create : update)(world, { schedule }),
    }),
  ),
)

/** Campaigns as records: what they are made of, and what changes and remains. */
export const recordRules: Rule[] = [
  ...scheduleRules,
  foreignCursor('campaigns.list'),
  {
    operation: 'campaigns.list',
    name: 'archived campaigns are left out',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const { name } = await archivedCampaign(world)
      return world.call('campaigns.list', { query: { search: name } })
    },
  },
  ...[{ includeArchived: true }, { status: ['archived'] }].map(
    (query): Rule => ({
      operation: 'campaigns.list',
      name: `archived campaigns are listed for ${Object.keys(query)}`,
      expect: { status: 200, body: { data: [{ status: 'archived' }] } },
      run: async (world) => {
        const { name } = await archivedCampaign(world)
        return world.call('campaigns.list', { query: { search: name, ...query } })
      },
    }),
  ),
  {
    operation: 'campaigns.create',
    name: 'the least delay does not exceed the greatest',
    expect: { status: 422, code: 'schedule_invalid' },
    run: (world) => create(world, { delayBetweenMessages: { minSeconds: 180, maxSeconds: 45 } }),
  },
  {
    operation: 'campaigns.create',
    name: 'each step needs a text or a file',
    expect: { status: 422, code: 'message_empty', body: { errors: [{ pointer: '/steps/1' }] } },
    run: (world) =>
      create(world, { steps: [step('Our spring roast is here.'), { delay: { value: 1, unit: 'days' } }] }),
  },
  {
    operation: 'campaigns.create',
    name: 'every id that names nothing is named',
    expect: {
      status: 422,
      code: 'unknown_reference',
      body: { errors: [{ pointer: '/accountIds/1' }, { pointer: '/agentId' }] },
    },
    run: async (world) => {
      const { accountId } = await world.get('accountId')
      return create(world, { accountIds: [accountId, 'acc_none'], agentId: 'agt_none' })
    },
  },
  {
    operation: 'campaigns.create',
    name: 'a placeholder stands for a field that there is',
    expect: { status: 422, code: 'unknown_variable', body: { errors: [{ pointer: '/steps/0/text' }] } },
    run: (world) => create(world, { steps: [step('Hi {{favouriteTea}}')] }),
  },
  {
    operation: 'campaigns.create',
    name: 'what is left out comes from the settings',
    expect: { status: 201 },
    run: async (world) => {
      const { timezone, sendingWindows, delayBetweenMessages, stopOnReply } = await world.must('settings.get')
      const schedule = { timezone, windows: sendingWindows, startDate: null, endDate: null }
      return { ...(await create(world, {})), expected: { schedule, delayBetweenMessages, stopOnReply } }
    },
  },
  {
    operation: 'campaigns.get',
    name: 'later changes of the settings do not reach a campaign',
    expect: { status: 200 },
    run: async (world) => {
      const { stopOnReply } = await world.must('settings.get')
      const campaign = await draft(world)
      await world.must('settings.update', { json: { stopOnReply: !stopOnReply } })
      const answer = await world.call('campaigns.get', { path: at(campaign) })
      await world.must('settings.update', { json: { stopOnReply } })
      return { ...answer, expected: { stopOnReply } }
    },
  },
  {
    operation: 'campaigns.create',
    name: 'a new campaign is an empty draft',
    expect: {
      status: 201,
      body: {
        ...{ status: 'draft', accountIds: [], leadListIds: [], steps: [], tags: [], description: null, agentId: null },
        ...{ dailyLimit: null, maxNewLeadsPerDay: null, startAt: null, startedAt: null, duplicatedFromId: null },
      },
    },
    run: (world) => create(world, {}),
  },
  {
    operation: 'campaigns.create',
    name: 'steps come in their order, whatever their position says',
    expect: {
      status: 201,
      body: {
        steps: [
          { position: 1, text: 'First' },
          { position: 2, text: 'Then' },
        ],
      },
    },
    run: (world) =>
      create(world, {
        steps: [
          { ...step('First'), position: 2 },
          { ...step('Then'), position: 1 },
        ],
      }),
  },
  {
    operation: 'campaigns.get',
    name: 'an archived campaign can be read',
    expect: { status: 200, body: { status: 'archived' } },
    run: async (world) => world.call('campaigns.get', { path: at(await archivedCampaign(world)) }),
  },
  {
    operation: 'campaigns.update',
    name: 'a list that does not exist is named',
    expect: { status: 422, code: 'unknown_reference', body: { errors: [{ pointer: '/leadListIds/0' }] } },
    run: (world) => update(world, { leadListIds: ['lst_none'] }),
  },
  {
    operation: 'campaigns.update',
    name: 'the parts of a schedule that are left out stay as they are',
    expect: { status: 200, body: { schedule: { ...hardlyEver, endDate: '2099-12-31', startDate: null } } },
    run: async (world) => {
      const campaign = await draft(world, { schedule: hardlyEver })
      return world.call('campaigns.update', { path: at(campaign), json: { schedule: { endDate: '2099-12-31' } } })
    },
  },
  {
    operation: 'campaigns.update',
    name: 'lists are replaced and null clears',
    expect: { status: 200, body: { tags: ['summer'], description: null, dailyLimit: null, maxNewLeadsPerDay: 15 } },
    run: async (world) => {
      const before = { tags: ['spring', 'wholesale'], description: 'A tasting', dailyLimit: 40, maxNewLeadsPerDay: 15 }
      const campaign = await draft(world, before)
      const json = { tags: ['summer'], description: null, dailyLimit: null }
      return world.call('campaigns.update', { path: at(campaign), json })
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a change with one impossible property changes nothing',
    expect: { status: 200, body: { description: 'A tasting' } },
    run: async (world) => {
      const path = at(await draft(world, { description: 'A tasting' }))
      const json = { description: 'A dinner', schedule: { timezone: 'Mars/Olympus' } }
      await world.call('campaigns.update', { path, json })
      return world.call('campaigns.get', { path })
    },
  },
  {
    operation: 'campaigns.update',
    name: 'a new start date moves the start of a scheduled campaign',
    expect: { status: 200, body: { status: 'scheduled', startAt: '2099-02-02T00:00:00.000Z' } },
    run: async (world) => {
      const path = at(await scheduledCampaign(world))
      return world.call('campaigns.update', { path, json: { schedule: { startDate: '2099-02-02', timezone: 'UTC' } } })
    },
  },
  {
    operation: 'campaigns.update',
    name: 'an account that does not send any more leaves a paused campaign',
    expect: { status: 200, body: { accountIds: [], status: 'paused' } },
    run: async (world) => {
      const path = at(await activeCampaign(world))
      await world.must('campaigns.pause', { path })
      return world.call('campaigns.update', { path, json: { accountIds: [] } })
    },
  },
  {
    operation: 'leads.list',
    name: 'a lead stays when its campaign is deleted',
    expect: { status: 200, body: { data: [{ campaignIds: [] }] } },
    run: async (world) => {
      const [campaign, phone] = [await draft(world), freshPhone(world)]
      await addLead(world, campaign, { phone })
      await world.must('campaigns.delete', { path: at(campaign) })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'messages stay when their campaign is deleted, and name it no more',
    expect: { status: 200, body: { data: [{ text: 'Our spring roast is here.', campaignId: null }] } },
    run: async (world) => {
      const call = await testCall(world, 'Our spring roast is here.')
      const { conversationId, campaignId } = await world.must('campaigns.sendTestMessage', call)
      await world.must('campaigns.delete', { path: { campaignId } })
      return world.call('conversations.listMessages', { path: { conversationId } })
    },
  },
]
