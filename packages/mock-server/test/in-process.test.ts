import { describe, expect, onTestFinished, test } from 'vitest'
import { routes } from '../generated/control/routes.ts'
import { ControlError } from '../src/control-client/index.ts'
import { createMockServer, type Event } from '../src/node/index.ts'
import { account, order } from './ordering.ts'
import { setup } from './setup.ts'

describe('workspace.control', () => {
  test('offers every operation of the control plane by section and method', () => {
    const { workspace } = setup()

    const offered = Object.entries(workspace.control).flatMap(([section, methods]) =>
      Object.keys(methods).map((method) => `${section}.${method}`),
    )

    expect(offered.sort()).toEqual(routes.map(({ id }) => id).sort())
  })

  test('takes what a client elsewhere takes, and gives the answer’s body', async () => {
    const { provision, workspace } = setup()
    const { id } = await provision()

    const banned = await workspace.control.accounts.force(id, { event: 'ban' })
    const page = await workspace.control.events.list({ type: ['order.failed', 'order.fulfilled'], limit: 5 })

    expect(banned.status).toBe('banned')
    expect(page).toEqual({ data: [], nextAfter: 'evt_000000000' })
  })

  test('rejects with what it is answered', async () => {
    const { workspace } = setup()

    const advancing = workspace.control.clock.advance({ by: 'soon' })

    await expect(advancing).rejects.toBeInstanceOf(ControlError)
    await expect(advancing).rejects.toMatchObject({
      code: 'validation_failed',
      status: 400,
      errors: [{ pointer: '/by' }],
    })
  })

  test('does not compile with what the operation does not take', () => {
    const { workspace } = setup()

    // @ts-expect-error: a duration is a text
    const wrongBody = () => workspace.control.clock.advance({ by: 3 })
    // @ts-expect-error: which account is left out
    const noPath = () => workspace.control.accounts.force({ event: 'ban' })

    expect([wrongBody, noPath]).toHaveLength(2)
  })
})

describe('workspace.advance', () => {
  test('moves the clock to a time, and refuses one that is over', () => {
    const { workspace } = setup()

    workspace.advance(new Date('2026-01-06T00:00:00.000Z'))

    expect(workspace.now).toEqual(new Date('2026-01-06T00:00:00.000Z'))
    expect(() => workspace.advance(new Date('2026-01-05T00:00:00.000Z'))).toThrow(
      'The clock stands at 2026-01-06T00:00:00.000Z. Advance it to a later time.',
    )
  })

  test('tells on the way how far it has come', async () => {
    const { provision, workspace } = setup()
    await provision()
    const progress: { now: Date; happened: number }[] = []

    const happened = workspace.advance('30d', { onProgress: (reached) => progress.push(reached) })

    expect(progress.length).toBeGreaterThan(1)
    expect(progress).toEqual(progress.toSorted((one, other) => one.now.getTime() - other.now.getTime()))
    expect(progress.at(-1)?.happened).toBe(happened)
  })
})

