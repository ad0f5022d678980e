import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { activeCampaign, archivedCampaign, at, draft, hardlyEver, pausedCampaign, step } from './states.ts'

const read = (world: World, campaign: Json): Promise<Answer> => world.call('campaigns.get', { path: at(campaign) })

/** Changes a campaign, and reads it again. */
async function changed(world: World, campaign: Json, json: Json): Promise<Answer> {
  await world.call('campaigns.update', { path: at(campaign), json })
  return read(world, campaign)
}

const said = {
  ...{ description: 'A tasting', tags: ['spring'], dailyLimit: 40, maxNewLeadsPerDay: 15, stopOnReply: true },
  delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 },
  schedule: { ...hardlyEver, startDate: '2099-02-02', endDate: '2099-12-31' },
}

const others = {
  ...{ description: 'A dinner', tags: ['summer'], dailyLimit: 9, maxNewLeadsPerDay: 3, stopOnReply: false },
  delayBetweenMessages: { minSeconds: 7, maxSeconds: 11 },
}

/** What makes a change impossible, so that nothing of it is stored. */
const impossible: Record<string, Json> = {
  'an account that does not exist': { accountIds: ['acc_none'] },
  'an agent that does not exist': { agentId: 'agt_none' },
  'a list that does not exist': { leadListIds: ['lst_none'] },
  'a time zone that does not exist': { schedule: { timezone: 'Mars/Olympus', endDate: '2098-12-31' } },
  'an end before its start': { schedule: { endDate: '2099-01-01' } },
  'an impossible pause between messages': { delayBetweenMessages: { minSeconds: 180, maxSeconds: 45 } },
}

/** What a new campaign cannot have, so that it is not made. */
const impossibleNew: Record<string, Json> = {
  ...impossible,
  'an end before its start': { schedule: { startDate: '2099-02-02', endDate: '2099-01-01' } },
  'an empty step': { steps: [step('First'), { delay: { value: 1, unit: 'days' } }] },
  'an unknown placeholder': { steps: [step('Hi {{favouriteTea}}')] },
}

/** Values that are easily taken for none. */
const falsy: Record<string, Json> = {
  stopOnReply: false,
  tags: [],
  description: null,
  dailyLimit: null,
  maxNewLeadsPerDay: null,
  delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 },
}

/** Parts of a schedule that are changed alone. */
const parts: Json[] = [
  { timezone: 'Europe/London' },
  { startDate: null },
  { endDate: null },
  { windows: [{ days: ['mon'], from: '09:00', to: '10:00' }] },
]

/** What a change of a campaign stores, and what it leaves. */
export const changeRules: Rule[] = [
  ...Object.entries(impossible).map(
    ([name, json]): Rule => ({
      operation: 'campaigns.get',
      name: `a change with ${name} stores nothing`,
      expect: { status: 200, body: said },
      run: async (world) => changed(world, await draft(world, said), { ...others, ...json }),
    }),
  ),
  ...Object.entries(impossibleNew).map(
    ([name, json]): Rule => ({
      operation: 'campaigns.list',
      name: `a campaign with ${name} is not made`,
      expect: { status: 200, body: { data: [] } },
      run: async (world) => {
        const title = `Spring dinner ${world.unique()}.`
        await world.call('campaigns.create', { json: { name: title, ...json } })
        return world.call('campaigns.list', { query: { search: title } })
      },
    }),
  ),
  ...Object.entries(falsy).map(
    ([name, value]): Rule => ({
      operation: 'campaigns.get',
      name: `${JSON.stringify(value)} for ${name} is kept`,
      expect: { status: 200, body: { ...said, [name]: value } },
      run: async (world) => changed(world, await draft(world, said), { [name]: value }),
    }),
  ),
  ...parts.map(
    (schedule): Rule => ({
      operation: 'campaigns.get',
      name: `a change of ${Object.keys(schedule)} leaves the rest of the schedule`,
      expect: { status: 200, body: { ...said, schedule: { ...said.schedule, ...schedule } } },
      run: async (world) => changed(world, await draft(world, said), { schedule }),
    }),
  ),
  {
    operation: 'campaigns.get',
    name: 'a change that takes an account from an active campaign stores nothing',
    expect: { status: 200, body: { description: 'A tasting' } },
    run: async (world) => {
      const campaign = await activeCampaign(world, { description: 'A tasting' })
      const answer = await changed(world, campaign, { description: 'A dinner', accountIds: [] })
      return { ...answer, expected: { description: 'A tasting', accountIds: campaign.accountIds } }
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a change of an active campaign takes effect',
    expect: { status: 200, body: { ...others, status: 'active' } },
    run: async (world) => changed(world, await activeCampaign(world), others),
  },
  {
    operation: 'campaigns.create',
    name: 'every fault of a schedule is named at once',
    expect: {
      status: 422,
      code: 'schedule_invalid',
      body: { errors: [{ pointer: '/schedule/timezone' }, { code: 'schedule_invalid' }] },
    },
    run: (world) => {
      const windows = [{ days: ['mon'], from: '17:00', to: '09:00' }]
      return world.call('campaigns.create', {
        json: { name: 'Dinner', schedule: { timezone: 'Mars/Olympus', windows } },
      })
    },
  },
  {
    operation: 'campaigns.create',
    name: 'a campaign has what is said of it, and the settings fill the rest of its schedule',
    expect: { status: 201 },
    run: async (world) => {
      const { sendingWindows } = await world.must('settings.get')
      const answer = await world.call('campaigns.create', {
        json: { name: 'Dinner', ...others, schedule: { timezone: 'Europe/London' } },
      })
      const schedule = { timezone: 'Europe/London', windows: sendingWindows, startDate: null, endDate: null }
      return { ...answer, expected: { ...others, schedule } }
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a paused campaign that is archived is not paused any more',
    expect: { status: 200, body: { status: 'archived', pauseReason: null, pauseNote: null, pausedAt: null } },
    run: async (world) => {
      const campaign = await pausedCampaign(world)
      await world.must('campaigns.archive', { path: at(campaign) })
      return read(world, campaign)
    },
  },
  {
    operation: 'campaigns.start',
    name: 'a campaign that is resumed tells no more why it was paused',
    expect: { status: 200, body: { status: 'active', pauseReason: null, pauseNote: null, pausedAt: null } },
    run: async (world) => world.call('campaigns.start', { path: at(await pausedCampaign(world)) }),
  },
  {
    operation: 'campaigns.delete',
    name: 'an archived campaign can be deleted',
    expect: { status: 204 },
    run: async (world) => world.call('campaigns.delete', { path: at(await archivedCampaign(world)) }),
  },
]
