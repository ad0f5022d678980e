import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ConnectionError, type Rocketlead, type RocketleadOptions, ServerError } from '../src/index.ts'
import { endless, failing, freezeTime, inTurn, lost, ok, outcome } from './answering.ts'
import { apiKey } from './setup.ts'

beforeEach(() => {
  freezeTime()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const get = (rocketlead: Rocketlead) => rocketlead.settings.get()
const patch = (rocketlead: Rocketlead) => rocketlead.settings.update({ name: 'Juniper' })
const post = (rocketlead: Rocketlead) => rocketlead.accounts.connect('acc_1')
const postWithKey = (rocketlead: Rocketlead) => rocketlead.campaigns.create({ name: 'Spring' })
const twice: RocketleadOptions = { retries: 1 }
const unlimited: RocketleadOptions = { retries: undefined as never }

describe('a call is tried again', () => {
  test.each([408, 429, 500, 502, 503, 504, 599])('after %i', async (status) => {
    const { error, requests } = await outcome(inTurn(failing(status), ok()), twice, get)

    expect(error).toBeUndefined()
    expect(requests).toHaveLength(2)
  })

  test.each([
    ['no answer', lost],
    ['an answer that breaks off', () => new Response(new ReadableStream({ start: (body) => body.error(new Error()) }))],
    ['an answer that never ends', endless],
  ])('after %s', async (_, first) => {
    const { error, requests } = await outcome(inTurn(first, ok()), twice, get)

    expect(error).toBeUndefined()
    expect(requests).toHaveLength(2)
  })

  test.each([
    ['GET', get],
    ['PUT', (rocketlead: Rocketlead) => rocketlead.campaigns.reorderSteps('cmp_1', { stepIds: ['stp_1'] })],
    ['DELETE', (rocketlead: Rocketlead) => rocketlead.campaigns.delete('cmp_1')],
    ['POST with an idempotency key', postWithKey],
  ])('when it is a %s', async (_, call) => {
    const { requests } = await outcome(inTurn(failing(503), ok()), twice, call)

    expect(requests).toHaveLength(2)
  })

  test('twice unless it is said otherwise', async () => {
    const { error, requests } = await outcome(lost, unlimited, get)

    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      attempts: 3,
      message: 'GET /api/v1/settings, tried 3 times, got no answer (fetch failed).',
    })
    expect(requests).toHaveLength(3)
  })

  test('as often as the call says rather than the client', async () => {
    const { requests } = await outcome(lost, { retries: 5 }, (rocketlead) => rocketlead.settings.get({ retries: 1 }))

    expect(requests).toHaveLength(2)
  })
})

describe('a call is not tried again', () => {
  test.each([301, 400, 401, 402, 403, 404, 409, 410, 413, 422, 425, 499])('after %i', async (status) => {
    const { error, requests } = await outcome(failing(status), twice, get)

    expect(error).toMatchObject({ status, attempts: 1 })
    expect(requests).toHaveLength(1)
  })

  test.each([
    ['PATCH', patch],
    ['POST without an idempotency key', post],
  ])('when it is a %s, which may have been carried out', async (_, call) => {
    const { error, requests } = await outcome(lost, twice, call)

    expect(error).toMatchObject({ attempts: 1 })
    expect(requests).toHaveLength(1)
  })

  test('after a success that is no JSON', async () => {
    const { requests } = await outcome(() => new Response('<html>'), twice, get)

    expect(requests).toHaveLength(1)
  })

  test('with `retries: 0`', async () => {
    const { error, requests } = await outcome(failing(503), { retries: 0 }, get)

    expect(error).toBeInstanceOf(ServerError)
    expect(requests).toHaveLength(1)
  })

  test('when the source of the API key throws', async () => {
    const source = vi.fn().mockRejectedValue(new Error('The vault is sealed.'))

    const { error } = await outcome(ok(), { retries: 2, apiKey: source }, get)

    expect(error).toEqual(new Error('The vault is sealed.'))
    expect(source).toHaveBeenCalledTimes(1)
  })
})

describe('every attempt', () => {
  test('of a write sends the same key and the same bytes', async () => {
    const { requests } = await outcome(lost, { retries: 2 }, postWithKey)

    const keys = requests.map(({ headers }) => headers.get('Idempotency-Key'))
    const bodies = await Promise.all(requests.map((request) => request.text()))
    expect(requests).toHaveLength(3)
    expect(keys[0]).toMatch(/^\d+(-\d+){3}$/)
    expect(new Set(keys).size).toBe(1)
    expect(new Set(bodies)).toEqual(new Set(['{"name":"Spring"}']))
  })

  test('asks for the API key', async () => {
    const keys = ['rl_test_one', 'rl_test_two']

    const { requests } = await outcome(inTurn(lost, ok()), { retries: 1, apiKey: () => keys.shift() ?? apiKey }, get)

    const sent = requests.map(({ headers }) => headers.get('Authorization'))
    expect(sent).toEqual(['Bearer rl_test_one', 'Bearer rl_test_two'])
  })

  test('of another call has another key', async () => {
    const both = (rocketlead: Rocketlead) => Promise.all([postWithKey(rocketlead), postWithKey(rocketlead)])

    const { requests } = await outcome(ok(), {}, both)

    expect(new Set(requests.map(({ headers }) => headers.get('Idempotency-Key'))).size).toBe(2)
  })
})

describe('an idempotency key', () => {
  test.each([
    ['as an option', { idempotencyKey: '5f0c2a4e' }],
    ['as a header', { headers: { 'idempotency-key': '5f0c2a4e' } }],
  ])('is kept when it is given %s', async (_, options) => {
    const { requests } = await outcome(ok(), {}, (rocketlead) =>
      rocketlead.campaigns.create({ name: 'Spring' }, options),
    )

    expect(requests[0]?.headers.get('Idempotency-Key')).toBe('5f0c2a4e')
  })

  test('is drawn when an empty one is given, which would protect nothing', async () => {
    const call = (rocketlead: Rocketlead) => rocketlead.campaigns.create({ name: 'Spring' }, { idempotencyKey: '' })

    const { requests } = await outcome(ok(), {}, call)

    expect(requests[0]?.headers.get('Idempotency-Key')).toMatch(/\d/)
  })

  test('as a header is refused by an operation that takes none, or it would be repeated', async () => {
    const call = (rocketlead: Rocketlead) =>
      rocketlead.settings.update({ name: 'Juniper' }, { headers: { 'Idempotency-Key': '5f0c2a4e' } })

    const { error, requests } = await outcome(lost, { retries: 2 }, call)

    expect(error).toMatchObject({ message: 'settings.update takes no idempotency key.' })
    expect(requests).toHaveLength(0)
  })
})

describe('the wait before another attempt', () => {
  test('is anything up to a bound that doubles from half a second to eight', async () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    await fc.assert(
      fc.asyncProperty(fc.array(chance, { minLength: 1, maxLength: 8 }), async (chances) => {
        const delays: number[] = []
        const random = vi.spyOn(Math, 'random')
        for (const value of chances) random.mockReturnValueOnce(value)
        const hooks = [{ onRetry: ({ delay }: { delay: number }) => void delays.push(delay) }]

        await outcome(lost, { retries: chances.length, hooks }, get)

        expect(delays).toEqual(chances.map((value, index) => value * Math.min(8000, 500 * 2 ** index)))
      }),
      { numRuns: 50 },
    )
  })

  test('passes before the next request', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)

    const { milliseconds } = await outcome(inTurn(lost, lost, ok()), { retries: 2 }, get)

    expect(milliseconds).toBe(250 + 500)
  })
})
