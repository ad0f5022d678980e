import { describe, expect, test } from 'vitest'
import { routes } from '../generated/control/routes.ts'
import { caller } from '../src/control-client/call.ts'
import { ControlError, createControl } from '../src/control-client/index.ts'
import { at, setup } from './setup.ts'

const options = { baseUrl: 'http://mock.test', apiKey: 'rl_test_1' }

/** Calls one operation of a server that answers what it is told to, and keeps what it was asked. */
function callOf(operation: string, response: Response) {
  const requests: Request[] = []
  const fetch = (request: Request) => {
    requests.push(request)
    return response
  }
  const call = caller({ ...options, fetch })
  return { requests, call: (...given: unknown[]) => call(operation, given) }
}

const json = (body: unknown) => Response.json(body)

describe('createControl', () => {
  test('has every operation of the control plane', () => {
    const control = createControl(options)

    const operations = Object.entries(control).flatMap(([section, methods]) =>
      Object.keys(methods).map((method) => `${section}.${method}`),
    )

    expect(operations.sort()).toEqual(routes.map(({ id }) => id).sort())
  })

  test('steers a server on a port', async () => {
    const { mock, workspace } = setup()
    const { url, close } = await mock.listen()
    const control = createControl({ baseUrl: `${url}/`, apiKey: 'rl_test_1' })

    const clock = await control.clock.advance({ by: '3d' })

    expect(clock.now).toBe('2026-01-08T14:00:00.000Z')
    expect(workspace.now).toEqual(new Date(clock.now))
    await close()
  })

  test('does to an account what its arguments say', async () => {
    const { api, provision, steer } = setup()
    const { id } = await provision()

    const banned = await steer.accounts.force(id, { event: 'ban' })

    expect(banned).toMatchObject({ id, status: 'banned' })
    expect((await api.GET('/api/v1/accounts/{accountId}', at(id))).data).toEqual(banned)
  })

  test('sends no body where it is left out', async () => {
    const { steer, workspace } = setup()
    workspace.advance('3d')

    const { now } = await steer.workspace.reset()

    expect(now).toBe('2026-01-05T14:00:00.000Z')
  })

  test('encodes what stands in a path', async () => {
    const { api, steer } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone: '+12025550101' } })

    const { code } = await steer.provisioning.getCode('+12025550101')

    expect(code).toBe('123456')
  })

  test.each(['', '.', '..'])('refuses %j in a path, where it would lead elsewhere', async (id) => {
    const { steer } = setup()

    const removing = steer.pages.remove(id)

    await expect(removing).rejects.toThrow('`pageId` must be a text, not "." or "..".')
  })

  test('refuses a key that no header can carry, without repeating it', () => {
    const making = () => createControl({ ...options, apiKey: 'rl_test_ä' })

    expect(making).toThrow('The API key has characters that no header can carry.')
  })
})

describe('a call that is refused', () => {
  test('rejects with all that the answer tells', async () => {
    const { steer } = setup()

    const error = await steer.clock.advance({}).catch((error) => error)

    expect(error).toBeInstanceOf(ControlError)
    expect(error).toMatchObject({
      name: 'ControlError',
      message: 'POST /_mock/clock/advance was answered 422 exclusive_fields: Give exactly one of by and to.',
      status: 422,
      code: 'exclusive_fields',
      detail: 'Give exactly one of by and to.',
      errors: [{ pointer: '/by' }, { pointer: '/to' }],
      requestId: expect.stringMatching(/^req_/),
    })
  })

  test('rejects with the status alone when it is no mock server that answers', async () => {
    const { call } = callOf('GET /_mock/clock', new Response('<h1>Bad gateway</h1>', { status: 502 }))

    const error = await call().catch((error) => error)

    expect(error).toMatchObject({
      message: 'GET /_mock/clock was answered 502: this is no answer of the mock server.',
      status: 502,
      code: undefined,
      errors: [],
    })
  })

  test('rejects with the reason of the signal that ended it', async () => {
    const { mock } = setup()
    const { url, close } = await mock.listen()
    const control = createControl({ ...options, baseUrl: url })

    const calling = control.clock.get({ signal: AbortSignal.abort(new Error('No longer needed.')) })

    await expect(calling).rejects.toThrow('No longer needed.')
    await close()
  })
})

