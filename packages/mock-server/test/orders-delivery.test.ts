import { describe, expect, test } from 'vitest'
import { pickNumber } from '../src/domain/orders/stock.ts'
import { order as accept, account, type OrderCreate, read } from './ordering.ts'
import { activityOf, at, type Setup, setup } from './setup.ts'

/** Orders, and gives a function that reads the order as it stands. */
async function order(world: Setup, body: OrderCreate) {
  const accepted = await accept(world, body)
  return () => read(world, accepted)
}

const accounts = async ({ api }: Setup) =>
  (await api.GET('/api/v1/accounts', { params: { query: { sort: 'createdAt', limit: 100 } } })).data?.data ?? []

const lines = async ({ api }: Setup) => {
  const { data } = await api.GET('/api/v1/credits/transactions', { params: { query: { sourceType: 'order' } } })
  return data?.data.map(({ type, amount, description }) => [type, amount, description]).reverse()
}

describe('an order', () => {
  test('is pending for a minute, processing until the fifth, and then fulfilled', async () => {
    const world = setup()
    const now = await order(world, { items: [account] })
    world.workspace.advance('59s')
    const states = [await now()]
    world.workspace.advance('1s')
    states.push(await now())
    world.workspace.advance('239s')
    states.push(await now())

    world.workspace.advance('1s')

    expect(states.map((state) => state?.status)).toEqual(['pending', 'processing', 'processing'])
    expect(await now()).toMatchObject({
      status: 'fulfilled',
      items: [{ quantity: 1, fulfilledQuantity: 1 }],
      accountIds: (await accounts(world)).map(({ id }) => id),
      failureReason: null,
      fulfilledAt: '2026-01-05T14:05:00.000Z',
      updatedAt: '2026-01-05T14:05:00.000Z',
    })
  })

  test('delivers fresh accounts that are to be registered', async () => {
    const world = setup()
    const now = await order(world, { items: [{ ...account, quantity: 3 }] })

    world.workspace.advance('5m')

    const orderId = (await now())?.id
    const fresh = {
      orderId,
      countryCode: 'US',
      status: 'unregistered',
      phase: 'setup',
      connectedAt: null,
      dailyLimit: 0,
    }
    const delivered = await accounts(world)
    expect(delivered).toMatchObject([fresh, fresh, fresh])
    expect(delivered[0]?.warmup).toMatchObject({ status: 'not_started', day: 0 })
    expect(await lines(world)).toEqual([['usage', -900, 'Order 2026-0001: 3 WhatsApp accounts.']])
  })

  test('delivers prewarmed accounts that can send at once', async () => {
    const world = setup()
    await order(world, { items: [{ ...account, accountType: 'prewarmed' }] })

    world.workspace.advance('5m')

    const [delivered] = await accounts(world)
    expect(delivered).toMatchObject({
      status: 'connected',
      phase: 'production',
      connectedAt: '2026-01-05T14:05:00.000Z',
      dailyLimit: 60,
      warmup: { status: 'completed', day: 14, progress: 100 },
    })
    expect(await activityOf(world, delivered?.id ?? '')).toEqual(['registered', 'connected', 'warmup_completed'])
  })

  test('delivers credits as a purchase', async () => {
    const world = setup()
    const now = await order(world, { items: [{ product: 'credits', quantity: 5000 }] })

    world.workspace.advance('5m')

    expect(await now()).toMatchObject({ status: 'fulfilled', items: [{ fulfilledQuantity: 5000 }], accountIds: [] })
    expect(await lines(world)).toEqual([['purchase', 5000, 'Order 2026-0001: 5,000 credits.']])
  })

  test.each([
    ['US', /^\+1(212|213|305|312|415|503|512|617|702|713)55501\d\d$/],
    ['CA', /^\+1(403|416|514|604|613)55501\d\d$/],
    ['GB', /^\+447700900\d{3}$/],
  ])('gives each account of %s a number of its own that is kept free for fiction', async (countryCode, form) => {
    const world = setup()
    await order(world, { items: [{ ...account, countryCode, quantity: 100 }], paymentMethod: 'invoice' })

    world.workspace.advance('5m')

    const phones = (await accounts(world)).map(({ phone }) => phone)
    expect(new Set(phones).size).toBe(100)
    expect(phones.filter((phone) => !form.test(phone) || phone.endsWith('0199'))).toEqual([])
  })

  test('gives the same numbers for the same seed, and others for another', async () => {
    const phonesOf = async (seed: number) => {
      const world = setup({ seed })
      await order(world, { items: [{ ...account, quantity: 3 }] })
      world.workspace.advance('5m')
      return (await accounts(world)).map(({ phone }) => phone)
    }

    const phones = await phonesOf(1)

    expect(await phonesOf(1)).toEqual(phones)
    expect(await phonesOf(2)).not.toEqual(phones)
  })

  test('gives no number that the workspace has already', async () => {
    const other = setup()
    await order(other, { items: [account] })
    other.workspace.advance('5m')
    const [first] = await accounts(other)
    const world = setup()
    await world.provision(first?.phone)
    await order(world, { items: [account] })

    world.workspace.advance('5m')

    const phones = (await accounts(world)).map(({ phone }) => phone)
    expect(phones).toEqual([first?.phone, expect.stringMatching(/^\+1\d{3}55501\d\d$/)])
  })
})

