import { describe, expect, test } from 'vitest'
import type { EventType } from '../src/domain/events.ts'
import { emit } from '../src/effects/events.ts'
import { setupCore } from './core.ts'
import { made, setupKnowledge } from './knowledge-base/world.ts'
import { account, order } from './ordering.ts'
import { type Setup, setup } from './setup.ts'

const orderEvents: EventType[] = ['order.fulfilled', 'order.partially_fulfilled', 'order.refunded', 'order.failed']

type Query = NonNullable<Parameters<Setup['control']['GET']>[1]>
const list = async ({ control }: Pick<Setup, 'control'>, query: object = {}) =>
  made(await control.GET('/_mock/events', { params: { query } } as Query)) as {
    data: { id: string; type: EventType; createdAt: string; data: object }[]
    nextAfter: string
  }

/** Three orders that come after five minutes each. */
async function threeOrders(world: Setup): Promise<string[]> {
  const first = await order(world, { items: [account] })
  world.workspace.advance('10m')
  const second = await order(world, { items: [account], note: 'fail' })
  world.workspace.advance('10m')
  const third = await order(world, { items: [account] })
  world.workspace.advance('10m')
  return [first.id, second.id, third.id]
}

describe('events.list', () => {
  test('tells what happened by type, oldest first, each at its own time', async () => {
    const world = setup()
    const [first, second, third] = await threeOrders(world)

    const page = await list(world, { type: ['order.fulfilled', 'order.failed'] })

    expect(page.data).toMatchObject([
      { type: 'order.fulfilled', createdAt: '2026-01-05T14:05:00.000Z', data: { orderId: first } },
      { type: 'order.failed', createdAt: '2026-01-05T14:15:00.000Z', data: { orderId: second } },
      { type: 'order.fulfilled', createdAt: '2026-01-05T14:25:00.000Z', data: { orderId: third } },
    ])
    expect(page.nextAfter).toBe(page.data[2]?.id)
  })

  test('goes on after the event that was seen last, also when nothing has happened since', async () => {
    const world = setup()
    const empty = await list(world)
    const [first, second, third] = await threeOrders(world)

    const one = await list(world, { type: orderEvents, after: empty.nextAfter, limit: 1 })
    const rest = await list(world, { type: orderEvents, after: one.nextAfter })
    const none = await list(world, { after: rest.nextAfter })

    expect(empty).toEqual({ data: [], nextAfter: 'evt_000000000' })
    expect(one.data).toMatchObject([{ data: { orderId: first } }])
    expect(rest.data).toMatchObject([{ data: { orderId: second } }, { data: { orderId: third } }])
    expect(none).toEqual({ data: [], nextAfter: rest.nextAfter })
  })

  test('begins again after a reset, whatever was seen before', async () => {
    const world = setup()
    await threeOrders(world)
    const { nextAfter } = await list(world)
    world.workspace.reset()
    const empty = await list(world)
    const { id } = await order(world, { items: [account] })
    world.workspace.advance('10m')

    const { data } = await list(world, { type: orderEvents, after: nextAfter })

    expect(empty.data).toEqual([])
    expect(data).toMatchObject([{ data: { orderId: id } }])
  })

  test('keeps the newest 10,000', () => {
    const { workspace } = setupCore()

    workspace.request((context) => {
      for (let number = 1; number <= 10_200; number += 1) emit('credits.low', { balance: number }, context)
    })

    const kept = workspace.store.events.list({ type: ['credits.low'] })
    expect([kept.length, kept[0]?.data.balance, kept.at(-1)?.data.balance]).toEqual([10_000, 201, 10_200])
  })

  test('has nothing of a request that was undone', () => {
    const { workspace } = setupCore()
    const told: string[] = []
    workspace.listen({ hear: ({ type }) => told.push(type), end() {} })

    const undone = () =>
      workspace.request((context) => {
        emit('credits.low', {}, context)
        throw new Error('No.')
      })

    expect(undone).toThrow('No.')
    expect([told, workspace.store.events.list({})]).toEqual([[], []])
  })
})

describe('an event tells', () => {
  test.each([
    ['all', ['order.fulfilled']],
    ['late', ['order.partially_fulfilled', 'order.fulfilled']],
    ['partial', ['order.partially_fulfilled', 'order.refunded']],
    ['fail', ['order.failed']],
  ])('how an order went: %s', async (note, types) => {
    const world = setup()
    const { id: orderId } = await order(world, { items: [{ ...account, quantity: 2 }], note })

    world.workspace.advance('1h')

    const events = world.workspace.events(...orderEvents)
    expect(events.map(({ type }) => type)).toEqual(types)
    expect(events.map(({ data }) => data)).toEqual(types.map(() => ({ orderId })))
  })

  test('that a source was read or could not be', async () => {
    const { createSource, workspace } = setupKnowledge()
    const good = made(await createSource({ type: 'text', title: 'Opening hours', text: 'From eight to six.' }))
    const bad = made(await createSource({ type: 'url', url: 'https://juniper.example/fail' }))

    workspace.advance('1h')

    expect(workspace.events('source.ready', 'source.failed')).toMatchObject([
      { type: 'source.ready', data: { sourceId: good.id } },
      { type: 'source.failed', data: { sourceId: bad.id } },
    ])
  })

  test.each([
    ['https://millstreet.example', 'analysis.completed'],
    ['https://millstreet.example/fail', 'analysis.failed'],
  ])('how the analysis of %s ended', async (url, type) => {
    const { api, createAgent, workspace } = setupKnowledge()
    const { id: agentId } = await createAgent()
    const body = { competitorUrls: [url] }
    await api.POST('/api/v1/agents/{agentId}/competitor-analysis', { params: { path: { agentId } }, body })

    workspace.advance('1h')

    expect(workspace.events('analysis.completed', 'analysis.failed')).toMatchObject([{ type, data: { agentId } }])
  })

  test('that credits are low, once until there were enough of them again', async () => {
    const world = setup()
    await world.api.PATCH('/api/v1/settings', { body: { lowCreditThreshold: 700 } })
    const buy = async (items: Parameters<typeof order>[1]['items']) => {
      await order(world, { items })
      world.workspace.advance('1h')
      return world.workspace.events('credits.low').map(({ data }) => data)
    }

    const atThreshold = await buy([account])
    const below = await buy([account])
    const furtherBelow = await buy([account])
    await buy([{ product: 'credits', quantity: 1000 }])
    const belowAgain = await buy([{ ...account, quantity: 2 }])

    expect(atThreshold).toEqual([])
    expect(below).toEqual([{ balance: 400 }])
    expect(furtherBelow).toEqual(below)
    expect(belowAgain).toEqual([...below, { balance: 500 }])
  })
})
