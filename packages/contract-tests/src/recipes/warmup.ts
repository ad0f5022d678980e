import type { Ids, Json, Recipes, World } from '../world/recipes.ts'
import { accountIn, connectedAccount, pausedAccount } from './accounts/states.ts'

/** An account whose warmup was paused by itself. */
async function warmupPaused(world: World): Promise<Ids> {
  const path = await connectedAccount(world)
  await world.must('warmup.pause', { path, json: { reason: 'New SIM card on the way' } })
  return path
}

export const warmup: Recipes = {
  calls: {
    'warmup.pause': async (world) => ({
      path: await connectedAccount(world),
      json: { reason: 'New SIM card on the way' },
    }),
    'warmup.resume': async (world) => ({ path: await warmupPaused(world) }),
  },
  rules: [
    {
      operation: 'warmup.getStatus',
      name: 'there is no warmup of an account that does not exist',
      expect: { status: 404, code: 'not_found' },
      run: (world) => world.call('warmup.getStatus', { query: { accountId: 'acc_none' } }),
    },
    {
      operation: 'warmup.getStatus',
      name: 'the summary counts the accounts of the answer',
      expect: { status: 200, body: { summary: { total: 1, active: 0, paused: 1, completed: 0 }, data: [{ day: 1 }] } },
      run: async (world) => world.call('warmup.getStatus', { query: await warmupPaused(world) }),
    },
    {
      operation: 'warmup.getStatus',
      name: 'an account whose warmup is in another state is left out',
      expect: { status: 200, body: { summary: { total: 0, active: 0, paused: 0, completed: 0 }, data: [] } },
      run: async (world) => {
        const { accountId } = await warmupPaused(world)
        return world.call('warmup.getStatus', { query: { accountId, status: ['active', 'completed'] } })
      },
    },
    {
      operation: 'warmup.pause',
      name: 'a warmup that is paused cannot be paused again',
      expect: { status: 409, code: 'warmup_not_active' },
      run: async (world) => world.call('warmup.pause', { path: await warmupPaused(world) }),
    },
    {
      operation: 'warmup.pause',
      name: 'a paused warmup keeps its day',
      expect: { status: 200, body: { status: 'paused', day: 1, nextActionAt: null } },
      run: async (world) => world.call('warmup.pause', { path: await connectedAccount(world) }),
    },
    {
      operation: 'accounts.get',
      name: 'pausing the warmup does not pause the account',
      expect: { status: 200, body: { paused: false, status: 'connected', warmup: { status: 'paused', day: 1 } } },
      run: async (world) => world.call('accounts.get', { path: await warmupPaused(world) }),
    },
    {
      operation: 'warmup.resume',
      name: 'a warmup that is active cannot be resumed',
      expect: { status: 409, code: 'warmup_not_paused' },
      run: async (world) => world.call('warmup.resume', { path: await connectedAccount(world) }),
    },
    {
      operation: 'warmup.resume',
      name: 'the warmup of a paused account is resumed with the account only',
      expect: { status: 409, code: 'account_paused' },
      run: async (world) => world.call('warmup.resume', { path: await pausedAccount(world) }),
    },
    {
      operation: 'warmup.resume',
      name: 'a warmup goes on with the day on which it was paused',
      expect: { status: 200, body: { status: 'active', day: 1, pausedAt: null } },
      run: async (world) => world.call('warmup.resume', { path: await warmupPaused(world) }),
    },
    {
      operation: 'warmup.getStatus',
      name: 'the summary is the sum of all accounts',
      expect: { status: 200 },
      run: async (world) => {
        await warmupPaused(world)
        const answer = await world.call('warmup.getStatus')
        const data: Json[] = answer.body?.data ?? []
        const count = (state: string) => data.filter(({ status }) => status === state).length
        const counts = { active: count('active'), paused: count('paused'), completed: count('completed') }
        return { ...answer, expected: { summary: { total: data.length, ...counts } } }
      },
    },
    {
      operation: 'warmup.getStatus',
      name: 'the oldest account comes first',
      expect: { status: 200 },
      run: async (world) => {
        const [first, second] = [await connectedAccount(world), await connectedAccount(world)]
        const answer = await world.call('warmup.getStatus')
        const others = (answer.body?.data ?? []).slice(0, -2).map(() => ({}))
        return { ...answer, expected: { data: [...others, first, second] } }
      },
    },
    {
      operation: 'warmup.getStatus',
      name: 'a new account is on the first day of its warmup, of which nothing is done',
      expect: { status: 200, body: { data: [{ status: 'active', day: 1, progress: 0, history: [], pausedAt: null }] } },
      run: async (world) => world.call('warmup.getStatus', { query: await connectedAccount(world) }),
    },
    {
      operation: 'warmup.pause',
      name: 'a warmup that left its account in production cannot be paused',
      expect: { status: 409, code: 'warmup_not_active' },
      run: async (world) => world.call('warmup.pause', { path: await accountIn('production', world) }),
    },
    {
      operation: 'warmup.getStatus',
      name: 'a warmup that is paused tells since when, and the account is as healthy as before',
      expect: { status: 200 },
      run: async (world) => {
        const path = await connectedAccount(world)
        const { healthScore } = await world.must('accounts.get', { path })
        const { pausedAt } = await world.must('warmup.pause', { path })
        const kept = { status: 'paused', pausedAt: pausedAt ?? 'a time', healthScore }
        return { ...(await world.call('warmup.getStatus', { query: path })), expected: { data: [kept] } }
      },
    },
    {
      operation: 'accounts.getActivity',
      name: 'pausing and resuming a warmup are told',
      expect: { status: 200, body: { data: [{ type: 'warmup_resumed' }, { type: 'warmup_paused' }] } },
      run: async (world) => {
        const path = await warmupPaused(world)
        await world.must('warmup.resume', { path })
        return world.call('accounts.getActivity', { path, query: { type: ['warmup_paused', 'warmup_resumed'] } })
      },
    },
  ],
}
