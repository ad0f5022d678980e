import { describe, expect, test } from 'vitest'
import type { operations } from '../generated/openapi/schema.ts'
import { account, create, type OrderCreate, order, read } from './ordering.ts'
import { type Setup, setup } from './setup.ts'

type Query = NonNullable<operations['orders.list']['parameters']['query']>

const credits = { product: 'credits', quantity: 5000 } as const

const list = ({ api }: Setup, query: Query = {}) => api.GET('/api/v1/orders', { params: { query } })
const numbers = async (world: Setup, query: Query = {}) =>
  (await list(world, query)).data?.data.map(({ number }) => number)
const balance = async ({ api }: Setup) => (await api.GET('/api/v1/credits/balance')).data?.balance

describe('orders.create', () => {
  test('accepts an order and charges its credits at once', async () => {
    const world = setup()

    const { data, response } = await create(world, { items: [{ ...account, quantity: 3 }], note: 'For the trade fair' })

    expect(response.status).toBe(201)
    expect(data).toEqual({
      id: expect.stringMatching(/^ord_/),
      number: '2026-0001',
      status: 'pending',
      items: [
        {
          product: 'wa_account',
          quantity: 3,
          countryCode: 'US',
          accountType: 'fresh',
          unitCredits: 300,
          unitAmount: 300,
          fulfilledQuantity: 0,
        },
      ],
      paymentMethod: 'credits',
      currency: 'USD',
      totalAmount: 0,
      totalCredits: 900,
      accountIds: [],
      note: 'For the trade fair',
      failureReason: null,
      fulfilledAt: null,
      cancelledAt: null,
      createdAt: '2026-01-05T14:00:00.000Z',
      updatedAt: '2026-01-05T14:00:00.000Z',
    })
    expect(response.headers.get('location')).toBe(`/api/v1/orders/${data && 'id' in data && data.id}`)
    expect(await balance(world)).toBe(100)
  })

  test('puts an order with credits on an invoice, and charges no credits for it', async () => {
    const world = setup()

    const { data } = await create(world, { items: [credits, { ...account, accountType: 'prewarmed' }] })

    expect(data).toMatchObject({
      items: [
        { product: 'credits', quantity: 5000, countryCode: null, accountType: null, unitCredits: null, unitAmount: 1 },
        { product: 'wa_account', accountType: 'prewarmed', unitCredits: 900, unitAmount: 900 },
      ],
      paymentMethod: 'invoice',
      totalAmount: 5900,
      totalCredits: 0,
    })
    expect(await balance(world)).toBe(1000)
  })

  test('numbers the orders of a workspace one after the other', async () => {
    const world = setup()

    await create(world, { items: [credits] })
    await create(world, { items: [account] })

    expect(await numbers(world)).toEqual(['2026-0002', '2026-0001'])
  })

  test('refuses what the balance does not cover, and stores nothing', async () => {
    const world = setup()

    const { error } = await create(world, { items: [{ ...account, quantity: 4 }] })

    expect(error).toMatchObject({
      status: 402,
      code: 'insufficient_credits',
      detail: 'The order costs 1200 credits, and 1000 are available. Order credits first, or fewer accounts.',
    })
    expect([await numbers(world), await balance(world)]).toEqual([[], 1000])
  })

  test('takes the last credit', async () => {
    const world = setup()
    await create(world, { items: [{ ...credits, quantity: 200 }] })
    world.workspace.advance('5m')

    await create(world, { items: [{ ...account, quantity: 4 }] })

    expect(await balance(world)).toBe(0)
  })

  test('names every place that cannot be ordered at once', async () => {
    const items = [
      { ...account, quantity: 101 },
      { product: 'wa_account' as const, quantity: 1 },
      { ...credits, countryCode: 'US', accountType: 'fresh' as const },
    ]

    const { error } = await create(setup(), { items, paymentMethod: 'credits' })

    expect(error).toMatchObject({
      status: 422,
      code: 'order_invalid',
      detail:
        'The order has 5 faults. Order at most 100 accounts an item, and give accounts a country, and leave country and type of account out of credits, and pay for credits by invoice.',
    })
    expect(error?.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/items/0/quantity', 'maximum'],
      ['/items/1/countryCode', 'required'],
      ['/items/2/countryCode', 'not_allowed'],
      ['/items/2/accountType', 'not_allowed'],
      ['/paymentMethod', 'payment_method'],
    ])
  })

  test('names every country in which no accounts are sold', async () => {
    const { error } = await create(setup(), {
      items: [{ ...account, countryCode: 'AQ' }, account, { ...account, countryCode: 'ZZ' }],
    })

    expect(error).toMatchObject({
      status: 422,
      code: 'country_unavailable',
      detail: 'No accounts are sold for the countries AQ, ZZ. Choose another one, such as US.',
    })
    expect(error?.errors.map(({ pointer }) => pointer)).toEqual(['/items/0/countryCode', '/items/2/countryCode'])
  })

  test('makes a workspace that time cannot be turned back in', async () => {
    const world = setup()
    await create(world, { items: [account] })

    const { error } = await world.control.PUT('/_mock/clock', { body: { now: '2025-11-03T09:00:00.000Z' } })

    expect(error?.code).toBe('time_backwards')
  })

  test('orders once when it is repeated with its idempotency key', async () => {
    const world = setup()
    const first = await create(world, { items: [account] }, 'one')

    const replay = await create(world, { items: [account] }, 'one')

    expect(replay.data).toEqual(first.data)
    expect(replay.response.headers.get('idempotency-replayed')).toBe('true')
    expect([await numbers(world), await balance(world)]).toEqual([['2026-0001'], 700])
  })
})

