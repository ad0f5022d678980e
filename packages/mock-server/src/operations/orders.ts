import { checkGoods } from '../domain/orders/goods.ts'
import { place, quote } from '../domain/orders/quote.ts'
import { goodsOf } from '../domain/orders/words.ts'
import { readSpan } from '../domain/span.ts'
import { charge } from '../effects/ledger.ts'
import { saveOrder } from '../effects/orders.ts'
import { created, ok, type Section } from '../operation.ts'

export const orders = {
  create({ body }, context) {
    const { store, clock, id } = context
    checkGoods(body, store.orders.held)
    const quoted = quote(body, store.credits.balance())
    if (body.dryRun) return ok(quoted)
    const order = place(id('ord'), store.orders.count(), quoted, body.note, clock.now())
    charge(
      order.totalCredits,
      `Order ${order.number}: ${goodsOf(order.items)}.`,
      { type: 'order', id: order.id },
      context,
    )
    return created(saveOrder(order, context), `/api/v1/orders/${order.id}`)
  },

  list({ query }, { store }) {
    const { limit = 25, from, to, ...filter } = query
    return ok(store.orders.list({ ...filter, ...readSpan({ from, to }), limit }))
  },

  get({ path }, { store }) {
    return ok(store.orders.get(path.orderId))
  },
} satisfies Section<'orders'>
