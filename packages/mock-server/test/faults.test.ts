import { describe, expect, test } from 'vitest'
import { patient } from './patient.ts'
import { setup } from './setup.ts'

const settings = '/api/v1/settings'
const accounts = '/api/v1/accounts'

describe('faults.create', () => {
  test('makes a rule that answers the next calls of an operation with a problem code', async () => {
    const { api, control } = setup()

    const { data: rule, response } = await control.POST('/_mock/faults', {
      body: { operation: 'settings.get', code: 'campaign_active', count: 2 },
    })

    const first = await api.GET(settings)
    const other = await api.GET(accounts)
    const second = await api.GET(settings)
    const third = await api.GET(settings)
    expect([response.status, response.headers.get('location')]).toEqual([201, '/_mock/faults'])
    expect(rule).toMatchObject({ id: 'flt_000000001', matched: 0, struck: 0, remaining: 2, when: 'before' })
    expect([first, other, second, third].map(({ response }) => response.status)).toEqual([409, 200, 409, 200])
    expect(first.error).toEqual({
      type: 'urn:rocketlead:problem:campaign_active',
      title: 'Campaign active',
      status: 409,
      detail: 'This fault was asked for by the fault rule flt_000000001.',
      instance: first.response.headers.get('x-request-id'),
      code: 'campaign_active',
      errors: [],
    })
  })

  test('takes all operations of a section, or of the API', async () => {
    const { api, control } = setup()

    await control.POST('/_mock/faults', { body: { operation: 'settings.*', status: 502 } })
    await control.POST('/_mock/faults', { body: { status: 504 } })

    const statuses = [(await api.GET(settings)).response.status, (await api.GET(accounts)).response.status]
    expect(statuses).toEqual([502, 504])
  })

  test('answers a status with a generic problem that says when to try again', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 503, retryAfter: 7, count: 1 } })
    await control.POST('/_mock/faults', { body: { code: 'rate_limited', count: 1 } })

    const [unavailable, limited] = [await api.GET(settings), await api.GET(settings)]

    expect(unavailable.response.headers.get('retry-after')).toBe('7')
    expect(unavailable.response.headers.get('content-type')).toBe('application/problem+json')
    expect(unavailable.error).toMatchObject({ status: 503, code: 'injected_fault', title: 'Service Unavailable' })
    expect([limited.response.status, limited.response.headers.get('retry-after')]).toEqual([429, '1'])
  })

  test('closes the connection as Node’s fetch tells of it', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { cut: true, count: 1 } })

    const cut = api.GET(settings)

    await expect(cut).rejects.toThrow(TypeError)
    await expect(cut).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } })
    expect((await api.GET(settings)).response.status).toBe(200)
  })

  test('breaks the answers of an operation that is carried out', async () => {
    const { mock, api, control } = setup()
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const body = { operation: 'settings.update', breakage: 'broken_json', when: 'after', count: 1 } as const
    const { data: rule } = await control.POST('/_mock/faults', { body })

    const answer = await mock.fetch(`http://mock.test${settings}`, {
      method: 'PATCH',
      headers,
      body: '{"name":"Juniper"}',
    })

    const log = await control.GET('/_mock/requests')
    expect(rule).toMatchObject({ breakage: 'broken_json', retryAfterFormat: 'seconds', when: 'after' })
    expect(answer.status).toBe(200)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
    expect((await api.GET(settings)).data?.name).toBe('Juniper')
    expect(log.data?.data).toMatchObject([{ status: 200, fault: { ruleId: rule?.id, breakage: 'broken_json' } }])
  })

  test('waits, and then answers as always', async () => {
    const { api, control, waited } = patient()
    await control.POST('/_mock/faults', { body: { delay: 250 } })

    const { response } = await api.GET(settings)

    expect([response.status, waited]).toEqual([200, [250]])
  })

  test('draws a wait between two, or around a median', async () => {
    const { api, control, waited } = patient()
    await control.POST('/_mock/faults', { body: { delayBetween: { min: 10, max: 20 }, count: 40 } })
    await control.POST('/_mock/faults', { body: { delayAround: { median: 100, p95: 1000 }, count: 40 } })

    await Promise.all(Array.from({ length: 80 }, () => api.GET(settings)))

    const [between, around] = [waited.slice(0, 40), waited.slice(40)]
    expect([Math.min(...between) >= 10, Math.max(...between) <= 20, new Set(between).size > 5]).toEqual([
      true,
      true,
      true,
    ])
    expect(around.filter((wait) => wait < 100).length).toBeGreaterThan(10)
    expect(around.filter((wait) => wait > 100).length).toBeGreaterThan(10)
    expect(around.filter((wait) => wait > 1000).length).toBeLessThan(6)
  })

  test('strikes before the call, which then does nothing', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { operation: 'settings.update', code: 'internal_error', count: 1 } })

    await api.PATCH(settings, { body: { name: 'Juniper' } })

    expect((await api.GET(settings)).data?.name).not.toBe('Juniper')
  })

  test('strikes after the call, whose work is done and whose kept answer is given to the next try', async () => {
    const { mock, control } = setup()
    const order = () =>
      mock.fetch('http://mock.test/api/v1/orders', {
        method: 'POST',
        headers: {
          authorization: 'Bearer rl_test_1',
          'content-type': 'application/json',
          'idempotency-key': 'order-1',
        },
        body: JSON.stringify({ items: [{ product: 'credits', quantity: 100 }] }),
      })
    await control.POST('/_mock/faults', { body: { operation: 'orders.create', cut: true, when: 'after', count: 1 } })

    const lost = order()

    await expect(lost).rejects.toThrow('fetch failed')
    const again = await order()
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  })

  test('replaces a refusal too when it strikes after', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500, when: 'after' } })

    const { error } = await api.GET('/api/v1/accounts/{accountId}', { params: { path: { accountId: 'acc_0' } } })

    expect(error).toMatchObject({ status: 500, code: 'injected_fault' })
  })

  test('strikes by a chance that is the same for the same seed', async () => {
    const play = async (seed: number) => {
      const { api, control } = setup({ seed })
      await control.POST('/_mock/faults', { body: { probability: 0.5, status: 500 } })
      const answers = await Promise.all(Array.from({ length: 40 }, () => api.GET(settings)))
      const { data } = await control.GET('/_mock/faults')
      return { statuses: answers.map(({ response }) => response.status).join(), rule: data?.data[0] }
    }

    const [one, same, other] = [await play(1), await play(1), await play(2)]

    expect(same).toEqual(one)
    expect(other.statuses).not.toBe(one.statuses)
    expect(one.rule?.matched).toBe(40)
    expect(one.rule?.struck).toBe(one.statuses.split('500').length - 1)
    expect(Math.abs((one.rule?.struck ?? 0) - 20)).toBeLessThan(10)
  })

  test('leaves a call that one rule lets through to the next', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { probability: 0, status: 500 } })
    await control.POST('/_mock/faults', { body: { status: 502 } })

    const { response } = await api.GET(settings)

    const { data } = await control.GET('/_mock/faults')
    expect(response.status).toBe(502)
    expect(data?.data.map(({ matched, struck }) => [matched, struck])).toEqual([
      [1, 0],
      [1, 1],
    ])
  })

  test('strikes neither the control plane nor a call without a key', async () => {
    const { mock, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500 } })

    const keyless = await mock.fetch(`http://mock.test${settings}`)
    const clock = await control.GET('/_mock/clock')

    expect([keyless.status, clock.response.status]).toEqual([401, 200])
    expect((await control.GET('/_mock/faults')).data?.data).toMatchObject([{ matched: 0 }])
  })

  test('leaves the ids of everything else as they are', async () => {
    const [plain, faulty] = [setup(), setup()]
    await faulty.control.POST('/_mock/faults', { body: { status: 500, count: 1 } })
    await faulty.api.GET(settings)

    const accounts = [await plain.provision(), await faulty.provision()]

    expect(accounts[1]).toEqual(accounts[0])
  })

  test.each([
    [{}, '', 'empty'],
    [{ cut: false }, '', 'empty'],
    [{ operation: 'settings.get', count: 3 }, '', 'empty'],
    [{ code: 'internal_error', status: 503 }, '/status', 'exclusive'],
    [{ status: 503, cut: true }, '/cut', 'exclusive'],
    [{ delay: 1, delayBetween: { min: 1, max: 2 } }, '/delayBetween', 'exclusive'],
    [{ delayBetween: { min: 3, max: 2 } }, '/delayBetween/min', 'order'],
    [{ delayAround: { median: 3, p95: 2 } }, '/delayAround/median', 'order'],
    [{ code: 'no_such_code' }, '/code', 'unknown'],
    [{ operation: 'clock.get', status: 500 }, '/operation', 'operation'],
    [{ cut: true, breakage: 'cut_body' }, '/breakage', 'exclusive'],
    [{ code: 'internal_error', breakage: 'html' }, '/breakage', 'exclusive'],
    [{ status: 500, retryAfter: 5 }, '/retryAfter', 'unused'],
    [{ code: 'campaign_active', retryAfter: 5 }, '/retryAfter', 'unused'],
    [{ breakage: 'html', retryAfterFormat: 'date' }, '/retryAfterFormat', 'unused'],
    [{ operation: 'setting.*', status: 500 }, '/operation', 'operation'],
  ] as const)('refuses %o', async (body, pointer, code) => {
    const { control } = setup()

    const { error } = await control.POST('/_mock/faults', { body })

    expect(error).toMatchObject({ status: 422, code: 'fault_invalid', errors: [{ pointer, code }] })
    expect((await control.GET('/_mock/faults')).data?.data).toEqual([])
  })
})

