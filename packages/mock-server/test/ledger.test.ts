import fc from 'fast-check'
import { expect, test } from 'vitest'
import { create, type Order, type OrderCreate } from './ordering.ts'
import { type Setup, setup } from './setup.ts'

type Step = { order: OrderCreate } | { advance: number }

const note = fc.constantFrom('as ever', 'fail', 'partial', 'late')
const accounts = fc.record({
  product: fc.constantFrom('wa_account' as const),
  quantity: fc.integer({ min: 1, max: 4 }),
  countryCode: fc.constantFrom('US', 'CA', 'GB'),
  accountType: fc.constantFrom('fresh' as const, 'prewarmed' as const),
})
const credits = fc.record({ product: fc.constantFrom('credits' as const), quantity: fc.integer({ min: 1, max: 3000 }) })
const steps = fc.array(
  fc.oneof(
    fc.record({ order: fc.record({ items: fc.array(accounts, { minLength: 1, maxLength: 3 }), note }) }),
    fc.record({
      order: fc.record({
        items: fc.array(fc.oneof(accounts, credits), { minLength: 1, maxLength: 3 }),
        note,
        paymentMethod: fc.constantFrom('invoice' as const),
      }),
    }),
    fc.record({ advance: fc.integer({ min: 1, max: 12 }) }),
  ),
  { minLength: 1, maxLength: 12 },
)

/** Plays the steps one after the other; an order that cannot be afforded is refused, which is part of the game. */
async function play({ api, workspace }: Setup, game: Step[]): Promise<void> {
  for (const step of game)
    if ('order' in step) await create({ api }, step.order)
    else workspace.advance(`${step.advance}m`)
}

/** The whole ledger, oldest first. */
const ledgerOf = async ({ api }: Setup) =>
  ((await api.GET('/api/v1/credits/transactions', { params: { query: { limit: 100 } } })).data?.data ?? []).reverse()
const ordersOf = async ({ api }: Setup) =>
  (await api.GET('/api/v1/orders', { params: { query: { limit: 100 } } })).data?.data ?? []

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** What an order's goods have cost in credits, given what of them has come or may still come. */
const worthOf = ({ items, paymentMethod, status }: Order): number =>
  paymentMethod === 'invoice'
    ? 0
    : sum(
        items.map(({ quantity, fulfilledQuantity, unitCredits }) => {
          const isOver = ['fulfilled', 'refunded', 'failed'].includes(status)
          return (isOver ? fulfilledQuantity : quantity) * (unitCredits ?? 0)
        }),
      )

const boughtIn = ({ items }: Order): number =>
  sum(items.map(({ product, fulfilledQuantity }) => (product === 'credits' ? fulfilledQuantity : 0)))

test('whatever is ordered, delivered and refunded, the ledger adds up', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (game) => {
      const world = setup()

      await play(world, game)

      const lines = await ledgerOf(world)
      const orders = await ordersOf(world)
      const { data } = await world.api.GET('/api/v1/credits/balance')
      const amounts = lines.map(({ amount }) => amount)
      expect(data?.balance).toBe(sum(amounts))
      expect(lines.map(({ balanceAfter }) => balanceAfter)).toEqual(
        amounts.map((_, index) => sum(amounts.slice(0, index + 1))),
      )
      expect(lines.filter(({ balanceAfter }) => balanceAfter < 0)).toEqual([])
      expect(data?.balance).toBe(1000 + sum(orders.map(boughtIn)) - sum(orders.map(worthOf)))
    }),
    { numRuns: 60, seed: 1 },
  )
})