describe('orders.create, of what is in stock', () => {
  const prewarmed = { ...account, countryCode: 'GB', accountType: 'prewarmed' } as const
  const buy = (world: Setup, quantity: number, note = 'as ever') =>
    create(world, { items: [{ ...prewarmed, quantity }], paymentMethod: 'invoice', note })

  test('says how many there are', async () => {
    const { error } = await buy(setup(), 50)

    expect(error).toMatchObject({
      status: 422,
      code: 'out_of_stock',
      detail: '12 prewarmed accounts of the country GB are in stock and 50 were ordered. Order at most 12.',
      errors: [{ pointer: '/items/0/quantity', code: 'out_of_stock', message: 'must be at most 12' }],
    })
  })

  test('counts what other orders hold, delivered or not', async () => {
    const world = setup()
    await buy(world, 5)
    world.workspace.advance('5m')
    await buy(world, 4)

    const tooMany = await buy(world, 4)
    const rest = await buy(world, 3)
    const none = await buy(world, 1)

    expect(tooMany.error?.errors[0]?.message).toBe('must be at most 3')
    expect(rest.response.status).toBe(201)
    expect(none.error?.detail).toMatch(/^0 prewarmed .* Order another kind, or another country\.$/)
  })

  test('counts the items of one order together', async () => {
    const items = [{ ...prewarmed, quantity: 10 }, account, { ...prewarmed, quantity: 3 }]

    const { error } = await create(setup(), { items, paymentMethod: 'invoice' })

    expect(error?.errors).toEqual([
      { pointer: '/items/2/quantity', code: 'out_of_stock', message: 'must be at most 2' },
    ])
  })

  test('has again what was not delivered', async () => {
    const world = setup()
    await buy(world, 12, 'Let it fail.')
    const meanwhile = await buy(world, 12)
    world.workspace.advance('5m')

    const afterwards = await buy(world, 12)

    expect([meanwhile.response.status, afterwards.response.status]).toEqual([422, 201])
  })
})