describe('faults.list', () => {
  test('shows the rules in their order, how often they struck and what is left, page by page', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { operation: 'settings.get', status: 500, count: 1 } })
    await control.POST('/_mock/faults', { body: { operation: 'settings.*', delay: 0 } })
    await api.GET(settings)
    await api.GET(settings)

    const first = await control.GET('/_mock/faults', { params: { query: { limit: 1 } } })
    const cursor = first.data?.pagination.nextCursor ?? ''
    const second = await control.GET('/_mock/faults', { params: { query: { limit: 1, cursor } } })

    expect(first.data?.data).toMatchObject([{ id: 'flt_000000001', matched: 1, struck: 1, remaining: 0 }])
    expect(second.data?.data).toMatchObject([{ id: 'flt_000000002', matched: 1, struck: 1, remaining: null }])
    expect(second.data?.pagination.hasMore).toBe(false)
  })
})

describe('faults.remove', () => {
  test('ends one rule', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500 } })
    await control.POST('/_mock/faults', { body: { status: 502 } })
    const one = { params: { path: { faultId: 'flt_000000001' } } }

    const removed = await control.DELETE('/_mock/faults/{faultId}', one)

    const again = await control.DELETE('/_mock/faults/{faultId}', one)
    expect([removed.response.status, again.error?.code]).toEqual([204, 'not_found'])
    expect((await api.GET(settings)).response.status).toBe(502)
  })
})

