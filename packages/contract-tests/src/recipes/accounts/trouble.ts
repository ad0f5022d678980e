import { type CallInput, type Ids, type Json, RecipeError, type Rule, type World } from '../../world/recipes.ts'
import { testCall } from '../campaigns/calls.ts'
import { phoneEnding } from '../phones.ts'
import { accountIn } from './states.ts'

/** States that no call brings about: orders and WhatsApp do, some time later. */
type State = 'unregistered' | 'awaiting_otp' | 'disconnected' | 'banned'

/** The newest account of the workspace that is in one of these states. */
export async function findAccount(status: readonly State[], world: World): Promise<Json | undefined> {
  const { data } = await world.must('accounts.list', { query: { status, limit: 1 } })
  return data[0]
}

const endings: Partial<Record<State, '0188' | '0190'>> = { banned: '0188', disconnected: '0190' }

/** @throws RecipeError when there is none */
async function accountThatIs(state: State, world: World): Promise<Json> {
  const known = await findAccount([state], world)
  if (known) return known
  const ending = endings[state]
  if (ending) await troubledAccount(ending, world)
  const account = await findAccount([state], world)
  if (account) return account
  throw new RecipeError(`No account of the workspace is ${state.replaceAll('_', ' ')} by now.`)
}

/**
 * An account that writes to such a number: on the mock server it is banned, or its session ends, some seconds later by
 * a clock that runs.
 */
export async function troubledAccount(ending: '0188' | '0190', world: World): Promise<Ids> {
  const path = await accountIn('production', world)
  await world.must('campaigns.sendTestMessage', await test(world, { ...path, phone: phoneEnding(ending, world) }))
  return path
}

const test = (world: World, json: object): Promise<CallInput> => testCall(world, 'Our spring roast is here.', json)

type CallOf = (account: Json, world: World) => CallInput | Promise<CallInput>

const at = ({ id }: Json): Ids => ({ accountId: id })

const whileBanned: Record<string, CallOf> = {
  'accounts.register': (account) => ({ path: at(account), json: { method: 'sms' } }),
  'accounts.connect': (account) => ({ path: at(account), json: { code: '123456' } }),
  'accounts.togglePause': (account) => ({ path: at(account), json: { paused: true } }),
  'accounts.updatePhase': (account) => ({ path: at(account), json: { phase: 'cooldown' } }),
  'warmup.resume': (account) => ({ path: at(account) }),
  'provision.start': ({ phone }) => ({ json: { phone } }),
  'provision.verify': ({ phone }) => ({ json: { phone, code: '123456', displayName: 'Juniper Coffee' } }),
  'campaigns.sendTestMessage': ({ id }, world) => test(world, { accountId: id }),
}

const whileDisconnected: Record<string, CallOf> = {
  'accounts.setupProfile': (account) => ({ path: at(account), json: { displayName: 'Juniper Coffee' } }),
  'accounts.setDisplayName': (account) => ({ path: at(account), json: { displayName: 'Juniper Coffee' } }),
  'accounts.setAvatar': (account) => ({
    path: at(account),
    json: { profilePictureUrl: 'https://juniper.example/a.png' },
  }),
  'campaigns.sendTestMessage': ({ id }, world) => test(world, { accountId: id }),
}

const refusals = (state: State, code: string, calls: Record<string, CallOf>): Rule[] =>
  Object.entries(calls).map(([operation, callOf]) => ({
    operation,
    name: `not for an account that is ${state}`,
    expect: { status: 409, code },
    run: async (world) => world.call(operation, await callOf(await accountThatIs(state, world), world)),
  }))

/** What holds of accounts in such states, as far as the workspace has any. */
export const troubleRules: Rule[] = [
  ...refusals('banned', 'account_banned', whileBanned),
  ...refusals('disconnected', 'account_not_connected', whileDisconnected),
  {
    operation: 'accounts.connect',
    name: 'a session that was lost opens again without a code',
    expect: { status: 200, body: { status: 'connected', disconnectReason: null, disconnectedAt: null } },
    run: async (world) =>
      world.call('accounts.connect', { path: at(await accountThatIs('disconnected', world)), json: {} }),
  },
  {
    operation: 'accounts.register',
    name: 'an account waits for the code that it asked for',
    expect: { status: 200, body: { status: 'awaiting_otp', otp: { attemptsRemaining: 5 } } },
    run: async (world) =>
      world.call('accounts.register', {
        path: at(await accountThatIs('unregistered', world)),
        json: { method: 'sms' },
      }),
  },
  {
    operation: 'accounts.register',
    name: 'a code is not sent again within a minute',
    expect: { status: 429, code: 'otp_rate_limited' },
    run: async (world) => world.call('accounts.register', { path: at(await accountThatIs('awaiting_otp', world)) }),
  },
  {
    operation: 'accounts.connect',
    name: 'an account that waits for its code needs it',
    expect: { status: 422, code: 'otp_required' },
    run: async (world) =>
      world.call('accounts.connect', { path: at(await accountThatIs('awaiting_otp', world)), json: {} }),
  },
  {
    operation: 'accounts.connect',
    name: 'a wrong code is refused',
    expect: { status: 422, code: 'otp_invalid' },
    run: async (world) =>
      world.call('accounts.connect', {
        path: at(await accountThatIs('awaiting_otp', world)),
        json: { code: '000000' },
      }),
  },
]
