import type { Ids, World } from '../../world/recipes.ts'
import { freshPhone } from '../phones.ts'

/** Connects a number of one's own, which costs nothing. Its phase is `warmup`. */
export async function connectedAccount(world: World): Promise<Ids> {
  const phone = freshPhone(world)
  await world.must('provision.start', { json: { phone } })
  const { id } = await world.must('provision.verify', {
    json: { phone, code: '123456', displayName: 'Juniper Coffee' },
  })
  return { accountId: id }
}

/** An account in a phase that comes after the warmup. */
export async function accountIn(phase: 'ramp' | 'production' | 'cooldown' | 'retired', world: World): Promise<Ids> {
  const path = await connectedAccount(world)
  await world.must('accounts.updatePhase', { path, json: { phase } })
  return path
}

export async function pausedAccount(world: World): Promise<Ids> {
  const path = await connectedAccount(world)
  await world.must('accounts.togglePause', { path, json: { paused: true, reason: 'Holiday' } })
  return path
}