describe('an order that goes wrong', () => {
  test('fails as a whole, and its credits come back', async () => {
    const world = setup()
    const now = await order(world, { items: [{ ...account, quantity: 2 }], note: 'This one is to FAIL.' })

    world.workspace.advance('5m')

    expect(await now()).toMatchObject({
      status: 'failed',
      accountIds: [],
      totalCredits: 600,
      failureReason: 'The stock of the country ran out.',
      fulfilledAt: null,
    })
    expect(await accounts(world)).toEqual([])
    expect(await lines(world)).toEqual([
      ['usage', -600, 'Order 2026-0001: 2 WhatsApp accounts.'],
      ['refund', 600, 'Order 2026-0001: 2 WhatsApp accounts not delivered.'],
    ])
  })

  test('is delivered in part, and what is left comes back', async () => {
    const world = setup()
    const now = await order(world, { items: [{ ...account, quantity: 3 }], note: 'partial' })
    world.workspace.advance('5m')
    const first = await now()
    const linesMeanwhile = await lines(world)

    world.workspace.advance('5m')

    expect(first).toMatchObject({
      status: 'partially_fulfilled',
      items: [{ fulfilledQuantity: 1 }],
      failureReason: null,
    })
    expect(linesMeanwhile).toHaveLength(1)
    expect(await now()).toMatchObject({
      status: 'refunded',
      items: [{ quantity: 3, fulfilledQuantity: 1 }],
      accountIds: [expect.stringMatching(/^acc_/)],
      failureReason: 'The stock of the country ran out.',
      fulfilledAt: null,
    })
    expect((await lines(world))?.at(-1)).toEqual(['refund', 600, 'Order 2026-0001: 2 WhatsApp accounts not delivered.'])
  })

  test('fails when the part is nothing', async () => {
    const world = setup()
    const now = await order(world, { items: [account], note: 'partial' })

    world.workspace.advance('5m')

    expect((await now())?.status).toBe('failed')
  })

  test('is delivered late, but all of it', async () => {
    const world = setup()
    const now = await order(world, { items: [{ ...account, quantity: 3 }], note: 'late' })
    world.workspace.advance('5m')
    const first = await now()

    world.workspace.advance('5m')

    const last = await now()
    expect(first).toMatchObject({ status: 'partially_fulfilled', items: [{ fulfilledQuantity: 2 }], fulfilledAt: null })
    expect(last).toMatchObject({ status: 'fulfilled', fulfilledAt: '2026-01-05T14:10:00.000Z' })
    expect((await accounts(world)).map(({ id }) => id)).toEqual(last?.accountIds)
    expect(last?.accountIds).toHaveLength(3)
    expect(await lines(world)).toHaveLength(1)
  })

  test('brings no credits back that were never paid', async () => {
    const world = setup()
    const items = [
      { ...account, quantity: 2 },
      { product: 'credits' as const, quantity: 101 },
    ]
    const now = await order(world, { items, note: 'partial' })

    world.workspace.advance('10m')

    expect(await now()).toMatchObject({
      status: 'refunded',
      items: [{ fulfilledQuantity: 1 }, { fulfilledQuantity: 50 }],
    })
    expect(await lines(world)).toEqual([['purchase', 50, 'Order 2026-0001: 50 credits.']])
  })

  test('lets an invoice go unpaid when it was for credits alone', async () => {
    const world = setup()
    const now = await order(world, { items: [{ product: 'credits', quantity: 1 }], note: 'fail' })

    world.workspace.advance('5m')

    expect(await now()).toMatchObject({ status: 'failed', failureReason: 'The invoice was not paid in full.' })
  })

  test.each(['failover', 'Partially by plane', 'later'])(
    'is none when a word is only a part of another: %s',
    async (note) => {
      const world = setup()
      const now = await order(world, { items: [{ ...account, quantity: 2 }], note })

      world.workspace.advance('5m')

      expect((await now())?.status).toBe('fulfilled')
    },
  )
})

describe('an account that was ordered', () => {
  test('is registered and connected with accounts.register and accounts.connect', async () => {
    const world = setup()
    await order(world, { items: [account] })
    world.workspace.advance('5m')
    const [delivered] = await accounts(world)
    const ordered = at(delivered?.id ?? '')

    const registered = await world.api.POST('/api/v1/accounts/{accountId}/register', ordered)
    const connected = await world.api.POST('/api/v1/accounts/{accountId}/connect', {
      ...ordered,
      body: { code: '123456' },
    })

    expect(registered.data).toMatchObject({ status: 'awaiting_otp', otp: { attemptsRemaining: 5 } })
    expect(connected.data).toMatchObject({
      id: delivered?.id,
      phone: delivered?.phone,
      orderId: delivered?.orderId,
      status: 'connected',
      phase: 'warmup',
      warmup: { status: 'active', day: 1 },
    })
  })

  test('is completed, not doubled, by provision.verify', async () => {
    const world = setup()
    await order(world, { items: [account] })
    world.workspace.advance('5m')
    const [delivered] = await accounts(world)

    const provisioned = await world.provision(delivered?.phone)

    expect(provisioned).toMatchObject({ id: delivered?.id, orderId: delivered?.orderId, status: 'connected' })
    expect(await accounts(world)).toHaveLength(1)
  })
})

describe('pickNumber', () => {
  test('goes on from the number that was drawn, round the range, to one that is free', () => {
    const free = ['+447700900002', '+447700900500']
    const pick = (draw: number) => pickNumber('GB', draw, (phone) => free.includes(phone))

    expect([pick(0), pick(0.3), pick(0.9)]).toEqual([free[0], free[1], free[0]])
  })

  test('gives nothing when every number is taken', () => {
    expect(pickNumber('GB', 0.5, () => false)).toBeUndefined()
  })
})