describe('workspace.on', () => {
  test('calls the listener with each event of the type, until it is told to stop', async () => {
    const world = setup()
    const heard: Event[] = []
    const stop = world.workspace.on('order.fulfilled', (event) => heard.push(event))
    const play = async (note: string) => {
      const { id } = await order(world, { items: [account], note })
      world.workspace.advance('1h')
      return id
    }

    const orderId = await play('all')
    await play('fail')
    stop()
    await play('all')

    expect(heard).toMatchObject([{ type: 'order.fulfilled', data: { orderId } }])
  })

  test('lets the listener move the world itself', async () => {
    const world = setup()
    const heard: string[] = []
    world.workspace.on('order.partially_fulfilled', ({ createdAt }) => {
      heard.push(createdAt)
      world.workspace.advance('1h')
    })
    world.workspace.on('order.fulfilled', ({ createdAt }) => heard.push(createdAt))
    await order(world, { items: [{ ...account, quantity: 2 }], note: 'late' })

    world.workspace.advance('5m')

    expect(heard).toEqual(['2026-01-05T14:05:00.000Z', '2026-01-05T14:10:00.000Z'])
    expect(world.workspace.now).toEqual(new Date('2026-01-05T15:05:00.000Z'))
  })

  test('reports a listener that throws, and nothing else suffers from it', async () => {
    const reported: unknown[] = []
    const mock = createMockServer({ onError: (error) => reported.push(error) })
    onTestFinished(() => mock.close())
    const workspace = mock.workspace('rl_test_1')
    const fault = new Error('Not mine.')
    workspace.on('order.fulfilled', () => {
      throw fault
    })
    const next = workspace.next('order.fulfilled')
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const body = JSON.stringify({ items: [account] })
    await mock.fetch('http://mock.test/api/v1/orders', { method: 'POST', headers, body })

    workspace.advance('1h')

    expect((await next).type).toBe('order.fulfilled')
    expect(reported).toEqual([fault])
  })
})

describe('workspace.next', () => {
  test('waits for the next event of the type', async () => {
    const world = setup()
    const failed = world.workspace.next('order.failed')
    await order(world, { items: [account] })
    const { id: orderId } = await order(world, { items: [account], note: 'fail' })

    world.workspace.advance('1h')

    expect((await failed).data).toEqual({ orderId })
  })

  test('rejects when the server is closed before', async () => {
    const { mock, workspace } = setup()
    const failed = workspace.next('order.failed')

    mock.close()

    await expect(failed).rejects.toThrow('The workspace was closed before order.failed happened.')
  })
})

describe('mock.fetch', () => {
  const settings = 'http://mock.test/api/v1/settings'
  const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
  const renaming = { method: 'PATCH', headers, body: '{"name":"Juniper"}' }
  const server = () => {
    const mock = createMockServer()
    onTestFinished(() => mock.close())
    return mock
  }

  test.each([
    ['an address and an init', settings, renaming],
    ['a URL and an init', new URL(settings), renaming],
    ['a Request', new Request(settings, renaming), undefined],
    ['a Request and an init that changes it', new Request(settings, { headers }), renaming],
  ])('takes %s', async (_, input, init) => {
    const answer = await server().fetch(input, init)

    expect([answer.status, await answer.json()]).toMatchObject([200, { name: 'Juniper' }])
  })

  test('stands in for the global fetch, without its server before it', async () => {
    const standIn: typeof globalThis.fetch = server().fetch

    expect((await standIn(settings, { headers })).status).toBe(200)
  })

  test('rejects an address that is relative, and says what to do', async () => {
    const relative = server().fetch('/api/v1/settings', { headers })

    await expect(relative).rejects.toThrow(TypeError)
    await expect(relative).rejects.toThrow(
      'The mock server cannot tell where "/api/v1/settings" is. Give an absolute URL',
    )
  })

  test('does nothing for a caller who gave up before', async () => {
    const mock = server()
    const reason = new Error('no patience')

    const given = mock.fetch(settings, { ...renaming, signal: AbortSignal.abort(reason) })

    await expect(given).rejects.toBe(reason)
    expect(await (await mock.fetch(settings, { headers })).json()).not.toMatchObject({ name: 'Juniper' })
  })

  test('rejects when the caller gives up while it answers', async () => {
    const caller = new AbortController()
    const given = server().fetch(settings, { headers, signal: caller.signal })

    caller.abort(new Error('no patience'))

    await expect(given).rejects.toThrow('no patience')
  })
})

describe('a mock server', () => {
  test('is closed at the end of the block that uses it', async () => {
    const waiting: Promise<Event>[] = []
    {
      using mock = createMockServer()
      waiting.push(mock.workspace('rl_test_1').next('order.failed'))
    }

    await expect(waiting[0]).rejects.toThrow('closed')
  })
})
