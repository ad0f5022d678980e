import type { Schemas } from '../records.ts'
import { after, minute } from '../time.ts'
import type { Order } from './quote.ts'

type Item = Schemas['OrderItem']

/** When an order goes on, after it was made: its delivery begins, the goods arrive, the rest of them is settled. */
const steps: Partial<Record<Order['status'], number>> = {
  pending: minute,
  processing: 5 * minute,
  partially_fulfilled: 10 * minute,
}

/** When the order goes on by itself; never, when it is over. */
export function dueAt({ status, createdAt }: Order): Date | null {
  const step = steps[status]
  return step === undefined ? null : after(new Date(createdAt), step)
}

export const isOver = (order: Order): boolean => dueAt(order) === null

/** Whether its goods are due now: on the first round, or on the second with the rest. */
export const isDelivering = ({ status }: Order): boolean => status === 'processing' || status === 'partially_fulfilled'

export const begin = (order: Order, now: Date): Order => ({
  ...order,
  status: 'processing',
  updatedAt: now.toISOString(),
})

/**
 * How many of an item are to be delivered by the end of this round. A word in the order's note holds goods back, so
 * that what goes wrong can be tested.
 */
export function deliverableOf({ quantity }: Item, { note, status }: Order): number {
  if (says('fail', note)) return 0
  if (says('partial', note)) return Math.floor(quantity / 2)
  if (says('late', note) && status === 'processing') return Math.ceil(quantity / 2)
  return quantity
}

const says = (word: string, note: string | null): boolean => new RegExp(`\\b${word}\\b`, 'i').test(note ?? '')

/** What a round has delivered of each item, in their order, and the accounts that came of it. */
export interface Delivered {
  quantities: number[]
  accountIds: string[]
}

/** The order after a round of delivery; whoever saves it pays back what `unfulfilledCredits` says when it is over. */
export function receive(order: Order, { quantities, accountIds }: Delivered, now: Date): Order {
  const items = order.items.map((item, index) => ({
    ...item,
    fulfilledQuantity: item.fulfilledQuantity + (quantities[index] ?? 0),
  }))
  const status = statusOf(order, items)
  return {
    ...order,
    items,
    status,
    accountIds: [...order.accountIds, ...accountIds],
    failureReason: status === 'failed' || status === 'refunded' ? reasonOf(items) : null,
    fulfilledAt: status === 'fulfilled' ? now.toISOString() : null,
    updatedAt: now.toISOString(),
  }
}

function statusOf(before: Order, items: readonly Item[]): Order['status'] {
  if (items.every((item) => item.fulfilledQuantity === item.quantity)) return 'fulfilled'
  if (items.every((item) => item.fulfilledQuantity === 0)) return 'failed'
  return before.status === 'processing' ? 'partially_fulfilled' : 'refunded'
}

const reasonOf = (items: readonly Item[]): string =>
  items.some((item) => item.product === 'wa_account' && item.fulfilledQuantity < item.quantity)
    ? 'The stock of the country ran out.'
    : 'The invoice was not paid in full.'

/** What was paid in credits for goods that never came. */
export const unfulfilledCredits = ({ items, paymentMethod }: Order): number =>
  paymentMethod === 'invoice'
    ? 0
    : items.reduce(
        (sum, { quantity, fulfilledQuantity, unitCredits }) =>
          sum + (quantity - fulfilledQuantity) * (unitCredits ?? 0),
        0,
      )

/** How many of an item the order keeps from others: all while it may still come, then what has come. */
export const heldBy = (order: Order, item: Item): number => (isOver(order) ? item.fulfilledQuantity : item.quantity)
