import type { CallInput, World } from '../../world/recipes.ts'
import { accountIn, connectedAccount, pausedAccount } from './states.ts'

export const lists: Record<string, (world: World) => Promise<CallInput>> = {
  'accounts.list': async (world) => {
    const displayName = `Juniper Coffee ${world.unique()}.`
    const [ramp, production] = [await accountIn('ramp', world), await accountIn('production', world)]
    for (const path of [ramp, production, await pausedAccount(world), await connectedAccount(world)])
      await world.must('accounts.setDisplayName', { path, json: { displayName } })
    return { query: { search: displayName } }
  },
  'accounts.getActivity': async (world) => {
    const path = await pausedAccount(world)
    await world.must('accounts.togglePause', { path, json: { paused: false } })
    await world.must('accounts.updatePhase', { path, json: { phase: 'ramp' } })
    return { path }
  },
}
