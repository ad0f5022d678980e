import { describe, expect, test, vi } from 'vitest'
import { NotFoundError } from '../src/index.ts'
import { failing, inTurn, ok } from './answering.ts'
import { rejection, setup } from './setup.ts'

const again = failing(503, { 'Retry-After': '0' })

describe('raw', () => {
  test('fills in the path and the query', async () => {
    const { rocketlead, requests } = setup(ok({ data: [] }))

    const { data, response } = await rocketlead.raw.GET('/api/v1/accounts/{accountId}/activity', {
      params: { path: { accountId: 'acc/1' }, query: { limit: 2 } },
    })

    expect(data).toEqual({ data: [] })
    expect(response.status).toBe(200)
    expect(requests[0]?.url).toBe('https://rocketlead.example/api/v1/accounts/acc%2F1/activity?limit=2')
  })

  test('sends JSON', async () => {
    const { rocketlead, requests } = setup(() => Response.json({ id: 'cmp_1' }, { status: 201 }))

    const { data } = await rocketlead.raw.POST('/api/v1/campaigns', { body: { name: 'Spring' } })

    expect(data).toEqual({ id: 'cmp_1' })
    expect(requests[0]?.headers.get('Content-Type')).toBe('application/json')
    expect(await requests[0]?.json()).toEqual({ name: 'Spring' })
  })

  test('sends forms, the same bytes with every attempt', async () => {
    const { rocketlead, requests } = setup(inTurn(again, ok()), { retries: 1 })
    const form = new FormData()
    form.set('file', new Blob(['phone']), 'leads.csv')

    await rocketlead.raw.POST('/api/v1/lead-lists/{leadListId}/leads/import', {
      params: { path: { leadListId: 'lst_1' }, header: { 'Idempotency-Key': '5f0c2a4e' } },
      // openapi-fetch's types know a form by its parts.
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    })

    const bodies = await Promise.all(requests.map((request) => request.text()))
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
    expect(bodies[0]).toContain('filename="leads.csv"')
    expect(requests[1]?.headers.get('Content-Type')).toMatch(/^multipart\/form-data; boundary=/)
  })

  test('has the headers, the key and the user agent of the client', async () => {
    const { rocketlead, requests } = setup(ok(), { headers: { 'X-Trace': 'abc' } })

    await rocketlead.raw.GET('/api/v1/settings', { headers: { Authorization: 'Bearer other', Accept: 'text/x' } })

    const { headers } = requests[0] ?? new Request('https://rocketlead.example')
    expect(headers.get('Authorization')).toBe('Bearer rl_test_key')
    expect(headers.get('X-Trace')).toBe('abc')
    expect(headers.get('Accept')).toBe('text/x')
  })

  test('throws what fails, with the facts of the call', async () => {
    const { rocketlead } = setup(failing(404))

    const error = await rejection(rocketlead.raw.GET('/api/v1/settings'))

    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ operation: undefined, method: 'GET', path: '/api/v1/settings', attempts: 1 })
  })

  test('tries again what is safe to repeat', async () => {
    const { rocketlead, requests } = setup(inTurn(again, ok()), { retries: 1 })

    await rocketlead.raw.GET('/api/v1/settings')

    expect(requests).toHaveLength(2)
  })

  test('does not try a POST without an idempotency key again', async () => {
    const { rocketlead, requests } = setup(again, { retries: 1 })

    await rejection(rocketlead.raw.POST('/api/v1/campaigns', { body: { name: 'Spring' } }))

    expect(requests).toHaveLength(1)
  })

  test('takes middleware, which can set headers and does not see the key', async () => {
    const { rocketlead, requests } = setup(ok())
    const seen: (string | null)[] = []
    rocketlead.raw.use({
      onRequest: ({ request }) => {
        seen.push(request.headers.get('Authorization'))
        request.headers.set('X-Trace', 'abc')
      },
    })

    await rocketlead.raw.GET('/api/v1/settings')

    expect(seen).toEqual([null])
    expect(requests[0]?.headers.get('X-Trace')).toBe('abc')
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer rl_test_key')
  })

  test('forgets middleware that is ejected', async () => {
    const { rocketlead } = setup(ok())
    const middleware = { onRequest: vi.fn() }
    rocketlead.raw.use(middleware)
    rocketlead.raw.eject(middleware)

    await rocketlead.raw.GET('/api/v1/settings')

    expect(middleware.onRequest).not.toHaveBeenCalled()
  })

  test('tells the hooks', async () => {
    const told: unknown[] = []
    const hook = (event: { operation: string | undefined; url: string }) => void told.push([event.operation, event.url])
    const { rocketlead } = setup(ok(), { hooks: [{ onRequest: hook, onResponse: hook }] })

    await rocketlead.raw.GET('/api/v1/settings')

    const url = 'https://rocketlead.example/api/v1/settings'
    expect(told).toEqual([
      [undefined, url],
      [undefined, url],
    ])
  })

  test('ends with its signal, and the error tells the reason', async () => {
    const { rocketlead, requests } = setup(ok())
    const reason = new Error('Not needed any more.')

    const error = await rejection(rocketlead.raw.GET('/api/v1/settings', { signal: AbortSignal.abort(reason) }))

    expect(error).toMatchObject({ name: 'AbortError', cause: reason })
    expect(requests).toEqual([])
  })

  test('gives nothing for a 204', async () => {
    const { rocketlead } = setup(() => new Response(null, { status: 204 }))

    const { data, response } = await rocketlead.raw.DELETE('/api/v1/campaigns/{campaignId}', {
      params: { path: { campaignId: 'cmp_1' } },
    })

    expect([data, response.status]).toEqual([undefined, 204])
  })

  test('is not taken for a promise when it is awaited', async () => {
    const { rocketlead } = setup()

    expect(await rocketlead.raw).toBe(rocketlead.raw)
  })
})