describe('a call of the control plane', () => {
  test('sends the key and JSON', async () => {
    const { requests, call } = callOf('POST /_mock/clock/advance body', json({}))

    await call({ by: '3d' })

    const [request] = requests
    expect(request?.headers.get('authorization')).toBe('Bearer rl_test_1')
    expect(request?.headers.get('content-type')).toBe('application/json')
    expect(await request?.json()).toEqual({ by: '3d' })
  })

  test('names a parameter of the query once for each item of a list, and leaves out what is undefined', async () => {
    const { requests, call } = callOf('GET /_mock/things query', json({}))

    await call({ type: ['a b', 'c'], limit: 5, after: undefined })

    expect(requests[0]?.url).toBe('http://mock.test/_mock/things?type=a+b&type=c&limit=5')
  })

  test('has no query where none is given', async () => {
    const { requests, call } = callOf('GET /_mock/things query', json({}))

    await call()

    expect(requests[0]?.url).toBe('http://mock.test/_mock/things')
  })

  test('sends a form as such', async () => {
    const { requests, call } = callOf('POST /_mock/things body', json({}))
    const form = new FormData()
    form.set('file', new Blob(['bytes']), 'snapshot')

    await call(form)

    const sent = await requests[0]?.formData()
    expect(sent?.get('file')).toMatchObject({ name: 'snapshot', size: 5 })
  })

  test('gives a file as it is', async () => {
    const headers = { 'content-type': 'application/octet-stream' }
    const { call } = callOf('GET /_mock/things', new Response(new Uint8Array([1, 2, 255]), { headers }))

    const file = await call()

    expect(file).toBeInstanceOf(Blob)
    expect(await new Response(file as Blob).bytes()).toEqual(new Uint8Array([1, 2, 255]))
  })
})

describe('a stream of events', () => {
  test('tells what happens, over a port, until the loop over it is left', async () => {
    const { mock, provision } = setup()
    const { url, close } = await mock.listen()
    const { events } = createControl({ ...options, baseUrl: url })
    const seen: string[] = []

    const stream = await events.stream()
    const { id } = await provision()
    for await (const { type, data } of stream) {
      seen.push(`${type} ${data.accountId}`)
      break
    }

    expect(seen).toEqual([`account.connected ${id}`])
    await close()
  })

  const headers = { 'content-type': 'text/event-stream; charset=utf-8' }

  /** A stream that comes in these chunks; whether it goes on after them, and whether it was given up. */
  function streamOf(chunks: Uint8Array<ArrayBuffer>[], isOpen = false) {
    const given = { up: false }
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk)
        if (!isOpen) controller.close()
      },
      cancel() {
        given.up = true
      },
    })
    return { given, stream: callOf('GET /_mock/things', new Response(body, { headers })).call() }
  }
  const bytes = (text: string) => new TextEncoder().encode(text)
  // The content type vouches for it.
  const events = async (stream: Promise<unknown>) => (await stream) as AsyncIterable<unknown>
  const all = async (stream: Promise<unknown>) => {
    const found: unknown[] = []
    for await (const event of await events(stream)) found.push(event)
    return found
  }

  test('gives what each holds, without comments', async () => {
    const text = ': hello\n\nid: 1\nevent: message.sent\ndata: {"n":1}\n\ndata:{"n":\ndata: 2}\r\n\r\ndata: {"n":3}'
    const { stream } = streamOf([bytes(text)])

    expect(await all(stream)).toEqual([{ n: 1 }, { n: 2 }])
  })

  test('is put together wherever it was cut', async () => {
    const { stream } = streamOf([...bytes('data: "Café"\n\ndata: 2\n\n')].map((byte) => new Uint8Array([byte])))

    expect(await all(stream)).toEqual(['Café', 2])
  })

  test('ends when the loop over it is left', async () => {
    const { given, stream } = streamOf([bytes('data: 1\n\ndata: 2\n\n')], true)

    const iterator = (await events(stream))[Symbol.asyncIterator]()
    const first = await iterator.next()
    await iterator.return?.()

    expect(first.value).toBe(1)
    expect(given.up).toBe(true)
  })
})
