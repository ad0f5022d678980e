// What networks and proxies do to answers, as a client in the same process meets it and as one behind a port does.
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { setupCore } from './core.ts'

const settings = '/api/v1/settings'
const rename = { method: 'PATCH', body: '{"name":"Juniper"}' }
const authorization = 'Bearer rl_test_1'

function serve() {
  const mock = createMockServer()
  onTestFinished(() => mock.close())
  return mock
}

async function listening() {
  const mock = serve()
  const { url, port, close, finish } = await mock.listen()
  onTestFinished(close)
  return { mock, fetch, url, port, finish }
}

type Place = Pick<Awaited<ReturnType<typeof listening>>, 'mock' | 'fetch' | 'url'>

/** Calls a server, with a fault or without. */
const callerOf =
  ({ fetch, url }: Pick<Place, 'fetch' | 'url'>) =>
  (path: string, fault?: string, { headers, ...init }: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(fault === undefined ? {} : { 'x-mock-fault': fault }),
        ...(headers as Record<string, string> | undefined), // these tests hand in plain objects
      },
    })

const inProcess = async (): Promise<Place> => {
  const mock = serve()
  return { mock, fetch: mock.fetch, url: 'http://mock.test' }
}

describe.each([
  ['in process', inProcess],
  ['behind a port', listening],
])('an answer that is broken %s', (_, begin) => {
  test('with cut_body fails in the middle of its body, after the work was done', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'breakage=cut_body; after', rename)

    const reading = answer.text()
    await expect(reading).rejects.toThrow(TypeError)
    await expect(reading).rejects.toMatchObject({ message: 'terminated', cause: { code: 'UND_ERR_SOCKET' } })
    const whole = await call(settings)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(await whole.json()).toMatchObject({ name: 'Juniper' })
  })

  test('with endless_body begins and goes on, until its caller gives up', async () => {
    const call = callerOf(await begin())
    const caller = new AbortController()
    const answer = await call(settings, 'breakage=endless_body; after', { ...rename, signal: caller.signal })
    const reader = answer.body?.getReader()
    const first = await reader?.read()

    const next = reader?.read()
    const whole = await call(settings)
    const earlier = await Promise.race([next, call(settings).then(() => 'another call')])
    caller.abort(new Error('no patience'))

    const beginning = new TextDecoder().decode(first?.value)
    const all = await whole.text()
    expect([answer.status, earlier]).toEqual([200, 'another call'])
    expect([all.startsWith(beginning), beginning.length]).toEqual([true, Math.ceil(all.length / 2)])
    await expect(next).rejects.toThrow('no patience')
  })

  test('with broken_json has a body that fits its headers and is no JSON', async () => {
    const call = callerOf(await begin())
    const whole = await (await call(settings, undefined, rename)).text()

    const answer = await call(settings, 'breakage=broken_json; after')

    const told = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(told).toBe(whole.slice(0, Math.ceil(whole.length / 2)))
    expect(() => JSON.parse(told)).toThrow(SyntaxError)
  })

  test('with html is a page of a proxy, which knows nothing of the server', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'breakage=html; after', rename)

    expect([answer.status, answer.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(answer.headers.get('x-request-id')).toBeNull()
    expect(await answer.text()).toContain('<title>502 Bad Gateway</title>')
    expect(await (await call(settings)).json()).toMatchObject({ name: 'Juniper' })
  })

  test('with html and a status says when to try again', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'breakage=html; status=503; retryAfter=7')

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7'])
    expect(await answer.text()).toContain('<h1>503 Service Unavailable</h1>')
  })

  test('is the problem that is asked for beside', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'code=internal_error; breakage=broken_json')

    const told = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
    expect(told).toMatch(/^\{"type":"urn:rocketlead:problem:internal_error"/)
    expect(() => JSON.parse(told)).toThrow(SyntaxError)
  })

  test('stands for a success when nothing is carried out', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'breakage=broken_json', rename)

    expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/^\{"detail":"This fault was/)])
    expect(await (await call(settings)).json()).not.toMatchObject({ name: 'Juniper' })
  })

  test('has a body to break although the operation answers none', async () => {
    const call = callerOf(await begin())
    const made = await call('/api/v1/lead-lists', undefined, { method: 'POST', body: '{"name":"Cafés"}' })
    const { id } = (await made.json()) as { id: string }

    const removed = await call(`/api/v1/lead-lists/${id}`, 'breakage=cut_body; after', { method: 'DELETE' })

    expect(removed.status).toBe(200)
    await expect(removed.text()).rejects.toThrow('terminated')
    expect((await call(`/api/v1/lead-lists/${id}`)).status).toBe(404)
  })

  test('is kept whole for its idempotency key', async () => {
    const call = callerOf(await begin())
    const order = { method: 'POST', body: '{"items":[{"product":"credits","quantity":100}]}' }
    const keyed = { ...order, headers: { 'idempotency-key': 'order-1' } }
    await call('/api/v1/orders', 'breakage=html; after', keyed)

    const again = await call('/api/v1/orders', undefined, keyed)

    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await again.json()).toMatchObject({ items: [{ quantity: 100 }] })
  })

  test('ends when the server is closed', async () => {
    const place = await begin()
    const answer = await callerOf(place)(settings, 'breakage=endless_body')

    place.mock.close()

    expect(await answer.text()).toMatch(/^\{"detail":"This fault was/)
  })

  test('says when to try again as a date, counted from its own', async () => {
    const call = callerOf(await begin())

    const answer = await call(settings, 'code=rate_limited; retryAfter=7; retryAfterFormat=date')

    const [date = '', then = ''] = ['date', 'retry-after'].map((name) => answer.headers.get(name) ?? '')
    expect([answer.status, new Date(then).toUTCString()]).toEqual([429, then])
    expect(Date.parse(then) - Date.parse(date)).toBe(7000)
  })
})

