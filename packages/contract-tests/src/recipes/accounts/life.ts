import type { Ids, Rule, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount, pausedAccount } from './states.ts'

const moved = (world: World, path: Ids, phase: string) => world.must('accounts.updatePhase', { path, json: { phase } })

/** Pausing and resuming. */
export const pauseRules: Rule[] = [
  {
    operation: 'accounts.togglePause',
    name: 'a retired account is not paused',
    expect: { status: 409, code: 'account_retired' },
    run: async (world) =>
      world.call('accounts.togglePause', { path: await accountIn('retired', world), json: { paused: true } }),
  },
  {
    operation: 'accounts.togglePause',
    name: 'without a body the state flips',
    expect: { status: 200, body: { paused: true } },
    run: async (world) => world.call('accounts.togglePause', { path: await connectedAccount(world) }),
  },
  {
    operation: 'accounts.togglePause',
    name: 'the state flips back, and the reason is gone',
    expect: { status: 200, body: { paused: false, pauseReason: null } },
    run: async (world) => world.call('accounts.togglePause', { path: await pausedAccount(world), json: {} }),
  },
  {
    operation: 'accounts.togglePause',
    name: 'a paused account that is told to be paused stays so',
    expect: { status: 200, body: { paused: true } },
    run: async (world) =>
      world.call('accounts.togglePause', { path: await pausedAccount(world), json: { paused: true } }),
  },
  {
    operation: 'accounts.getActivity',
    name: 'pausing a paused account changes nothing',
    expect: { status: 200, body: { data: [{ type: 'paused' }] } },
    run: async (world) => {
      const path = await pausedAccount(world)
      await world.must('accounts.togglePause', { path, json: { paused: true, reason: 'Holiday' } })
      return world.call('accounts.getActivity', { path, query: { type: ['paused', 'resumed'] } })
    },
  },
  {
    operation: 'accounts.togglePause',
    name: 'pausing an account keeps the reason and suspends its warmup',
    expect: {
      status: 200,
      body: { paused: true, pauseReason: 'Holiday', status: 'connected', warmup: { status: 'paused', day: 1 } },
    },
    run: async (world) =>
      world.call('accounts.togglePause', {
        path: await connectedAccount(world),
        json: { paused: true, reason: 'Holiday' },
      }),
  },
  {
    operation: 'accounts.togglePause',
    name: 'resuming an account takes up its warmup',
    expect: { status: 200, body: { paused: false, warmup: { status: 'active', day: 1 } } },
    run: async (world) =>
      world.call('accounts.togglePause', { path: await pausedAccount(world), json: { paused: false } }),
  },
  {
    operation: 'accounts.togglePause',
    name: 'resuming an account leaves a warmup paused that was paused by itself',
    expect: { status: 200, body: { paused: false, warmup: { status: 'paused' } } },
    run: async (world) => {
      const path = await connectedAccount(world)
      await world.must('warmup.pause', { path })
      await world.must('accounts.togglePause', { path, json: { paused: true } })
      return world.call('accounts.togglePause', { path, json: { paused: false } })
    },
  },
  {
    operation: 'accounts.getActivity',
    name: 'pausing and resuming an account are told of its warmup as well',
    expect: { status: 200, body: { data: [{ type: 'warmup_resumed' }, { type: 'warmup_paused' }] } },
    run: async (world) => {
      const path = await pausedAccount(world)
      await world.must('accounts.togglePause', { path, json: { paused: false } })
      return world.call('accounts.getActivity', { path, query: { type: ['warmup_paused', 'warmup_resumed'] } })
    },
  },
]

/** Life stages. */
export const phaseRules: Rule[] = [
  {
    operation: 'accounts.updatePhase',
    name: 'nothing comes after retirement',
    expect: { status: 409, code: 'invalid_phase_transition', body: { from: 'retired', to: 'production', allowed: [] } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await accountIn('retired', world), json: { phase: 'production' } }),
  },
  {
    operation: 'accounts.updatePhase',
    name: 'an account in production does not go back to its warmup',
    expect: { status: 409, code: 'invalid_phase_transition', body: { from: 'production', to: 'warmup' } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await accountIn('production', world), json: { phase: 'warmup' } }),
  },
  {
    operation: 'accounts.updatePhase',
    name: 'the phase setup cannot be set',
    expect: { status: 422, code: 'phase_not_settable' },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await connectedAccount(world), json: { phase: 'setup' } }),
  },
  {
    operation: 'accounts.getActivity',
    name: 'the present phase again changes nothing',
    expect: { status: 200, body: { data: [{ type: 'phase_changed' }] } },
    run: async (world) => {
      const path = await accountIn('ramp', world)
      await moved(world, path, 'ramp')
      return world.call('accounts.getActivity', { path, query: { type: ['phase_changed'] } })
    },
  },
  {
    operation: 'accounts.updatePhase',
    name: 'leaving the warmup before its last day pauses it',
    expect: { status: 200, body: { phase: 'production', warmup: { status: 'paused' } } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await connectedAccount(world), json: { phase: 'production' } }),
  },
  {
    operation: 'accounts.updatePhase',
    name: 'coming back to the warmup resumes it',
    expect: { status: 200, body: { phase: 'warmup', warmup: { status: 'active' } } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await accountIn('ramp', world), json: { phase: 'warmup' } }),
  },
  {
    operation: 'accounts.updatePhase',
    name: 'an account comes back from its rest',
    expect: { status: 200, body: { phase: 'production' } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await accountIn('cooldown', world), json: { phase: 'production' } }),
  },
  {
    operation: 'accounts.updatePhase',
    name: 'in production the daily limit is that of the settings',
    expect: { status: 200 },
    run: async (world) => {
      const { defaultDailyLimit } = await world.must('settings.get')
      const path = await connectedAccount(world)
      const answer = await world.call('accounts.updatePhase', { path, json: { phase: 'production' } })
      return { ...answer, expected: { dailyLimit: defaultDailyLimit } }
    },
  },
  {
    operation: 'accounts.updatePhase',
    name: 'a resting account sends no first messages',
    expect: { status: 200, body: { phase: 'cooldown', dailyLimit: 0 } },
    run: async (world) =>
      world.call('accounts.updatePhase', { path: await connectedAccount(world), json: { phase: 'cooldown' } }),
  },
]
