import type { Ids, Rule, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount } from './states.ts'

type Phase = 'warmup' | 'ramp' | 'production' | 'cooldown' | 'retired'

/** Which life stages come after which, in the order of the description. */
const ways: Record<Exclude<Phase, 'retired'>, Phase[]> = {
  warmup: ['ramp', 'production', 'cooldown', 'retired'],
  ramp: ['production', 'warmup', 'cooldown', 'retired'],
  production: ['ramp', 'cooldown', 'retired'],
  cooldown: ['warmup', 'ramp', 'production', 'retired'],
}

const accountOf = (phase: Phase, world: World): Promise<Ids> =>
  phase === 'warmup' ? connectedAccount(world) : accountIn(phase, world)

const moveTo = (world: World, path: Ids, phase: Phase) => world.call('accounts.updatePhase', { path, json: { phase } })

const allowed = Object.entries(ways).flatMap(([from, phases]) =>
  phases.map(
    (to): Rule => ({
      operation: 'accounts.updatePhase',
      name: `an account goes from ${from} to ${to}`,
      expect: { status: 200, body: { phase: to } },
      // The keys are those of the table above.
      run: async (world) => moveTo(world, await accountOf(from as Phase, world), to),
    }),
  ),
)

const refused = (['warmup', 'ramp', 'cooldown'] as const).map(
  (to): Rule => ({
    operation: 'accounts.updatePhase',
    name: `an account does not go from retired to ${to}`,
    expect: { status: 409, code: 'invalid_phase_transition', body: { from: 'retired', to, allowed: [] } },
    run: async (world) => moveTo(world, await accountIn('retired', world), to),
  }),
)

/** Which ways lead from one life stage to another. */
export const phaseWayRules: Rule[] = [
  ...allowed,
  ...refused,
  {
    operation: 'accounts.updatePhase',
    name: 'a refusal names the phases that an account can go to',
    expect: { status: 409, code: 'invalid_phase_transition' },
    run: async (world) => {
      const answer = await moveTo(world, await accountIn('production', world), 'warmup')
      const { allowed: named = [] } = answer.body ?? {}
      // In no certain order.
      const expected = ['cooldown', 'ramp', 'retired'].join() === [...named].sort().join() ? named : ways.production
      return { ...answer, expected: { allowed: expected } }
    },
  },
  {
    operation: 'accounts.get',
    name: 'an account stays in its phase when it cannot go where it is sent',
    expect: { status: 200, body: { phase: 'production' } },
    run: async (world) => {
      const path = await accountIn('production', world)
      await moveTo(world, path, 'warmup')
      return world.call('accounts.get', { path })
    },
  },
]
