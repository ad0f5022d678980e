import type { components } from '../generated/openapi/schema.ts'
import type { Setup } from './setup.ts'

type Complete = components['schemas']['OrderCreate']
export type Order = components['schemas']['Order']
/** An order as it is sent: the server fills in what has a default. */
export type OrderCreate = Omit<Complete, 'dryRun'> & Partial<Pick<Complete, 'dryRun'>>

export const account = { product: 'wa_account', quantity: 1, countryCode: 'US' } as const

export const create = ({ api }: Pick<Setup, 'api'>, body: OrderCreate, key?: string) =>
  api.POST('/api/v1/orders', {
    body: body as Complete, // the description has a default for what is left out
    ...(key && { params: { header: { 'Idempotency-Key': key } } }),
  })

/** Orders, and gives the order as it was accepted. */
export async function order(world: Pick<Setup, 'api'>, body: OrderCreate): Promise<Order> {
  const { data } = await create(world, body)
  if (!data || !('id' in data)) throw new Error('The order was not accepted.')
  return data
}

/** The order as it stands. */
export const read = async ({ api }: Pick<Setup, 'api'>, { id }: Order) =>
  (await api.GET('/api/v1/orders/{orderId}', { params: { path: { orderId: id } } })).data
