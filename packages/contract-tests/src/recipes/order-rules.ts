import type { Answer, Json, Rule, World } from '../world/recipes.ts'

const credits = { product: 'credits', quantity: 1 }
const fresh = { product: 'wa_account', quantity: 1, countryCode: 'US', accountType: 'fresh' }
const goods = [{ ...fresh, quantity: 2 }, { ...fresh, countryCode: 'GB', accountType: 'prewarmed' }, credits]

const order = (world: World, json: Json): Promise<Json> => world.must('orders.create', { json })

const quote = (world: World, json: Json): Promise<Answer> =>
  world.call('orders.create', { json: { ...json, dryRun: true } })

/** Orders as they are kept, and quotes, of which nothing is. */
export const orderRules: Rule[] = [
  {
    operation: 'orders.create',
    name: 'a quote for what credits pay is not an order either',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await order(world, { items: [credits] })
      await quote(world, { items: [fresh] })
      return { ...(await world.call('orders.list', { query: { limit: 1 } })), expected: { data: [{ id }] } }
    },
  },
  {
    operation: 'credits.getBalance',
    name: 'a quote takes nothing from the balance, and holds nothing back',
    expect: { status: 200 },
    run: async (world) => {
      const { balance, reserved, available } = await world.must('credits.getBalance')
      await quote(world, { items: [fresh] })
      return { ...(await world.call('credits.getBalance')), expected: { balance, reserved, available } }
    },
  },
  {
    operation: 'credits.getBalance',
    name: 'an order on an invoice takes nothing from the balance',
    expect: { status: 200 },
    run: async (world) => {
      const { balance } = await world.must('credits.getBalance')
      await order(world, { items: [fresh], paymentMethod: 'invoice' })
      return { ...(await world.call('credits.getBalance')), expected: { balance } }
    },
  },
  {
    operation: 'orders.list',
    name: 'an order that is refused is not there',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await order(world, { items: [credits] })
      await world.call('orders.create', { json: { items: [credits, { ...fresh, countryCode: 'AQ' }] } })
      return { ...(await world.call('orders.list', { query: { limit: 1 } })), expected: { data: [{ id }] } }
    },
  },
  {
    operation: 'orders.list',
    name: 'an order is listed, the newest first',
    expect: { status: 200 },
    run: async (world) => {
      const first = await order(world, { items: [credits] })
      const { id } = await order(world, { items: [credits], note: 'For the trade fair' })
      const data = [{ id, note: 'For the trade fair' }, { id: first.id }]
      return { ...(await world.call('orders.list', { query: { limit: 2 } })), expected: { data } }
    },
  },
  {
    operation: 'orders.get',
    name: 'an order is kept with its goods in the order of the request',
    expect: { status: 200, body: { items: goods, paymentMethod: 'invoice', note: 'For the trade fair' } },
    run: async (world) => {
      const { id } = await order(world, { items: goods, note: 'For the trade fair' })
      return world.call('orders.get', { path: { orderId: id } })
    },
  },
  {
    operation: 'orders.create',
    name: 'a quote has its goods in the order of the request',
    expect: { status: 200, body: { items: goods } },
    run: (world) => quote(world, { items: goods }),
  },
  {
    operation: 'orders.create',
    name: 'the number of an order is its own',
    expect: { status: 201 },
    run: async (world) => {
      const { number } = await order(world, { items: [credits] })
      const answer = await world.call('orders.create', { json: { items: [credits] } })
      return { ...answer, expected: answer.body?.number === number ? { number: 'another one' } : {} }
    },
  },
  {
    operation: 'orders.create',
    name: 'accounts have a price in credits, and credits have none', // simulated figures
    expect: {
      status: 200,
      body: {
        items: [{ unitCredits: 300 }, { unitCredits: 900 }, { unitCredits: null, unitAmount: 1 }],
        ...{ currency: 'USD', totalCredits: 0 },
      },
    },
    run: (world) => quote(world, { items: goods }),
  },
  {
    operation: 'orders.create',
    name: 'the total in credits is the sum of what the accounts cost',
    expect: { status: 200, body: { totalCredits: 1_500, totalAmount: 0, paymentMethod: 'credits' } },
    run: (world) => quote(world, { items: goods.slice(0, 2) }),
  },
  {
    operation: 'orders.create',
    name: 'a quote tells how many credits can be spent, and whether they cover it',
    expect: { status: 200 },
    run: async (world) => {
      const { available } = await world.must('credits.getBalance')
      const answer = await quote(world, { items: [fresh] })
      const affordable = answer.body?.totalCredits <= available
      return { ...answer, expected: { availableCredits: available, affordable } }
    },
  },
  {
    operation: 'orders.create',
    name: 'every fault of an order is named at once',
    expect: {
      status: 422,
      code: 'order_invalid',
      body: { errors: [{ pointer: '/items/0/countryCode' }, { pointer: '/paymentMethod' }] },
    },
    run: (world) =>
      quote(world, { items: [{ product: 'wa_account', quantity: 1 }, credits], paymentMethod: 'credits' }),
  },
  {
    operation: 'orders.list',
    name: 'several states combine with or, and filters with and',
    expect: { status: 200, body: { data: [] } },
    run: (world) =>
      world.call('orders.list', {
        query: { status: ['pending', 'processing', 'fulfilled', 'failed'], to: '2000-01-01T00:00:00.000Z' },
      }),
  },
]