describe('orders.create, for a quote', () => {
  test('tells the price, and neither stores nor charges anything', async () => {
    const world = setup()

    const { data, response } = await create(world, { items: [{ ...account, quantity: 2 }], dryRun: true })

    expect(response.status).toBe(200)
    expect(data).toEqual({
      items: [
        {
          product: 'wa_account',
          quantity: 2,
          countryCode: 'US',
          accountType: 'fresh',
          unitCredits: 300,
          unitAmount: 300,
        },
      ],
      paymentMethod: 'credits',
      currency: 'USD',
      totalAmount: 0,
      totalCredits: 600,
      availableCredits: 1000,
      affordable: true,
    })
    expect([await numbers(world), await balance(world)]).toEqual([[], 1000])
  })

  test.each([
    ['cannot be afforded with too few credits', 'credits', false],
    ['can always be afforded by invoice', 'invoice', true],
  ] as const)('%s', async (_, paymentMethod, affordable) => {
    const { data } = await create(setup(), { items: [{ ...account, quantity: 4 }], paymentMethod, dryRun: true })

    expect(data).toMatchObject({ affordable, availableCredits: 1000 })
  })

  test.each<[string, OrderCreate['items'][number]]>([
    ['order_invalid', { product: 'wa_account', quantity: 1 }],
    ['country_unavailable', { ...account, countryCode: 'AQ' }],
    ['out_of_stock', { ...account, accountType: 'prewarmed', quantity: 51 }],
  ])('is refused as an order is: %s', async (code, item) => {
    const { error } = await create(setup(), { items: [item], dryRun: true })

    expect(error?.code).toBe(code)
  })
})

describe('orders.list', () => {
  /** 2026-0001 is fulfilled, 2026-0002 failed, 2026-0003 pending. */
  async function worldWithOrders() {
    const world = setup()
    await create(world, { items: [credits] })
    world.workspace.advance('1h')
    await create(world, { items: [credits], note: 'fail' })
    world.workspace.advance('1h')
    await create(world, { items: [account] })
    return world
  }

  test.each<[string, Query, string[]]>([
    ['all of them', {}, ['2026-0003', '2026-0002', '2026-0001']],
    ['those in some states', { status: ['fulfilled', 'pending'] }, ['2026-0003', '2026-0001']],
    ['those from a time on', { from: '2026-01-05T15:00:00.000Z' }, ['2026-0003', '2026-0002']],
    ['those before a time', { to: '2026-01-05T15:00:00.000Z' }, ['2026-0001']],
    ['those for which everything is true', { status: ['pending'], to: '2026-01-05T16:00:00.000Z' }, []],
  ])('lists %s, newest first', async (_, query, expected) => {
    expect(await numbers(await worldWithOrders(), query)).toEqual(expected)
  })

  test('gives each order once, page by page', async () => {
    const world = await worldWithOrders()

    const first = await list(world, { limit: 2 })
    const second = await list(world, { limit: 2, cursor: first.data?.pagination.nextCursor ?? '' })

    expect(first.data?.data.map(({ number }) => number)).toEqual(['2026-0003', '2026-0002'])
    expect(second.data?.data.map(({ number }) => number)).toEqual(['2026-0001'])
    expect(second.data?.pagination).toEqual({ limit: 2, hasMore: false, nextCursor: null })
  })

  test('refuses a cursor of another filter, and a time after the other', async () => {
    const world = await worldWithOrders()
    const { data } = await list(world, { limit: 1 })

    const ofAnother = await list(world, { status: ['failed'], cursor: data?.pagination.nextCursor ?? '' })
    const reversed = await list(world, { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' })

    expect(ofAnother.error).toMatchObject({ status: 400, code: 'invalid_cursor' })
    expect(reversed.error).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ parameter: 'from' }] })
  })
})

describe('orders.get', () => {
  test('reads an order as it was answered', async () => {
    const world = setup()
    const made = await order(world, { items: [account] })

    expect(await read(world, made)).toEqual(made)
  })

  test('refuses an order that does not exist', async () => {
    const { error } = await setup().api.GET('/api/v1/orders/{orderId}', { params: { path: { orderId: 'ord_0' } } })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})
