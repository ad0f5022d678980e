import { describe, expect, onTestFinished, test } from 'vitest'
import { emit } from '../src/effects/events.ts'
import { createMockServer } from '../src/node/index.ts'
import { setupCore } from './core.ts'
import { account, order } from './ordering.ts'
import { setup as setupServer } from './setup.ts'
import { eventsOf } from './stream.ts'

const url = 'http://mock.test/_mock/events/stream'
const authorization = 'Bearer rl_test_1'
const orders = '?type=order.fulfilled&type=order.failed'

function setup() {
  const world = setupServer()
  const open = async (query = '', headers = {}, init: RequestInit = {}) => {
    const response = await world.mock.fetch(`${url}${query}`, { headers: { authorization, ...headers }, ...init })
    return { response, stream: eventsOf(response.body) }
  }
  /** An order that comes, or does not. */
  const play = async (note: 'all' | 'fail' = 'all') => {
    const { id } = await order(world, { items: [account], note })
    world.workspace.advance('10m')
    return id
  }
  return { ...world, open, play }
}

describe('events.stream', () => {
  test('sends what happens from now on, each event with its id, its type and itself', async () => {
    const { open, play, workspace } = setup()
    await play()
    const { response, stream } = await open(orders)

    const orderId = await play('fail')

    const [sent] = await stream.take(1)
    const event = workspace.events('order.failed')[0]
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('x-request-id')).toMatch(/^req_/)
    expect(event?.data).toEqual({ orderId })
    expect(sent).toEqual({ id: event?.id, event: 'order.failed', data: event })
  })

  test('sends everything once and in order, whatever brought it about', async () => {
    const { open, play, provision, control, workspace } = setup()
    const { stream } = await open('?after=evt_000000000')

    await play()
    const { id: accountId } = await provision()
    await control.POST('/_mock/accounts/{accountId}/force', { params: { path: { accountId } }, body: { event: 'ban' } })
    workspace.advance('30d')
    await play('fail')

    const happened = workspace.events()
    const sent = await stream.take(happened.length)
    expect(sent.map(({ data }) => data)).toEqual(happened)
  })

  test('goes on after the last event that was seen, which the header names before the parameter', async () => {
    const { open, play, workspace } = setup()
    const ids = [await play(), await play(), await play()]
    const [first, second] = workspace.events('order.fulfilled')

    const byParameter = await open(`${orders}&after=${first?.id}`)
    const byHeader = await open(`${orders}&after=${first?.id}`, { 'last-event-id': second?.id })

    const [one, two] = await byParameter.stream.take(2)
    const [only] = await byHeader.stream.take(1)
    expect([one, two].map((sent) => sent?.data.data.orderId)).toEqual(ids.slice(1))
    expect(only?.data.data.orderId).toBe(ids[2])
  })

  test('goes on with the new world after a reset', async () => {
    const { open, play, workspace } = setup()
    const { stream } = await open(orders)
    const before = await play()

    workspace.reset()
    const after = await play()

    const sent = await stream.take(2)
    expect(sent.map(({ data }) => data.data.orderId)).toEqual([before, after])
    expect(sent[1]?.data).toEqual(workspace.events('order.fulfilled')[0])
  })

  test('ends when the server is closed', async () => {
    const { mock, open } = setup()
    const { stream } = await open(orders)

    mock.close()

    expect(await stream.rest()).toBe('')
  })

  test('ends when its caller aborts', async () => {
    const { open, play } = setup()
    const caller = new AbortController()
    const { stream } = await open(orders, {}, { signal: caller.signal })

    caller.abort()

    await play()
    await expect(stream.take(1)).rejects.toThrow('aborted')
  })

  test('lets nothing wait for a client that has left', async () => {
    const { open, play } = setup()
    const left = await open(orders)
    const staying = await open(orders)

    await left.stream.leave()
    const orderId = await play()

    expect(await staying.stream.take(1)).toMatchObject([{ data: { data: { orderId } } }])
  })

  test('cuts off a client that lets 100,000 events wait', async () => {
    const { fetch, workspace } = setupCore()
    const response = await fetch(`${url}?type=credits.low`, { headers: { authorization } })

    workspace.request((context) => {
      for (let number = 1; number <= 100_100; number += 1) emit('credits.low', { balance: number }, context)
    })

    await expect(response.text()).rejects.toThrow('More than 100000 events waited')
  })

  test('comes over a socket, and does not keep the server from closing', async () => {
    const mock = createMockServer()
    onTestFinished(() => mock.close())
    const listening = await mock.listen()
    const response = await fetch(`${listening.url}/_mock/events/stream?type=order.fulfilled`, {
      headers: { authorization },
    })
    const stream = eventsOf(response.body)

    await fetch(`${listening.url}/api/v1/orders`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [account] }),
    })
    mock.workspace('rl_test_1').advance('10m')

    expect(await stream.take(1)).toMatchObject([{ event: 'order.fulfilled' }])
    await listening.close()
    await expect(stream.take(1)).rejects.toThrow()
  })

  test('tells of a running clock’s events when they happen, without being asked', async () => {
    const mock = createMockServer({ clock: 'running', speed: 100_000 })
    onTestFinished(() => mock.close())
    const call = (path: string, init: RequestInit = {}) =>
      mock.fetch(`http://mock.test${path}`, {
        headers: { authorization, 'content-type': 'application/json' },
        ...init,
      })
    const { body } = await call('/_mock/events/stream?type=order.fulfilled')

    await call('/api/v1/orders', { method: 'POST', body: JSON.stringify({ items: [account] }) })

    expect(await eventsOf(body).take(1)).toMatchObject([{ event: 'order.fulfilled' }])
  })
})
