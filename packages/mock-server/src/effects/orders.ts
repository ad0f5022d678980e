// Saving an order, from a handler or from an event: the record, and what is then due.
import type { Context } from '../context.ts'
import { dueAt } from '../domain/orders/delivery.ts'
import type { Order } from '../domain/orders/quote.ts'

/** Saves the order and gives it as it stands. */
export function saveOrder(order: Order, { store }: Context): Order {
  store.orders.save(order)
  store.timeline.schedule('order.proceed', order.id, dueAt(order))
  return order
}
