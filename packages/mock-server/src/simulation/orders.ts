import type { Context } from '../context.ts'
import { deliveredAccount } from '../domain/orders/accounts.ts'
import { begin, deliverableOf, isDelivering, isOver, receive, unfulfilledCredits } from '../domain/orders/delivery.ts'
import type { Order } from '../domain/orders/quote.ts'
import { pickNumber } from '../domain/orders/stock.ts'
import { goodsOf } from '../domain/orders/words.ts'
import { saveChange } from '../effects/accounts.ts'
import { purchase, refund } from '../effects/ledger.ts'
import { saveOrder } from '../effects/orders.ts'

type Item = Order['items'][number]

/** What the orders of a workspace do by themselves. */
export const orders = {
  /** An order goes on: its delivery begins, or its goods arrive. */
  'order.proceed'(orderId: string, context: Context): void {
    const order = context.store.orders.get(orderId)
    if (isDelivering(order)) deliver(order, context)
    else saveOrder(begin(order, context.clock.now()), context)
  },
}

function deliver(order: Order, context: Context): void {
  const rounds = order.items.map((item, index) => deliverItem(order, item, index, context))
  const quantities = rounds.map(({ quantity }) => quantity)
  const accountIds = rounds.flatMap((round) => round.accountIds)
  const received = saveOrder(receive(order, { quantities, accountIds }, context.clock.now()), context)
  if (isOver(received)) payBack(received, context)
}

function deliverItem(order: Order, item: Item, index: number, context: Context) {
  const quantity = deliverableOf(item, order) - item.fulfilledQuantity
  if (item.product === 'credits') return deliverCredits(order, quantity, context)
  const units = Array.from({ length: quantity }, (_, unit) => item.fulfilledQuantity + unit)
  const accountIds = units.flatMap((unit) => deliverAccount(order, item, [index, unit], context) ?? [])
  return { quantity: accountIds.length, accountIds }
}

function deliverCredits(order: Order, quantity: number, context: Context) {
  const goods = goodsOf([{ product: 'credits', quantity }])
  purchase(quantity, `Order ${order.number}: ${goods}.`, { type: 'order', id: order.id }, context)
  return { quantity, accountIds: [] }
}

/** Makes the account of one unit and gives its id; nothing when the country has no number left. */
function deliverAccount(order: Order, item: Item, unit: [number, number], context: Context): string | undefined {
  const { store, clock, chance, id } = context
  const { countryCode, accountType } = item
  if (!countryCode || !accountType) return undefined
  const draw = chance('order', order.id, ...unit)
  const phone = pickNumber(countryCode, draw, (number) => !store.accounts.findByPhone(number))
  if (!phone) return undefined
  const account = { id: id('acc'), orderId: order.id, phone, countryCode, accountType }
  return saveChange(deliveredAccount(account, store.settings.get(), clock.now()), context).id
}

/** What was paid with credits and never came is paid back, as one line. */
function payBack(order: Order, context: Context): void {
  const missing = order.items.map((item) => ({ ...item, quantity: item.quantity - item.fulfilledQuantity }))
  const description = `Order ${order.number}: ${goodsOf(missing)} not delivered.`
  refund(unfulfilledCredits(order), description, { type: 'order', id: order.id }, context)
}
