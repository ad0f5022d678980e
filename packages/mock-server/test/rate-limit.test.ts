import { describe, expect, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'
import { callerOf } from './bad-input/world.ts'
import { setup } from './setup.ts'

const settings = '/api/v1/settings'
const left = ({ headers }: Response) =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`)).join(' ')

describe('a rate limit', () => {
  test('is off unless it is asked for', async () => {
    const { api } = setup()

    const { response } = await api.GET(settings)

    expect(response.headers.has('x-ratelimit-limit')).toBe(false)
  })

  test('is 120 a minute as documented', async () => {
    const { api } = setup({ rateLimit: true })
    const answers = await Promise.all(Array.from({ length: 121 }, () => api.GET(settings)))

    const statuses = answers.map(({ response }) => response.status)

    expect(statuses.indexOf(429)).toBe(120)
    expect(answers.at(-1)?.error).toMatchObject({
      status: 429,
      code: 'rate_limited',
      detail: "More than 120 requests in 60 seconds. Try again in 60 seconds of the workspace's time.",
    })
  })

  test('tells on every answer how much is left, and when the window ends', async () => {
    const { api } = setup({ rateLimit: { limit: 2, perSeconds: 10 }, now: new Date('2026-01-05T14:00:03.400Z') })

    const answers = [
      await api.GET(settings),
      await api.GET('/api/v1/accounts/{accountId}', { params: { path: { accountId: 'acc_0' } } }),
      await api.GET(settings),
    ]

    const reset = Date.parse('2026-01-05T14:00:10.000Z') / 1000
    expect(answers.map(({ response }) => [response.status, left(response)])).toEqual([
      [200, `2 1 ${reset}`],
      [404, `2 0 ${reset}`],
      [429, `2 0 ${reset}`],
    ])
    expect(answers[2]?.response.headers.get('retry-after')).toBe('7')
  })

  test('begins anew with the next window of the workspace’s clock', async () => {
    const { api, workspace } = setup({ rateLimit: { limit: 1, perSeconds: 60 } })
    await api.GET(settings)
    workspace.advance('59999ms')
    const before = await api.GET(settings)
    workspace.advance('1ms')

    const after = await api.GET(settings)

    expect([before.response.status, before.response.headers.get('retry-after')]).toEqual([429, '1'])
    expect([after.response.status, left(after.response).slice(0, 3)]).toEqual([200, '1 0'])
  })

  test('begins anew with a reset', async () => {
    const { api, control } = setup({ rateLimit: { limit: 1, perSeconds: 60 } })
    await api.GET(settings)

    await control.POST('/_mock/reset')

    expect((await api.GET(settings)).response.status).toBe(200)
  })

  test('counts each key for itself, and the control plane not at all', async () => {
    const { mock, api, control } = setup({ rateLimit: { limit: 1, perSeconds: 60 } })
    await api.GET(settings)

    const other = await callerOf(mock, 'rl_test_2')('GET', settings)
    const clock = await control.GET('/_mock/clock')

    expect([other.status, clock.response.status]).toEqual([200, 200])
    expect(clock.response.headers.has('x-ratelimit-limit')).toBe(false)
  })

  test('leaves a call that it refuses to no fault, and keeps it in the log', async () => {
    const { api, control } = setup({ rateLimit: { limit: 1, perSeconds: 60 } })
    await api.GET(settings)
    await control.POST('/_mock/faults', { body: { status: 500 } })

    await api.GET(settings)

    expect((await control.GET('/_mock/faults')).data?.data).toMatchObject([{ matched: 0 }])
    const { data } = await control.GET('/_mock/requests', { params: { query: { limit: 1 } } })
    expect(data?.data).toMatchObject([{ status: 429, code: 'rate_limited', operation: 'settings.get' }])
  })

  test.each([
    { limit: 0, perSeconds: 60 },
    { limit: 1.5, perSeconds: 60 },
    { limit: 1, perSeconds: -1 },
  ])('of %o is refused', (rateLimit) => {
    expect(() => createMockServer({ rateLimit })).toThrow(/^rateLimit needs whole numbers from 1 on, not /)
  })
})
