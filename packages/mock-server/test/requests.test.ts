import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type AnsweredRequest, createMockServer } from '../src/node/index.ts'
import { callerOf } from './bad-input/world.ts'
import { setupCore } from './core.ts'
import { setup } from './setup.ts'

const settings = '/api/v1/settings'

describe('requests.list', () => {
  test('tells of each request what was asked and answered, newest first', async () => {
    const { api, control, workspace } = setup()
    await api.PATCH(settings, { body: { name: 'Juniper' } })
    workspace.advance('1h')
    const refused = await api.GET('/api/v1/leads', { params: { query: { limit: 500 } } })

    const { data } = await control.GET('/_mock/requests')

    expect(data?.data).toEqual([
      {
        id: refused.response.headers.get('x-request-id'),
        receivedAt: '2026-01-05T15:00:00.000Z',
        method: 'GET',
        path: '/api/v1/leads?limit=500',
        operation: 'leads.list',
        status: 400,
        code: 'validation_failed',
        errors: [{ parameter: 'limit', code: 'maximum', message: 'must be at most 100' }],
        bug: null,
        replayed: false,
        fault: null,
        body: null,
      },
      expect.objectContaining({
        receivedAt: '2026-01-05T14:00:00.000Z',
        method: 'PATCH',
        operation: 'settings.update',
        status: 200,
        code: null,
        errors: [],
        body: '{"name":"Juniper"}',
      }),
    ])
  })

  test('keeps what was refused before any operation, and nothing of the control plane', async () => {
    const { mock, control } = setup()
    const headers = { authorization: 'Bearer rl_test_1' }
    await mock.fetch('http://mock.test/nowhere', { headers })
    await mock.fetch('http://mock.test/api/v1/settings', { method: 'PUT', headers })
    await control.GET('/_mock/clock')

    const { data } = await control.GET('/_mock/requests')

    expect(data?.data).toMatchObject([
      { method: 'PUT', path: settings, operation: null, status: 405, code: 'method_not_allowed' },
      { method: 'GET', path: '/nowhere', operation: null, status: 404, code: 'not_found' },
    ])
  })

  test('tells which fault struck, and of a cut that nothing was answered', async () => {
    const { api, control } = setup()
    await control.POST('/_mock/faults', { body: { status: 503, retryAfter: 2, count: 1 } })
    await api.GET(settings)
    await api.GET(settings, { headers: { 'x-mock-fault': 'cut; after' } }).catch(() => undefined)

    const { data } = await control.GET('/_mock/requests')

    const fault = { code: null, delay: 0 }
    expect(data?.data).toMatchObject([
      { status: null, code: null, fault: { ...fault, ruleId: null, status: null, cut: true, when: 'after' } },
      { status: 503, fault: { ...fault, ruleId: 'flt_000000001', status: 503, cut: false, when: 'before' } },
    ])
  })

  test('marks what was answered again for its idempotency key', async () => {
    const { mock, control } = setup()
    const call = callerOf(mock, 'rl_test_1')
    const body = { phone: '+12025550101', code: '000000', displayName: 'Juniper' }
    await call('POST', '/api/v1/provision/start', { phone: body.phone })
    await call('POST', '/api/v1/provision/verify', body, { 'idempotency-key': 'one' })
    await call('POST', '/api/v1/provision/verify', body, { 'idempotency-key': 'one' })

    const { data } = await control.GET('/_mock/requests', { params: { query: { operation: 'provision.verify' } } })

    expect(data?.data).toMatchObject([
      { status: 422, code: 'otp_invalid', replayed: true },
      { status: 422, code: 'otp_invalid', replayed: false },
    ])
  })

  test('filters by operation, section, status and time', async () => {
    const { api, control, workspace } = setup()
    await api.GET(settings)
    await api.GET('/api/v1/leads')
    workspace.advance('1h')
    await api.GET('/api/v1/leads/tags')
    await api.GET('/api/v1/leads', { params: { query: { limit: 500 } } })
    const list = async (query: object) =>
      (await control.GET('/_mock/requests', { params: { query } })).data?.data.map(({ path }) => path.slice(8))

    const [operation, section, status, since] = [
      await list({ operation: 'leads.list' }),
      await list({ operation: 'leads.*' }),
      await list({ status: [400, 404] }),
      await list({ since: '2026-01-05T15:00:00.000Z', status: [200] }),
    ]

    expect(operation).toEqual(['leads?limit=500', 'leads'])
    expect(section).toEqual(['leads?limit=500', 'leads/tags', 'leads'])
    expect(status).toEqual(['leads?limit=500'])
    expect(since).toEqual(['leads/tags'])
  })

  test('goes page by page while more requests come', async () => {
    const { api, control } = setup()
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await api.GET(settings)).response.headers.get('x-request-id')),
    )

    const first = await control.GET('/_mock/requests', { params: { query: { limit: 2 } } })
    await api.GET(settings)
    const cursor = first.data?.pagination.nextCursor ?? ''
    const second = await control.GET('/_mock/requests', { params: { query: { limit: 2, cursor } } })

    const shown = [first, second].flatMap(({ data }) => data?.data ?? []).map(({ id }) => id)
    expect(shown).toEqual(ids.toReversed())
    expect(second.data?.pagination).toEqual({ limit: 2, hasMore: false, nextCursor: null })
  })

  test('refuses a cursor of another filter', async () => {
    const { api, control } = setup()
    await api.GET(settings)
    await api.GET(settings)
    const { data } = await control.GET('/_mock/requests', { params: { query: { limit: 1 } } })
    const query = { limit: 1, status: [200], cursor: data?.pagination.nextCursor ?? '' }

    const { error } = await control.GET('/_mock/requests', { params: { query } })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test('keeps the newest thousand', async () => {
    const { fetch, workspace } = setupCore()
    const headers = { authorization: 'Bearer rl_test_1' }
    const answers = Array.from({ length: 2005 }, (_, at) => fetch(`http://mock.test/${at}`, { headers }))
    await Promise.all(answers)

    const { data } = workspace.store.requests.list({ limit: 5000 })

    expect([data.length, data[0]?.path, data.at(-1)?.path]).toEqual([1000, '/2004', '/1005'])
  })

  test('keeps the beginning of a body, whole characters of it, and none of a file', async () => {
    const { mock, control, provision } = setup()
    const { id } = await provision()
    await control.DELETE('/_mock/requests')
    const authorization = 'Bearer rl_test_1'
    const body = `{"name":"${'a'.repeat(9_990)}\u{1f680}`
    const form = new FormData()
    form.set('file', new Blob(['text']), 'text.txt')
    await mock.fetch(`http://mock.test${settings}`, {
      method: 'PATCH',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    })
    await mock.fetch(`http://mock.test/api/v1/accounts/${id}/avatar`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    })

    const { data } = await control.GET('/_mock/requests')

    expect(data?.data.map(({ body, code }) => [code, body])).toEqual([
      ['image_invalid', null],
      ['invalid_body', `{"name":"${'a'.repeat(9_990)}`],
    ])
  })

  test('never shows the key', async () => {
    const { mock } = setup()
    const call = callerOf(mock, 'rl_test_4f3c2b1a')
    await call('GET', settings)

    const text = await (await call('GET', '/_mock/requests')).text()

    expect(text).toContain('settings.get')
    expect(text).not.toContain('4f3c2b1a')
  })

  test('is empty for another workspace, and after a reset', async () => {
    const { mock, api, control } = setup()
    await api.GET(settings)

    const other = await callerOf(mock, 'rl_test_2')('GET', '/_mock/requests')
    await control.POST('/_mock/reset')

    expect(await other.json()).toMatchObject({ data: [] })
    expect((await control.GET('/_mock/requests')).data?.data).toEqual([])
  })
})

