import type { Json, World } from '../world/recipes.ts'
import { inTime } from './in-time.ts'

/** An order that has arrived, paid by invoice. */
export const delivered = (world: World, item: Json): Promise<Json> =>
  inTime(world, {
    until: 'an order is delivered',
    begin: () => world.must('orders.create', { json: { items: [item], paymentMethod: 'invoice' } }),
    async look({ id }) {
      const order = await world.must('orders.get', { path: { orderId: id } })
      return order.status === 'fulfilled' ? order : undefined
    },
  })

/** Sees to it that an order can be paid. */
export async function affordable(world: World, order: Json): Promise<void> {
  const quote = await world.must('orders.create', { json: { ...order, dryRun: true } })
  if (!quote.affordable) await delivered(world, { product: 'credits', quantity: quote.totalCredits })
}
