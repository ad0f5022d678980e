import { describe, expect, test, vi } from 'vitest'
import { ConnectionError, type Hooks, NotFoundError, type RocketleadOptions, ServerError } from '../src/index.ts'
import { failing, inTurn, lost, ok } from './answering.ts'
import { apiKey, rejection, setup } from './setup.ts'

/** Hooks that write down what they are told, as `name: what`. */
const recorder = (told: [string, object][]): Hooks => ({
  onRequest: (event) => void told.push(['onRequest', event]),
  onResponse: (event) => void told.push(['onResponse', event]),
  onRetry: (event) => void told.push(['onRetry', event]),
  onError: (event) => void told.push(['onError', event]),
})

const passing = failing(503, { 'Retry-After': '0' })

function recorded(answer: Parameters<typeof setup>[0], options: RocketleadOptions = {}) {
  const told: [string, object][] = []
  const { rocketlead, requests } = setup(answer, { hooks: [recorder(told)], ...options })
  return { rocketlead, requests, told, names: () => told.map(([name]) => name) }
}

describe('hooks', () => {
  test('are told of a success', async () => {
    const { rocketlead, told } = recorded(() =>
      Response.json({}, { status: 200, headers: { 'X-Request-Id': 'req_1' } }),
    )

    await rocketlead.leads.list({ limit: 2 })

    const call = { operation: 'leads.list', method: 'GET', path: '/api/v1/leads', attempts: 1 }
    const url = 'https://rocketlead.example/api/v1/leads?limit=2'
    expect(told).toEqual([
      ['onRequest', { ...call, url, headers: expect.any(Headers) }],
      [
        'onResponse',
        {
          ...call,
          url,
          status: 200,
          headers: expect.any(Headers),
          requestId: 'req_1',
          milliseconds: expect.any(Number),
        },
      ],
    ])
  })

  test('are told of every attempt, and once of the failure', async () => {
    const { rocketlead, told, names } = recorded(passing, { retries: 1 })

    const error = await rejection(rocketlead.settings.get())

    expect(names()).toEqual(['onRequest', 'onResponse', 'onRetry', 'onRequest', 'onResponse', 'onError'])
    expect(told.map(([, event]) => event)).toMatchObject([
      { attempts: 1 },
      { attempts: 1, status: 503 },
      { attempts: 1, delay: 0, error: expect.any(ServerError) },
      { attempts: 2 },
      { attempts: 2, status: 503 },
      { attempts: 2, error },
    ])
  })

  test.each([
    ['an answer that is refused', failing(404), {}, ['onRequest', 'onResponse', 'onError']],
    ['no answer', lost, {}, ['onRequest', 'onError']],
    ['a source of API keys that throws', ok(), { apiKey: () => Promise.reject(new Error('sealed')) }, ['onError']],
    [
      'a success after another attempt',
      inTurn(passing, ok()),
      { retries: 1 },
      ['onRequest', 'onResponse', 'onRetry', 'onRequest', 'onResponse'],
    ],
  ])('are told of %s', async (_, answer, options, expected) => {
    const { rocketlead, names } = recorded(answer, options)

    await rejection(rocketlead.settings.get())

    expect(names()).toEqual(expected)
  })

  test('are told of an abort', async () => {
    const { rocketlead, names } = recorded(ok())

    await rejection(rocketlead.settings.get({ signal: AbortSignal.abort() }))

    expect(names()).toEqual(['onError'])
  })

  test.each([
    ['arguments that are refused', ok(), ''],
    ['a success that is no JSON', () => new Response('<html>'), 'acc_1'],
  ])('are not told of %s as a failure', async (_, answer, accountId) => {
    const { rocketlead, names } = recorded(answer)

    await rejection(rocketlead.accounts.get(accountId))

    expect(names()).not.toContain('onError')
  })

  test('are told one after the other, in their order, each when the one before is done', async () => {
    const order: string[] = []
    const slow: Hooks = {
      onRequest: async () => {
        order.push('first begins')
        await new Promise(setImmediate)
        order.push('first ends')
      },
    }
    const next: Hooks = { onRequest: () => void order.push('second') }
    const fetch = () => {
      order.push('fetch')
      return Response.json({})
    }

    await setup(undefined, { hooks: [slow, next], fetch }).rocketlead.settings.get()

    expect(order).toEqual(['first begins', 'first ends', 'second', 'fetch'])
  })

  test('can set headers, of which the next hook knows', async () => {
    const seen: (string | null)[] = []
    const set: Hooks = { onRequest: ({ headers }) => headers.set('X-Trace', 'abc') }
    const look: Hooks = { onRequest: ({ headers }) => void seen.push(headers.get('X-Trace')) }
    const { rocketlead, requests } = setup(inTurn(passing, ok()), { hooks: [look, set, look], retries: 1 })

    await rocketlead.settings.get()

    expect(requests.map(({ headers }) => headers.get('X-Trace'))).toEqual(['abc', 'abc'])
    expect(seen).toEqual([null, 'abc', null, 'abc'])
  })

  test('cannot replace the Authorization header', async () => {
    const set: Hooks = { onRequest: ({ headers }) => headers.set('Authorization', 'Bearer other') }
    const { rocketlead, requests } = setup(ok(), { hooks: [set] })

    await rocketlead.settings.get()

    expect(requests[0]?.headers.get('Authorization')).toBe(`Bearer ${apiKey}`)
  })

  test('never see the Authorization header, not even in what they keep', async () => {
    const { rocketlead, told } = recorded(passing, { retries: 1, headers: { Authorization: 'Bearer mine' } })

    await rejection(rocketlead.settings.get({ headers: { authorization: 'Bearer other' } }))

    const headers = told.flatMap(([, event]) => ('headers' in event ? [...(event.headers as Headers)] : []))
    expect(headers).toContainEqual(['user-agent', expect.stringMatching(/^rocketlead-client/)])
    expect(headers.filter(([name]) => name === 'authorization')).toEqual([])
    expect(JSON.stringify(told)).not.toContain(apiKey)
  })
})

describe('a hook that throws', () => {
  const thrown = new Error('My own mistake.')
  const fail = () => {
    throw thrown
  }

  test.each([
    ['onRequest', ok(), 0],
    ['onResponse', ok(), 1],
    ['onRetry', passing, 1],
  ])('ends the call without another attempt: %s', async (name, answer, sent) => {
    const onError = vi.fn()
    const { rocketlead, requests } = setup(answer, { hooks: [{ [name]: fail }, { onError }], retries: 2 })

    const error = await rejection(rocketlead.settings.get())

    expect(error).toBe(thrown)
    expect(requests).toHaveLength(sent)
    expect(onError).toHaveBeenCalledTimes(1)
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ error: thrown, operation: 'settings.get' }))
  })

  test('ends it likewise when it is async', async () => {
    const { rocketlead, requests } = setup(ok(), { hooks: [{ onRequest: () => Promise.reject(thrown) }], retries: 2 })

    expect(await rejection(rocketlead.settings.get())).toBe(thrown)
    expect(requests).toEqual([])
  })
})

describe('an error', () => {
  test.each([
    ['ApiError', failing(404), NotFoundError],
    ['ConnectionError', lost, ConnectionError],
  ])('knows its call: %s', async (_, answer, Class) => {
    const error = await rejection(setup(answer).rocketlead.accounts.get('acc 1'))

    expect(error).toBeInstanceOf(Class)
    expect(error).toMatchObject({
      operation: 'accounts.get',
      method: 'GET',
      path: '/api/v1/accounts/acc%201',
      attempts: 1,
    })
  })
})