describe('requests.clear', () => {
  test('forgets what came before', async () => {
    const { api, control } = setup()
    await api.GET(settings)

    const { response } = await control.DELETE('/_mock/requests')

    await api.GET('/api/v1/leads')
    const { data } = await control.GET('/_mock/requests')
    expect(response.status).toBe(204)
    expect(data?.data.map(({ operation }) => operation)).toEqual(['leads.list'])
  })
})

describe('an answer that breaks the description', () => {
  test('is in the log with what is wrong about it, which the answer itself does not tell', async () => {
    const data = mkdtempSync(join(tmpdir(), 'mock-server-'))
    onTestFinished(() => rmSync(data, { recursive: true }))
    const first = createMockServer({ data })
    await callerOf(first, 'rl_test_1')('GET', settings)
    const file = join(data, `${first.workspace('rl_test_1').id}.sqlite`)
    first.close()
    const db = new DatabaseSync(file)
    db.exec(`update settings set record = json_set(record, '$.name', 7)`)
    db.close()
    const mock = createMockServer({ data, onError: () => undefined })
    onTestFinished(() => mock.close())
    const call = callerOf(mock, 'rl_test_1')

    await call('GET', settings)

    expect(await (await call('GET', '/_mock/requests')).json()).toMatchObject({
      data: [
        { status: 500, code: 'internal_error', bug: expect.stringMatching(/^settings\.get answered 200 .*\/name/) },
      ],
    })
  })
})

describe('onRequest', () => {
  test('is told of every request to the API, those without a known key too', async () => {
    const told: AnsweredRequest[] = []
    const { mock, api, control, workspace } = setup({ onRequest: (request) => told.push(request) })

    await api.GET(settings)
    await mock.fetch(`http://mock.test${settings}`)
    await control.GET('/_mock/clock')

    expect(told).toMatchObject([
      { workspaceId: workspace.id, receivedAt: '2026-01-05T14:00:00.000Z', operation: 'settings.get', status: 200 },
      { workspaceId: null, receivedAt: null, operation: 'settings.get', status: 401, code: 'unauthorized' },
    ])
  })

  test('does no harm to the answer when it fails', async () => {
    const errors: unknown[] = []
    const failure = new Error('full disk')
    const mock = createMockServer({
      onRequest: () => {
        throw failure
      },
      onError: (error) => errors.push(error),
    })

    const { status } = await callerOf(mock, 'rl_test_1')('GET', settings)

    expect([status, errors]).toEqual([200, [failure]])
  })
})
