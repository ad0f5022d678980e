import type { Json, Rule, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount } from '../accounts/states.ts'
import { newAgent } from '../agents/agent.ts'
import { conversationsOf, ownConversation } from '../conversations/conversation.ts'
import { withSettings } from './with-settings.ts'

const operation = 'settings.update'

const impossible = (name: string, json: Json): Rule => ({
  operation,
  name,
  expect: { status: 422, code: 'settings_invalid' },
  run: (world) => world.call(operation, { json }),
})

const weekdays = { days: ['mon', 'tue'], from: '09:00', to: '12:00' }

/** Reads the settings while a change holds. */
const during = (name: string, change: Json, body: Json): Rule => ({
  operation,
  name,
  expect: { status: 200, body },
  run: (world) => withSettings(world, change, () => world.call('settings.get')),
})

const newCampaign = (world: World) => world.call('campaigns.create', { json: { name: 'Spring tasting' } })

export const settingsRules: Rule[] = [
  impossible('a time zone that does not exist is refused', { timezone: 'Mars/Olympus' }),
  impossible('a country that does not exist is refused', { defaultCountry: 'ZZ' }),
  impossible('a window that ends before it begins is refused', {
    sendingWindows: [{ ...weekdays, from: '18:00', to: '09:00' }],
  }),
  impossible('windows that overlap are refused', {
    sendingWindows: [weekdays, { ...weekdays, from: '11:59', to: '15:00' }],
  }),
  impossible('a pause whose least is more than its most is refused', {
    delayBetweenMessages: { minSeconds: 180, maxSeconds: 45 },
  }),
  {
    operation,
    name: 'an agent that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => world.call(operation, { json: { agent: { defaultAgentId: 'none' } } }),
  },
  {
    operation,
    name: 'the whole change is refused when one setting is impossible',
    expect: { status: 200, body: { language: 'de-DE' } },
    run: (world) =>
      withSettings(world, { language: 'de-DE' }, async () => {
        await world.call(operation, { json: { language: 'fr-FR', timezone: 'Mars/Olympus' } })
        return world.call('settings.get')
      }),
  },
  {
    operation,
    name: 'objects merge',
    expect: { status: 200, body: { notifications: { email: false, lowCredits: false } } },
    run: (world) =>
      withSettings(world, { notifications: { email: true, lowCredits: false } }, () =>
        world.call(operation, { json: { notifications: { email: false } } }),
      ),
  },
  {
    operation,
    name: 'arrays replace',
    expect: { status: 200, body: { optOutKeywords: ['ENOUGH'], sendingWindows: [weekdays] } },
    run: (world) =>
      withSettings(world, { optOutKeywords: ['STOP', 'END'], sendingWindows: [{ ...weekdays, days: ['sun'] }] }, () =>
        world.call(operation, { json: { optOutKeywords: ['ENOUGH'], sendingWindows: [weekdays] } }),
      ),
  },
  {
    operation,
    name: 'null clears',
    expect: { status: 200, body: { optOutReply: null } },
    run: (world) =>
      withSettings(world, { optOutReply: 'Bye.' }, () => world.call(operation, { json: { optOutReply: null } })),
  },
  during(
    'windows may follow one another',
    { sendingWindows: [weekdays, { ...weekdays, from: '12:00', to: '15:00' }] },
    { sendingWindows: [weekdays, { ...weekdays, from: '12:00', to: '15:00' }] },
  ),
  {
    operation,
    name: 'a new campaign takes over what the settings say',
    expect: {
      status: 201,
      body: {
        ...{ stopOnReply: false, delayBetweenMessages: { minSeconds: 7, maxSeconds: 11 } },
        schedule: { timezone: 'Europe/London', windows: [weekdays] },
      },
    },
    run: (world) =>
      withSettings(
        world,
        {
          ...{ stopOnReply: false, delayBetweenMessages: { minSeconds: 7, maxSeconds: 11 } },
          ...{ timezone: 'Europe/London', sendingWindows: [weekdays] },
        },
        () => newCampaign(world),
      ),
  },
  {
    operation,
    name: 'a campaign keeps the schedule that it has',
    expect: { status: 200, body: { schedule: { windows: [weekdays] } } },
    run: (world) =>
      withSettings(world, { sendingWindows: [weekdays] }, async () => {
        const { id } = (await newCampaign(world)).body
        await world.must(operation, { json: { sendingWindows: [{ ...weekdays, days: ['sun'] }] } })
        return world.call('campaigns.get', { path: { campaignId: id } })
      }),
  },
  {
    operation,
    name: 'the first messages of an account in production follow at once',
    expect: { status: 200, body: { dailyLimit: 7 } },
    run: async (world) => {
      const path = await accountIn('production', world)
      return withSettings(world, { defaultDailyLimit: 7 }, () => world.call('accounts.get', { path }))
    },
  },
  {
    operation,
    name: 'without autoStart the warmup of a new account waits',
    expect: { status: 200, body: { warmup: { status: 'not_started', day: 0 } } },
    run: (world) =>
      withSettings(world, { warmup: { autoStart: false } }, async () =>
        world.call('accounts.get', { path: await connectedAccount(world) }),
      ),
  },
  {
    operation,
    name: 'a new conversation gets the default agent in the mode of the settings',
    expect: { status: 200, body: { data: [{ agentState: 'auto' }] } },
    run: async (world) => {
      const { id } = await newAgent(world, { mode: 'auto' })
      return withSettings(world, { agent: { defaultAgentId: id, mode: 'auto' } }, async () =>
        conversationsOf(world, await ownConversation(world)),
      )
    },
  },
]
