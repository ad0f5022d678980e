import { describe, expect, test, vi } from 'vitest'
import { RateLimitError, type Rocketlead } from '../src/index.ts'
import { failing, freezeTimeAndChance, inTurn, lost, ok, outcome } from './answering.ts'

freezeTimeAndChance()

const get = (rocketlead: Rocketlead) => rocketlead.settings.get()
const waited = async (headers: Record<string, string>) =>
  (await outcome(inTurn(failing(429, headers), ok()), { retries: 1 }, get)).milliseconds

describe('Retry-After', () => {
  test.each([
    ['seconds', { 'Retry-After': '12' }, 12_000],
    ['parts of a second', { 'Retry-After': '1.5' }, 1500],
    ['no time at all', { 'Retry-After': '0' }, 0],
    [
      'a date, counted from that of the answer',
      { 'Retry-After': 'Mon, 02 Feb 2026 09:30:20 GMT', Date: 'Mon, 02 Feb 2026 09:30:00 GMT' },
      20_000,
    ],
  ])('is heeded: %s', async (_, headers: Record<string, string>, milliseconds) => {
    expect(await waited(headers)).toBe(milliseconds)
  })

  test("counts a date from this machine's when the answer has none", async () => {
    vi.setSystemTime('2026-02-02T09:30:00Z')

    expect(await waited({ 'Retry-After': 'Mon, 02 Feb 2026 09:30:20 GMT' })).toBe(20_000)
  })

  test.each(['Mon, 02 Feb 1976 09:30:20 GMT', '', 'soon', '-5', 'in 5', 'NaN', '1.2.3'])(
    'is left alone when it is "%s"',
    async (value) => {
      expect(await waited({ 'Retry-After': value })).toBe(250)
    },
  )

  test('is heeded after a 503 too', async () => {
    const { milliseconds } = await outcome(inTurn(failing(503, { 'Retry-After': '3' }), ok()), { retries: 1 }, get)

    expect(milliseconds).toBe(3000)
  })
})

describe('maxRetryAfter', () => {
  test('ends the call at once, and the message says so', async () => {
    const { error, requests, milliseconds } = await outcome(failing(429, { 'Retry-After': '61' }), { retries: 2 }, get)

    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({
      message: 'GET /api/v1/settings was answered 429: No. (It asks to wait 61 s; `maxRetryAfter` is 60 s.)',
      retryAfter: 61,
      attempts: 1,
    })
    expect([requests.length, milliseconds]).toEqual([1, 0])
  })

  test('lets through what asks for just as much', async () => {
    const { error, milliseconds } = await outcome(
      inTurn(failing(429, { 'Retry-After': '5' }), ok()),
      { retries: 1, maxRetryAfter: 5 },
      get,
    )

    expect([error, milliseconds]).toEqual([undefined, 5000])
  })

  test("can be the call's own", async () => {
    const call = (rocketlead: Rocketlead) => rocketlead.settings.get({ maxRetryAfter: 90 })

    const { error, milliseconds } = await outcome(
      inTurn(failing(429, { 'Retry-After': '61' }), ok()),
      { retries: 1, maxRetryAfter: 1 },
      call,
    )

    expect([error, milliseconds]).toEqual([undefined, 61_000])
  })
})

describe('totalTimeout', () => {
  test('that leaves no time for the wait ends the call at once, and the message says so', async () => {
    const { error, requests, milliseconds } = await outcome(
      failing(429, { 'Retry-After': '5' }),
      { retries: 2, totalTimeout: 5000 },
      get,
    )

    expect(error).toMatchObject({
      message: 'GET /api/v1/settings was answered 429: No. (`totalTimeout` leaves no time to wait.)',
    })
    expect([requests.length, milliseconds]).toEqual([1, 0])
  })

  test('ends what is repeated for ever', async () => {
    const { error, milliseconds } = await outcome(
      lost,
      { retries: Number.POSITIVE_INFINITY, totalTimeout: 20_000 },
      get,
    )

    expect(error).toMatchObject({ name: 'ConnectionError' })
    expect(milliseconds).toBe(250 + 500 + 1000 + 2000 + 4000 + 4000 + 4000 + 4000)
  })
})
