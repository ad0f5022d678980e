import type { Ids, Recipes, World } from '../../world/recipes.ts'
import { delivered } from '../delivery.ts'
import { findAccount } from './trouble.ts'

/** An account that was ordered and not registered yet: one of its own where time can be let pass, else the newest. */
async function unregisteredAccount(world: World): Promise<Ids> {
  const known = world.passTime ? undefined : await findAccount(['unregistered'], world)
  if (known) return { accountId: known.id }
  const { accountIds } = await delivered(world, { product: 'wa_account', quantity: 1, countryCode: 'US' })
  return { accountId: accountIds[0] }
}

/** An account whose code was sent. */
async function awaitingAccount(world: World): Promise<Ids> {
  const known = world.passTime ? undefined : await findAccount(['awaiting_otp'], world)
  if (known) return { accountId: known.id }
  const path = await unregisteredAccount(world)
  await world.must('accounts.register', { path, json: { method: 'sms' } })
  return path
}

export const examples = {
  'accounts.register': async (world) => ({ path: await unregisteredAccount(world) }),
  'accounts.connect': async (world) => ({ path: await awaitingAccount(world) }),
} satisfies Recipes['examples']
