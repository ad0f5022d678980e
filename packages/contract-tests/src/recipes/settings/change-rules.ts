import type { Json, Rule, World } from '../../world/recipes.ts'
import { emptyList } from '../leads/lead.ts'
import { withSettings } from './with-settings.ts'

const operation = 'settings.update'

const weekdays = { days: ['mon', 'tue'], from: '09:00', to: '12:00' }

/** Settings other than those that follow, property by property. */
const before = {
  ...{ language: 'de-DE', stopOnReply: true, autoTagReplies: true, lowCreditThreshold: 250, defaultDailyLimit: 70 },
  ...{ optOutKeywords: ['STOP'], optOutReply: 'Bye.', delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 } },
  notifications: { email: true, accountDisconnected: true, campaignCompleted: true, lowCredits: true },
  warmup: { autoStart: true, profile: 'conservative' },
  agent: { defaultAgentId: null, mode: 'auto', pauseOnHumanReply: true },
}

/** Reads the settings after a change of certain ones, and puts back those that there were. */
const changed = (world: World, json: Json) =>
  withSettings(world, before, async () => {
    await world.call(operation, { json })
    return world.call('settings.get')
  })

/** Values that are easily taken for none. */
const falsy: Record<string, Json> = {
  stopOnReply: false,
  autoTagReplies: false,
  lowCreditThreshold: 0,
  optOutKeywords: [],
  delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 },
}

/** One property of each object that merges. */
const parts: Record<string, Json> = {
  'notifications.email': { notifications: { email: false } },
  'notifications.accountDisconnected': { notifications: { accountDisconnected: false } },
  'notifications.campaignCompleted': { notifications: { campaignCompleted: false } },
  'notifications.lowCredits': { notifications: { lowCredits: false } },
  'warmup.autoStart': { warmup: { autoStart: false } },
  'warmup.profile': { warmup: { profile: 'aggressive' } },
  'agent.mode': { agent: { mode: 'off' } },
  'agent.pauseOnHumanReply': { agent: { pauseOnHumanReply: false } },
}

/** The settings before with a change of parts of their objects. */
const merged = (change: Json): Json => {
  const objects: Json = before
  const inner = Object.entries(change).map(([name, part]) => [name, { ...objects[name], ...Object(part) }])
  return { ...before, ...Object.fromEntries(inner) }
}

/** Settings that cannot be, of which none of a change is stored. */
const impossible: Record<string, Json> = {
  'a time zone that does not exist': { timezone: 'Mars/Olympus' },
  'a country that does not exist': { defaultCountry: 'ZZ' },
  'an impossible window': { sendingWindows: [{ ...weekdays, from: '18:00', to: '09:00' }] },
  'an impossible pause': { delayBetweenMessages: { minSeconds: 180, maxSeconds: 45 } },
  'an agent that does not exist': { agent: { defaultAgentId: 'none', mode: 'off' } },
}

export const changeRules: Rule[] = [
  ...Object.entries(falsy).map(
    ([name, value]): Rule => ({
      operation,
      name: `${JSON.stringify(value)} for ${name} is kept`,
      expect: { status: 200, body: { ...before, [name]: value } },
      run: (world) => changed(world, { [name]: value }),
    }),
  ),
  ...Object.entries(parts).map(
    ([name, change]): Rule => ({
      operation,
      name: `a change of ${name} leaves all others`,
      expect: { status: 200, body: merged(change) },
      run: (world) => changed(world, change),
    }),
  ),
  ...Object.entries(impossible).map(
    ([name, change]): Rule => ({
      operation,
      name: `a change with ${name} stores nothing`,
      expect: { status: 200, body: before },
      run: (world) =>
        changed(world, {
          ...{ language: 'fr-FR', lowCreditThreshold: 9, optOutKeywords: ['END'], notifications: { email: false } },
          ...change,
        }),
    }),
  ),
  {
    operation,
    name: 'every setting that is impossible is named at once',
    expect: {
      status: 422,
      code: 'settings_invalid',
      body: { errors: [{ pointer: '/timezone' }, { code: 'settings_invalid' }] },
    },
    run: (world) =>
      world.call(operation, {
        json: { timezone: 'Mars/Olympus', sendingWindows: [{ ...weekdays, from: '18:00', to: '09:00' }] },
      }),
  },
  {
    operation,
    name: 'a national number is read as one of the default country',
    expect: { status: 201, body: { phone: '+442079460123' } },
    run: (world) =>
      withSettings(world, { defaultCountry: 'GB' }, async () =>
        world.call('leadLists.addLead', { path: await emptyList(world), json: { phone: '(020) 7946-0123' } }),
      ),
  },
  {
    operation,
    name: 'what a new campaign says of itself goes before the settings',
    expect: { status: 201, body: { stopOnReply: true, delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 } } },
    run: (world) =>
      withSettings(world, { stopOnReply: false, delayBetweenMessages: { minSeconds: 0, maxSeconds: 0 } }, () =>
        world.call('campaigns.create', { json: { name: 'Spring tasting', stopOnReply: true } }),
      ),
  },
]