describe('faults.clear', () => {
  test('ends all rules, and their numbers go on', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500 } })

    const { response } = await control.DELETE('/_mock/faults')

    expect([response.status, (await api.GET(settings)).response.status]).toEqual([204, 200])
    expect((await control.POST('/_mock/faults', { body: { status: 500 } })).data?.id).toBe('flt_000000002')
  })
})

describe('a workspace with a fault rule', () => {
  test('is not empty, so its clock does not go back and forget the rule', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500 } })

    const { error } = await control.PUT('/_mock/clock', { body: { now: '2025-01-01T00:00:00.000Z' } })

    expect(error?.code).toBe('time_backwards')
    expect((await api.GET(settings)).response.status).toBe(500)
  })
})

describe('a reset', () => {
  test('ends the faults with everything else', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 500 } })

    await control.POST('/_mock/reset')

    expect((await api.GET(settings)).response.status).toBe(200)
  })
})

describe('a caller who gives up during a delay', () => {
  test('is told why by its own signal, and the call does nothing', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { operation: 'settings.update', delay: 600_000 } })
    const caller = new AbortController()
    const waiting = api.PATCH(settings, { body: { name: 'Juniper' }, signal: caller.signal })

    caller.abort(new Error('no patience'))

    await expect(waiting).rejects.toThrow('no patience')
    expect((await api.GET(settings)).data?.name).not.toBe('Juniper')
    const { data } = await control.GET('/_mock/requests', { params: { query: { operation: 'settings.update' } } })
    expect(data?.data).toMatchObject([{ status: null, code: null, fault: { delay: 600_000 } }])
  })

  test('changes nothing either when the wait that was handed in takes no notice', async () => {
    const caller = new AbortController()
    const { api } = setup({ wait: async () => caller.abort(new Error('no patience')) })
    const headers = { 'x-mock-fault': 'delay=1' }

    const given = api.PATCH(settings, { body: { name: 'Juniper' }, headers, signal: caller.signal })

    await expect(given).rejects.toThrow('no patience')
    expect((await api.GET(settings)).data?.name).not.toBe('Juniper')
  })
})
