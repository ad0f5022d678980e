import { describe, expect, test, vi } from 'vitest'
import { AbortError } from '../src/index.ts'
import { endless, freezeTimeAndChance, inTurn, lost, ok, silent } from './answering.ts'
import { rejection, setup } from './setup.ts'

freezeTimeAndChance()

const reason = new Error('Not needed any more.')
const page = (...ids: string[]) => ok({ data: ids.map((id) => ({ id })), pagination: { nextCursor: 'more' } })

describe('an abort', () => {
  test('before the call lets nothing out, not even a question for the API key', async () => {
    const apiKey = vi.fn(() => 'rl_test_key')
    const { rocketlead, requests } = setup(ok(), { apiKey })

    const error = await rejection(rocketlead.settings.get({ signal: AbortSignal.abort(reason) }))

    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({ message: 'GET /api/v1/settings was aborted.', cause: reason })
    expect(requests).toEqual([])
    expect(apiKey).not.toHaveBeenCalled()
  })

  test.each([
    ['during the request, with a fetch that ignores its signal', silent, 1],
    ['during the body', endless, 1],
    ['during the wait for another attempt', lost, 1],
    ['during another attempt', inTurn(lost, silent), 2],
  ])('%s ends the call at once', async (_, answer, attempts) => {
    const aborter = new AbortController()
    const { rocketlead, requests } = setup(answer, { retries: 3 })
    const ending = rejection(rocketlead.settings.get({ signal: aborter.signal }))
    await vi.advanceTimersByTimeAsync(attempts * 251 - 251 + 10)

    aborter.abort(reason)

    const error = await ending
    expect(error).toBeInstanceOf(AbortError)
    expect(error).toMatchObject({
      operation: 'settings.get',
      method: 'GET',
      path: '/api/v1/settings',
      attempts,
      cause: reason,
    })
    await vi.runAllTimersAsync()
    expect(requests).toHaveLength(attempts)
  })

  test('while the API key is fetched lets no request out afterwards', async () => {
    const aborter = new AbortController()
    const apiKey = () => new Promise<string>((resolve) => setTimeout(resolve, 100, 'rl_test_late'))
    const { rocketlead, requests } = setup(ok(), { apiKey })
    const ending = rejection(rocketlead.settings.get({ signal: aborter.signal }))
    await vi.advanceTimersByTimeAsync(10)

    aborter.abort(reason)

    expect(await ending).toMatchObject({ name: 'AbortError', cause: reason })
    await vi.runAllTimersAsync()
    expect(requests).toEqual([])
  })

  test('aborts the request itself', async () => {
    const aborter = new AbortController()
    const { rocketlead, requests } = setup(silent)
    const ending = rejection(rocketlead.settings.get({ signal: aborter.signal }))
    await vi.advanceTimersByTimeAsync(10)

    aborter.abort(reason)

    await ending
    expect(requests[0]?.signal.aborted).toBe(true)
  })

  test('after the call does nothing', async () => {
    const aborter = new AbortController()
    const { rocketlead } = setup(ok({ name: 'Juniper' }))
    const settings = await rocketlead.settings.get({ signal: aborter.signal })

    aborter.abort(reason)

    expect(settings).toEqual({ name: 'Juniper' })
  })

  test("of a signal without a reason has the platform's", async () => {
    const { rocketlead } = setup(ok())

    const error = await rejection(rocketlead.settings.get({ signal: AbortSignal.abort() }))

    expect(error).toMatchObject({ cause: { name: 'AbortError' } })
  })
})

describe('an abort of a list', () => {
  test('between two items ends the loop', async () => {
    const aborter = new AbortController()
    const { rocketlead, requests } = setup(page('led_1', 'led_2'))
    const seen: string[] = []
    const loop = async () => {
      for await (const { id } of rocketlead.leads.list({}, { signal: aborter.signal })) {
        seen.push(id)
        aborter.abort(reason)
      }
    }

    const error = await rejection(loop())

    expect(error).toMatchObject({ name: 'AbortError', cause: reason, operation: 'leads.list' })
    expect(seen).toEqual(['led_1'])
    expect(requests).toHaveLength(1)
  })

  test('between two pages ends the loop, and the next page is not asked for', async () => {
    const aborter = new AbortController()
    const { rocketlead, requests } = setup(page('led_1'))
    const first = await rocketlead.leads.list({}, { signal: aborter.signal })

    aborter.abort(reason)

    expect(await rejection(first.nextPage())).toMatchObject({ name: 'AbortError', cause: reason })
    expect(requests).toHaveLength(1)
  })
})
