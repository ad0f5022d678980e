import type { components } from '../../generated/openapi/schema.ts'
import { made } from '../knowledge-base/world.ts'
import { order, read } from '../ordering.ts'
import { at } from '../setup.ts'
import type { Stage } from './stage.ts'

type Schemas = components['schemas']

/** The connection of numbers that an order delivered, and of one's own. */
export async function connections(stage: Stage): Promise<void> {
  const { api, workspace } = stage
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = await delivered(5, 'fresh', stage)
  const [prewarmed = ''] = await delivered(1, 'prewarmed', stage)
  const code = { code: '123456' }

  await register(first, stage)
  made(await api.POST('/api/v1/accounts/{accountId}/connect', { ...at(first), body: code }))
  await stage.provision(await phoneOf(second, stage))
  await register(third, stage)
  workspace.advance('2m') // or no other code is sent
  await stage.provision(await phoneOf(third, stage))
  await force(fourth, 'ban', stage)
  await register(fifth, stage)
  await force(fifth, 'ban', stage)

  await force(first, 'disconnect', stage)
  made(await api.POST('/api/v1/accounts/{accountId}/connect', at(first)))
  await force(first, 'restrict', stage)
  workspace.advance('25h')
  await force(first, 'restrict', stage)
  await force(first, 'disconnect', stage)
  await force(first, 'ban', stage)
  await force(second, 'ban', stage)
  await force(prewarmed, 'restrict', stage)
  await force(prewarmed, 'ban', stage)
}

/** Each way from phase to phase that a call can take, and the one that a warmup ends with. */
export async function phases(stage: Stage): Promise<void> {
  const [first = '', second = '', third = '', fourth = ''] = stage.phones(4, '0101')
  await walk(first, ['ramp', 'warmup', 'production', 'ramp', 'production', 'cooldown', 'warmup', 'retired'], stage)
  await walk(second, ['cooldown', 'ramp', 'cooldown', 'production', 'retired'], stage)
  await walk(third, ['ramp', 'retired'], stage)
  await walk(fourth, ['cooldown', 'retired'], stage)
  await stage.provision('+12025550103')
  stage.workspace.advance('15d')
}

async function walk(phone: string, ways: Schemas['AccountPhase'][], stage: Stage): Promise<void> {
  const { id } = await stage.provision(phone)
  for (const phase of ways)
    made(await stage.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(id), body: { phase } }))
}

async function delivered(quantity: number, accountType: Schemas['OrderAccountType'], stage: Stage): Promise<string[]> {
  const item = { product: 'wa_account', quantity, countryCode: 'US', accountType } as const
  const accepted = await order(stage, { items: [item], paymentMethod: 'invoice' })
  stage.workspace.advance('5m')
  return (await read(stage, accepted))?.accountIds ?? []
}

const register = async (accountId: string, { api }: Stage) =>
  made(await api.POST('/api/v1/accounts/{accountId}/register', { ...at(accountId), body: { method: 'sms' } }))

const phoneOf = async (accountId: string, { api }: Stage): Promise<string> =>
  made(await api.GET('/api/v1/accounts/{accountId}', at(accountId))).phone

export const force = async (accountId: string, event: 'ban' | 'restrict' | 'disconnect', { control }: Stage) =>
  made(await control.POST('/_mock/accounts/{accountId}/force', { ...at(accountId), body: { event } }))
