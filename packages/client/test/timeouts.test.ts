import { describe, expect, test, vi } from 'vitest'
import { type Rocketlead, type RocketleadOptions, TimeoutError } from '../src/index.ts'
import { endless, failing, freezeTimeAndChance, inTurn, lost, ok, outcome, silent } from './answering.ts'
import { countListeners } from './listeners.ts'
import { rejection, setup } from './setup.ts'

freezeTimeAndChance()

const get = (rocketlead: Rocketlead) => rocketlead.settings.get()

describe('timeout', () => {
  test.each([
    ['before the headers, with a fetch that ignores its signal', silent, {}],
    ['during the body', endless, {}],
    ['while the API key is fetched', ok(), { apiKey: () => new Promise<string>(() => {}) }],
    ['while a hook is told', ok(), { hooks: [{ onRequest: () => new Promise<void>(() => {}) }] }],
  ])('ends an attempt %s', async (_, answer, options: RocketleadOptions) => {
    const { error, milliseconds } = await outcome(answer, { timeout: 3000, ...options }, get)

    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      message: 'GET /api/v1/settings was not answered within 3000 ms (`timeout`).',
      operation: 'settings.get',
      method: 'GET',
      path: '/api/v1/settings',
      attempts: 1,
    })
    expect(milliseconds).toBe(3000)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is a minute unless it is said otherwise', async () => {
    expect(await outcome(silent, {}, get)).toMatchObject({ milliseconds: 60_000 })
  })

  test('begins anew with each attempt', async () => {
    const { error, milliseconds } = await outcome(silent, { timeout: 3000, retries: 2 }, get)

    expect(error).toMatchObject({
      message: 'GET /api/v1/settings, tried 3 times, was not answered within 3000 ms (`timeout`).',
      attempts: 3,
    })
    expect(milliseconds).toBe(3000 + 250 + 3000 + 500 + 3000)
  })

  test("can be the call's own", async () => {
    const call = (rocketlead: Rocketlead) => rocketlead.settings.get({ timeout: 10 })

    expect(await outcome(silent, { timeout: 3000 }, call)).toMatchObject({ milliseconds: 10 })
  })

  test('ends the request itself', async () => {
    const { requests } = await outcome(silent, { timeout: 3000 }, get)

    expect(requests[0]?.signal.aborted).toBe(true)
  })

  test('does not let a request out that was overtaken by it', async () => {
    const apiKey = () => new Promise<string>((resolve) => setTimeout(resolve, 5000, 'rl_test_late'))

    const { error, requests } = await outcome(ok(), { apiKey, timeout: 3000 }, get)

    expect(error).toBeInstanceOf(TimeoutError)
    expect(requests).toEqual([])
  })

  test('that is longer than timers can be is none', async () => {
    const slow = () => new Promise<Response>((resolve) => setTimeout(resolve, 1000, Response.json({})))

    const { error, milliseconds } = await outcome(slow, { timeout: 2 ** 31 }, get)

    expect([error, milliseconds]).toEqual([undefined, 1000])
  })
})

describe('totalTimeout', () => {
  test('that a hook used up before the wait lets no other request out', async () => {
    const hooks = [{ onRetry: () => new Promise<void>((resolve) => setTimeout(resolve, 5000)) }]

    const { error, requests } = await outcome(lost, { totalTimeout: 1000, retries: 3, hooks }, get)

    expect(error).toMatchObject({ name: 'ConnectionError', attempts: 1 })
    expect(requests).toHaveLength(1)
  })

  test('ends the attempt that is under way', async () => {
    const { error, milliseconds } = await outcome(silent, { timeout: 3000, totalTimeout: 4000, retries: 2 }, get)

    expect(error).toMatchObject({
      message: 'GET /api/v1/settings, tried 2 times, was not answered within 4000 ms (`totalTimeout`).',
      attempts: 2,
    })
    expect(milliseconds).toBe(4000)
  })

  test('is named when it is shorter than one attempt', async () => {
    const { error, milliseconds } = await outcome(silent, { totalTimeout: 100 }, get)

    expect(error).toMatchObject({
      message: 'GET /api/v1/settings was not answered within 100 ms (`totalTimeout`).',
    })
    expect(milliseconds).toBe(100)
  })

  test('does not end a call that comes to its end before', async () => {
    const { error, requests } = await outcome(inTurn(lost, ok()), { totalTimeout: 251, retries: 1 }, get)

    expect(error).toBeUndefined()
    expect(requests).toHaveLength(2)
  })
})

describe('a call leaves nothing behind', () => {
  const call = async (answer: () => Response | Promise<Response>, reason?: Error) => {
    const aborter = new AbortController()
    const listeners = countListeners(aborter.signal)
    const { rocketlead } = setup(answer, { retries: 1, timeout: 3000 })
    const ending = rejection(rocketlead.settings.get({ signal: aborter.signal }))
    reason && setTimeout(() => aborter.abort(reason), 100)
    await vi.runAllTimersAsync()
    await ending
    return { added: listeners.added(), left: listeners.left(), timers: vi.getTimerCount() }
  }

  test.each([
    ['a success', ok(), 1],
    ['a failure', failing(404), 1],
    ['another attempt', inTurn(lost, ok()), 3],
    ['a timeout', silent, 3],
  ])('after %s', async (_, answer, added) => {
    expect(await call(answer)).toEqual({ added, left: 0, timers: 0 })
  })

  test('after an abort', async () => {
    expect(await call(silent, new Error('Not needed.'))).toMatchObject({ left: 0, timers: 0 })
  })

  test('after a hundred calls with one signal', async () => {
    const { signal } = new AbortController()
    const listeners = countListeners(signal)
    const { rocketlead } = setup(ok())

    await Promise.all(Array.from({ length: 100 }, () => rocketlead.settings.get({ signal })))

    expect([listeners.added(), listeners.left(), vi.getTimerCount()]).toEqual([100, 0, 0])
  })

  test('and has one timer at a time while it lasts', async () => {
    const { rocketlead } = setup(inTurn(lost, silent), { retries: 1, timeout: 3000 })
    const ending = rejection(rocketlead.settings.get())

    await vi.advanceTimersByTimeAsync(100)
    const waiting = vi.getTimerCount()
    await vi.advanceTimersByTimeAsync(1000)
    const trying = vi.getTimerCount()

    expect([waiting, trying]).toEqual([1, 1])
    await vi.runAllTimersAsync()
    expect(await ending).toBeInstanceOf(TimeoutError)
  })
})
