// Saving an order, from a handler or from an event: the record, and what is then due.
import type { Context } from '../context.ts'
import { dueAt } from '../domain/orders/delivery.ts'
import type { Order } from '../domain/orders/quote.ts'
import { emit } from './events.ts'

/** What is told when an order has come to a state. */
const told = {
  partially_fulfilled: 'order.partially_fulfilled',
  fulfilled: 'order.fulfilled',
  refunded: 'order.refunded',
  failed: 'order.failed',
} as const

/** Saves an order that is new or has come to another state, and gives it as it stands. */
export function saveOrder(order: Order, context: Context): Order {
  const { store } = context
  store.orders.save(order)
  store.timeline.schedule('order.proceed', order.id, dueAt(order))
  const type = order.status in told ? told[order.status as keyof typeof told] : undefined
  if (type) emit(type, { orderId: order.id }, context)
  return order
}
