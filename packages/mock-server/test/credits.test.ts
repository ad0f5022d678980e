import { describe, expect, test } from 'vitest'
import type { operations } from '../generated/openapi/schema.ts'
import { account, order } from './ordering.ts'
import { type Setup, setup } from './setup.ts'

type Query = NonNullable<operations['credits.listTransactions']['parameters']['query']>

const balance = async ({ api }: Setup) => (await api.GET('/api/v1/credits/balance')).data
const list = ({ api }: Setup, query: Query = {}) => api.GET('/api/v1/credits/transactions', { params: { query } })
const amounts = async (world: Setup, query: Query = {}) =>
  (await list(world, query)).data?.data.map(({ amount }) => amount)

/** A workspace with a gift at 14:00, a charge at 15:00 and a purchase at 16:05. */
async function worldWithLines() {
  const world = setup()
  world.workspace.advance('1h')
  const charged = await order(world, { items: [account] })
  world.workspace.advance('1h')
  await order(world, { items: [{ product: 'credits', quantity: 5000 }] })
  world.workspace.advance('1h')
  return { world, orderId: charged.id }
}

describe('credits.getBalance', () => {
  test('begins with the welcome credits of a new workspace', async () => {
    const world = setup()

    expect(await balance(world)).toEqual({
      balance: 1000,
      reserved: 0,
      available: 1000,
      lowBalanceThreshold: 100,
      updatedAt: '2026-01-05T14:00:00.000Z',
    })
  })

  test('is the sum of the lines, as of the last one', async () => {
    const { world } = await worldWithLines()

    expect(await balance(world)).toMatchObject({
      balance: 5700,
      available: 5700,
      updatedAt: '2026-01-05T16:05:00.000Z',
    })
  })

  test('tells the threshold of the settings, and none when that is 0', async () => {
    const world = setup()
    const after = async (lowCreditThreshold: number) => {
      await world.api.PATCH('/api/v1/settings', { body: { lowCreditThreshold } })
      return (await balance(world))?.lowBalanceThreshold
    }

    expect([await after(250), await after(0)]).toEqual([250, null])
  })

  test('begins again after a reset', async () => {
    const { world } = await worldWithLines()

    world.workspace.reset()

    expect((await balance(world))?.balance).toBe(1000)
    expect(await amounts(world)).toEqual([1000])
  })

  test('begins when the time does: an empty workspace that is moved to another time has one gift', async () => {
    const world = setup()

    await world.control.PUT('/_mock/clock', { body: { now: '2025-11-03T09:00:00.000Z' } })

    expect(await amounts(world)).toEqual([1000])
    expect(await balance(world)).toMatchObject({ balance: 1000, updatedAt: '2025-11-03T09:00:00.000Z' })
  })
})

describe('credits.listTransactions', () => {
  test('tells what happened, newest first', async () => {
    const { world, orderId } = await worldWithLines()

    const { data } = await list(world)

    const id = expect.stringMatching(/^ctx_/)
    expect(data?.data).toMatchObject([
      { id, type: 'purchase', amount: 5000, balanceAfter: 5700, description: 'Order 2026-0002: 5,000 credits.' },
      {
        id,
        type: 'usage',
        amount: -300,
        balanceAfter: 700,
        description: 'Order 2026-0001: 1 WhatsApp account.',
        source: { type: 'order', id: orderId },
        createdAt: '2026-01-05T15:00:00.000Z',
      },
      { id, type: 'bonus', amount: 1000, balanceAfter: 1000, description: 'Welcome credits.', source: null },
    ])
    expect(data?.pagination).toEqual({ limit: 25, hasMore: false, nextCursor: null })
  })

  test.each<[string, Query, number[]]>([
    ['types', { type: ['bonus', 'usage'] }, [-300, 1000]],
    ['a kind of source', { sourceType: 'order' }, [5000, -300]],
    ['a kind of source that has none', { sourceType: 'message' }, []],
    ['a source that is unknown', { sourceId: 'msg_0' }, []],
    ['a beginning, which counts', { from: '2026-01-05T15:00:00.000Z' }, [5000, -300]],
    ['an end, which does not', { to: '2026-01-05T15:00:00.000Z' }, [1000]],
    ['everything together', { type: ['usage'], sourceType: 'order', from: '2026-01-05T16:00:00.000Z' }, []],
  ])('keeps to %s', async (_, query, expected) => {
    const { world } = await worldWithLines()

    expect(await amounts(world, query)).toEqual(expected)
  })

  test('keeps to one source', async () => {
    const { world, orderId } = await worldWithLines()

    expect(await amounts(world, { sourceId: orderId })).toEqual([-300])
  })

  test('gives each line once, page by page, though lines are added meanwhile', async () => {
    const { world } = await worldWithLines()

    const first = await list(world, { limit: 2 })
    await order(world, { items: [account] })
    const cursor = first.data?.pagination.nextCursor ?? ''
    const second = await list(world, { limit: 2, cursor })

    expect([first, second].map(({ data }) => data?.data.map(({ amount }) => amount))).toEqual([[5000, -300], [1000]])
    expect([first, second].map(({ data }) => data?.pagination.hasMore)).toEqual([true, false])
  })

  test('refuses a cursor of another filter', async () => {
    const { world } = await worldWithLines()
    const { data } = await list(world, { limit: 1 })

    const { error } = await list(world, { limit: 1, type: ['usage'], cursor: data?.pagination.nextCursor ?? '' })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test.each<[string, Query, string[]]>([
    ['a time after the other', { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' }, ['from']],
    ['times that no clock shows', { from: '2026-06-30T23:59:60Z', to: '2026-12-31T23:59:60Z' }, ['from', 'to']],
  ])('refuses %s', async (_, query, parameters) => {
    const { error } = await list(setup(), query)

    expect(error).toMatchObject({ status: 400, code: 'validation_failed' })
    expect(error?.errors.map(({ parameter }) => parameter)).toEqual(parameters)
  })
})

describe('credits.grant', () => {
  test('gives credits, as a bonus', async () => {
    const world = setup()

    const line = await world.steer.credits.grant({ amount: 5000, description: 'Credits for the spring campaign.' })

    expect(line).toMatchObject({
      type: 'bonus',
      amount: 5000,
      balanceAfter: 6000,
      description: 'Credits for the spring campaign.',
      source: null,
    })
    expect((await list(world)).data?.data[0]).toEqual(line)
    expect((await balance(world))?.balance).toBe(6000)
  })

  test('takes credits away, as an adjustment by hand', async () => {
    const { steer } = setup()

    const line = await steer.credits.grant({ amount: -300 })

    expect(line).toMatchObject({
      type: 'adjustment',
      amount: -300,
      balanceAfter: 700,
      description: 'Credits were taken away.',
      source: { type: 'manual', id: null },
    })
  })

  test('takes no more than there is, and nothing where there is none', async () => {
    const world = setup()

    const all = await world.steer.credits.grant({ amount: -1_000_000 })
    const more = world.steer.credits.grant({ amount: -1 })

    expect(all).toMatchObject({ amount: -1000, balanceAfter: 0 })
    await expect(more).rejects.toMatchObject({ status: 402, code: 'insufficient_credits' })
    expect(await amounts(world)).toEqual([-1000, 1000])
  })
})
