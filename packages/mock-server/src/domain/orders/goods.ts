import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { type Kind, soldIn, stockOf } from './stock.ts'

export type OrderCreate = Schemas['OrderCreate']
type ItemInput = Schemas['OrderItemInput']

const mostAccounts = 100

/** A fault and what to do about it, for the problem's sentence. */
type Mendable = Fault & { cure: string }

/** How an order is paid: credits cannot be, with credits. */
export const paymentOf = ({ items, paymentMethod }: OrderCreate): Schemas['OrderPaymentMethod'] =>
  paymentMethod ?? (items.some(isCredits) ? 'invoice' : 'credits')

/**
 * Refuses goods that cannot be ordered together, or that are not sold.
 *
 * @param heldOf how many accounts of a kind other orders hold
 * @throws Problem `order_invalid`, `country_unavailable` or `out_of_stock`, each with every place that it is true of
 */
export function checkGoods(order: OrderCreate, heldOf: (kind: Kind) => number): void {
  checkShape(order)
  checkCountries(order.items)
  checkStock(order.items, heldOf)
}

function checkShape(order: OrderCreate): void {
  const faults = [
    ...order.items.flatMap((item, index) => shapeFaults(item, `/items/${index}`)),
    ...paymentFaults(order),
  ]
  if (faults.length === 0) return
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`
  const cures = [...new Set(faults.map(({ cure }) => cure))].join(', and ')
  const errors = faults.map(({ cure, ...fault }) => fault)
  throw new Problem('order_invalid', `The order has ${count}. ${cures.charAt(0).toUpperCase()}${cures.slice(1)}.`, {
    errors,
  })
}

function shapeFaults(item: ItemInput, place: string): Mendable[] {
  if (isCredits(item))
    return (['countryCode', 'accountType'] as const)
      .filter((name) => item[name] !== undefined)
      .map((name) => ({
        pointer: `${place}/${name}`,
        code: 'not_allowed',
        message: 'must not be given for credits',
        cure: 'leave country and type of account out of credits',
      }))
  const country: Mendable = {
    pointer: `${place}/countryCode`,
    code: 'required',
    message: 'must be given for accounts',
    cure: 'give accounts a country',
  }
  const quantity: Mendable = {
    pointer: `${place}/quantity`,
    code: 'maximum',
    message: `must be at most ${mostAccounts} for accounts`,
    cure: `order at most ${mostAccounts} accounts an item`,
  }
  return [...(item.countryCode === undefined ? [country] : []), ...(item.quantity > mostAccounts ? [quantity] : [])]
}

function paymentFaults(order: OrderCreate): Mendable[] {
  if (paymentOf(order) === 'invoice' || !order.items.some(isCredits)) return []
  const message = 'must be invoice for an order with credits'
  return [{ pointer: '/paymentMethod', code: 'payment_method', message, cure: 'pay for credits by invoice' }]
}

function checkCountries(items: readonly ItemInput[]): void {
  const unsold = items.flatMap(({ countryCode }, index) =>
    countryCode === undefined || soldIn(countryCode) ? [] : [{ countryCode, pointer: `/items/${index}/countryCode` }],
  )
  if (unsold.length === 0) return
  const names = [...new Set(unsold.map(({ countryCode }) => countryCode))]
  const countries = names.length === 1 ? `the country ${names[0]}` : `the countries ${names.join(', ')}`
  const errors = unsold.map(({ pointer }) => ({
    pointer,
    code: 'country_unavailable',
    message: 'must be a country with accounts',
  }))
  throw new Problem('country_unavailable', `No accounts are sold for ${countries}. Choose another one, such as US.`, {
    errors,
  })
}

function checkStock(items: readonly ItemInput[], heldOf: (kind: Kind) => number): void {
  const short = items.flatMap((item, index) => {
    const kind = kindOf(item)
    if (!kind) return []
    const before = items.slice(0, index).filter((earlier) => isSame(kindOf(earlier), kind))
    const ordered = before.reduce((sum, { quantity }) => sum + quantity, 0)
    const left = Math.max(0, stockOf(kind) - heldOf(kind) - ordered)
    return item.quantity > left ? [{ ...kind, left, quantity: item.quantity, pointer: `/items/${index}/quantity` }] : []
  })
  const [first] = short
  if (!first) return
  const { left, accountType, countryCode, quantity } = first
  const cure = left > 0 ? `Order at most ${left}.` : 'Order another kind, or another country.'
  const errors = short.map((item) => ({
    pointer: item.pointer,
    code: 'out_of_stock',
    message: `must be at most ${item.left}`,
  }))
  throw new Problem(
    'out_of_stock',
    `${left} ${accountType} accounts of the country ${countryCode} are in stock and ${quantity} were ordered. ${cure}`,
    { errors },
  )
}

const isCredits = ({ product }: ItemInput): boolean => product === 'credits'

/** Which accounts an item asks for; nothing for credits. */
const kindOf = ({ countryCode, accountType = 'fresh' }: ItemInput): Kind | undefined =>
  countryCode === undefined ? undefined : { countryCode, accountType }

const isSame = (one: Kind | undefined, other: Kind): boolean =>
  one?.countryCode === other.countryCode && one.accountType === other.accountType
