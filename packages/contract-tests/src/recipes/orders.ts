import type { Answer, Json, Recipes, World } from '../world/recipes.ts'
import { foreignCursor } from './cursor.ts'
import { affordable } from './delivery.ts'
import { orderRules } from './order-rules.ts'
import { reversedSpan } from './span.ts'

const fresh = { product: 'wa_account', quantity: 1, countryCode: 'US', accountType: 'fresh' }
const credits = { product: 'credits', quantity: 1 }

/** A credit on an invoice: the least that can be ordered. */
export const ordered = (world: World, json: object = {}): Promise<Json> =>
  world.must('orders.create', { json: { items: [credits], ...json } })

const order = (world: World, json: object): Promise<Answer> => world.call('orders.create', { json })

/** Goods are checked in a quote as in an order, which would cost something. */
const quote = (world: World, json: object): Promise<Answer> => order(world, { ...json, dryRun: true })

/** Far more than a workspace has. */
const unaffordable = {
  items: [{ product: 'wa_account', quantity: 100, countryCode: 'CA', accountType: 'fresh' }],
  paymentMethod: 'credits',
}

export const orders: Recipes = {
  resources: {
    orderId: async (world) => {
      const { id } = await ordered(world)
      return { orderId: id }
    },
  },
  calls: {
    // With credits in it an order is never paid with the few credits that others need.
    'orders.create': async () => ({
      json: { items: [fresh, credits], paymentMethod: 'invoice', note: 'For the trade fair', dryRun: false },
    }),
  },
  examples: {
    'orders.create': async (world, example) => {
      await affordable(world, example)
      return {}
    },
  },
  bound: { 'orders.list': ['from', 'to', 'cursor'] },
  rules: [
    foreignCursor('orders.list'),
    reversedSpan('orders.list'),
    ...orderRules,
    {
      operation: 'orders.create',
      name: 'a quote is not an order',
      expect: { status: 200 },
      run: async (world) => {
        const { id } = await ordered(world)
        await quote(world, { items: [credits] })
        return { ...(await world.call('orders.list', { query: { limit: 1 } })), expected: { data: [{ id }] } }
      },
    },
    {
      operation: 'orders.create',
      name: 'an order that the credits do not cover is refused',
      expect: { status: 402, code: 'insufficient_credits' },
      run: (world) => order(world, unaffordable),
    },
    {
      operation: 'orders.create',
      name: 'a quote only tells that the credits do not cover it',
      expect: { status: 200, body: { affordable: false, paymentMethod: 'credits', totalAmount: 0 } },
      run: (world) => quote(world, unaffordable),
    },
    {
      operation: 'orders.create',
      name: 'accounts of a country without any are not sold',
      expect: { status: 422, code: 'country_unavailable' },
      run: (world) => quote(world, { items: [{ ...fresh, countryCode: 'AQ' }] }),
    },
    {
      operation: 'orders.create',
      name: 'no more accounts are sold than are in stock',
      expect: { status: 422, code: 'out_of_stock' },
      run: (world) =>
        quote(world, { items: [{ ...fresh, quantity: 100, countryCode: 'GB', accountType: 'prewarmed' }] }),
    },
    {
      operation: 'orders.create',
      name: 'accounts need a country',
      expect: { status: 422, code: 'order_invalid', body: { errors: [{ pointer: '/items/0/countryCode' }] } },
      run: (world) => quote(world, { items: [{ product: 'wa_account', quantity: 1 }] }),
    },
    {
      operation: 'orders.create',
      name: 'credits have no country',
      expect: { status: 422, code: 'order_invalid', body: { errors: [{ pointer: '/items/0/countryCode' }] } },
      run: (world) => quote(world, { items: [{ ...credits, countryCode: 'US' }] }),
    },
    {
      operation: 'orders.create',
      name: 'credits are not paid with credits',
      expect: { status: 422, code: 'order_invalid', body: { errors: [{ pointer: '/paymentMethod' }] } },
      run: (world) => quote(world, { items: [credits], paymentMethod: 'credits' }),
    },
    {
      operation: 'orders.create',
      name: 'at most 100 accounts are ordered at once',
      expect: { status: 422, code: 'order_invalid', body: { errors: [{ pointer: '/items/0/quantity' }] } },
      run: (world) => quote(world, { items: [{ ...fresh, quantity: 101 }] }),
    },
    {
      operation: 'orders.create',
      name: 'accounts are fresh and paid with credits unless it is said otherwise',
      expect: { status: 200, body: { paymentMethod: 'credits', items: [{ accountType: 'fresh', countryCode: 'US' }] } },
      run: (world) => quote(world, { items: [{ product: 'wa_account', quantity: 1, countryCode: 'US' }] }),
    },
    {
      operation: 'orders.create',
      name: 'an order with credits in it is paid by invoice',
      expect: { status: 200, body: { paymentMethod: 'invoice', totalCredits: 0, affordable: true } },
      run: (world) => quote(world, { items: [fresh, credits] }),
    },
    {
      operation: 'orders.create',
      name: 'the total is the sum of what the goods cost',
      expect: { status: 200 },
      run: async (world) => {
        const answer = await quote(world, {
          items: [
            { ...fresh, quantity: 2 },
            { ...credits, quantity: 500 },
          ],
        })
        const items: Json[] = answer.body?.items ?? []
        const totalAmount = items.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0)
        return { ...answer, expected: { totalAmount, totalCredits: 0 } }
      },
    },
    {
      operation: 'orders.create',
      name: 'a new order waits, and nothing of it is delivered yet',
      expect: {
        status: 201,
        body: {
          status: 'pending',
          accountIds: [],
          note: 'For the trade fair',
          items: [{ product: 'credits', quantity: 1, countryCode: null, fulfilledQuantity: 0 }],
          failureReason: null,
          fulfilledAt: null,
        },
      },
      run: (world) => order(world, { items: [credits], note: 'For the trade fair' }),
    },
    {
      operation: 'credits.listTransactions',
      name: 'an order on an invoice charges no credits',
      expect: { status: 200, body: { data: [] } },
      run: async (world) => {
        const { id } = await ordered(world, { items: [fresh], paymentMethod: 'invoice' })
        return world.call('credits.listTransactions', { query: { sourceId: id, type: ['usage'] } })
      },
    },
    {
      operation: 'credits.listTransactions',
      name: 'an order paid with credits is charged at once',
      spoils: true,
      expect: { status: 200 },
      run: async (world) => {
        const { id, totalCredits } = await ordered(world, { items: [fresh], paymentMethod: 'credits' })
        const answer = await world.call('credits.listTransactions', { query: { sourceId: id } })
        return {
          ...answer,
          expected: { data: [{ type: 'usage', amount: -totalCredits, source: { type: 'order', id } }] },
        }
      },
    },
  ],
}