describe('a body in the same process that never ends', () => {
  test('leaves nothing behind when it is cancelled', async () => {
    const { mock, fetch, url } = await inProcess()
    const call = callerOf({ fetch, url })
    const answer = await call(settings, 'breakage=endless_body')

    await answer.body?.cancel()
    await call(settings)

    expect(() => mock.close()).not.toThrow()
  })

  test('leaves nothing behind when its caller gives up', async () => {
    const { mock, fetch, url } = await inProcess()
    const caller = new AbortController()
    const answer = await callerOf({ fetch, url })(settings, 'breakage=endless_body', { signal: caller.signal })

    caller.abort(new Error('no patience'))

    await expect(answer.text()).rejects.toThrow('no patience')
    expect(() => mock.close()).not.toThrow()
  })
})

describe('a connection', () => {
  /** Everything that is sent over one connection for a call. */
  async function wire(port: number, fault: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      `GET ${settings} HTTP/1.1\r\nHost: mock\r\nAuthorization: ${authorization}\r\nX-Mock-Fault: ${fault}\r\n\r\n`,
    )
    return text(socket)
  }

  test('that is cut has carried half of what its Content-Length promised', async () => {
    const { port } = await listening()

    const [head = '', body = ''] = (await wire(port, 'breakage=cut_body; after')).split('\r\n\r\n')

    const promised = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect([head.includes('chunked'), body.length]).toEqual([false, Math.ceil(promised / 2)])
  })

  test('whose answer never ends is freed by the caller who leaves', async () => {
    const { url, finish } = await listening()
    const caller = new AbortController()
    await callerOf({ fetch, url })(settings, 'breakage=endless_body', { signal: caller.signal })

    caller.abort()

    await expect(finish(() => {})).resolves.toBeUndefined()
  })

  test('whose answer never ends is not waited for when the server is closed', async () => {
    const { mock, url, finish } = await listening()
    const answer = await callerOf({ fetch, url })(settings, 'breakage=endless_body')

    await finish(mock.close)

    expect(await answer.text()).toMatch(/^\{"detail":"This fault was/)
  })

  test('whose answer never ends is closed with all others', async () => {
    const mock = serve()
    const { url, close } = await mock.listen()
    const answer = await callerOf({ fetch, url })(settings, 'breakage=endless_body')

    await close()

    await expect(answer.text()).rejects.toThrow('terminated')
  })
})

describe('a date to try again', () => {
  test('goes by the machine’s time in whole seconds, not by the workspace’s', async () => {
    const { fetch } = setupCore(undefined, { machineTime: () => new Date('2026-03-10T12:00:00.900Z') })
    const call = callerOf({ fetch: fetch as Place['fetch'], url: 'http://mock.test' })

    const { headers } = await call(settings, 'status=503; retryAfter=7; retryAfterFormat=date')

    expect(headers.get('date')).toBe('Tue, 10 Mar 2026 12:00:00 GMT')
    expect(headers.get('retry-after')).toBe('Tue, 10 Mar 2026 12:00:07 GMT')
  })
})
