import { creditPrice, currency, prices } from '../prices.ts'
import type { Schemas } from '../records.ts'
import { type OrderCreate, paymentOf } from './goods.ts'

export type Order = Schemas['Order']
export type OrderQuote = Schemas['OrderQuote']

/** What an order would cost, and whether the credits that can be spent cover it. */
export function quote(order: OrderCreate, availableCredits: number): OrderQuote {
  const items = order.items.map(priced)
  const paymentMethod = paymentOf(order)
  const isInvoice = paymentMethod === 'invoice'
  const totalCredits = isInvoice ? 0 : total(items, ({ unitCredits }) => unitCredits ?? 0)
  return {
    items,
    paymentMethod,
    currency,
    totalAmount: isInvoice ? total(items, ({ unitAmount }) => unitAmount) : 0,
    totalCredits,
    availableCredits,
    affordable: totalCredits <= availableCredits,
  }
}

/** An order as it is accepted. `count` orders were made before it. */
export function place(id: string, count: number, quoted: OrderQuote, note: string | undefined, now: Date): Order {
  const { items, paymentMethod, totalAmount, totalCredits } = quoted
  return {
    id,
    number: `${now.getUTCFullYear()}-${String(count + 1).padStart(4, '0')}`,
    status: 'pending',
    items: items.map((item) => ({ ...item, fulfilledQuantity: 0 })),
    paymentMethod,
    currency: quoted.currency,
    totalAmount,
    totalCredits,
    accountIds: [],
    note: note ?? null,
    failureReason: null,
    fulfilledAt: null,
    cancelledAt: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

function priced({ product, quantity, countryCode, accountType }: Schemas['OrderItemInput']): Schemas['OrderQuoteItem'] {
  if (product === 'credits')
    return { product, quantity, countryCode: null, accountType: null, unitCredits: null, unitAmount: creditPrice }
  const type = accountType ?? 'fresh'
  const unitCredits = prices.account[type]
  const unitAmount = unitCredits * creditPrice
  return { product, quantity, countryCode: countryCode ?? null, accountType: type, unitCredits, unitAmount }
}

const total = (items: Schemas['OrderQuoteItem'][], unit: (item: Schemas['OrderQuoteItem']) => number): number =>
  items.reduce((sum, item) => sum + item.quantity * unit(item), 0)
