import { describe, expect, test, vi } from 'vitest'
import { caller, populate } from './populated.ts'
import { startSandbox } from './worker/start.ts'

const leads = (count: number) => ({
  rows: Array.from({ length: count }, (_, at) => ({ phone: `+1202${5_000_000 + at}`, firstName: 'Amara' })),
})

describe('a key of a Worker', () => {
  test('makes no more requests in a minute than it may, and other keys go on', async () => {
    const { url } = await startSandbox({ MAX_REQUESTS: '1' })
    const get = (path: string, key: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } })

    // Three, as a minute may end between two.
    const answers = await Promise.all(
      ['/api/v1/leads', '/_mock/clock', '/nowhere'].map((path) => get(path, 'rl_test_1')),
    )
    const refused = answers.find(({ status }) => status === 429)
    const other = await get('/api/v1/leads', 'rl_test_2')

    expect(await refused?.json()).toMatchObject({
      code: 'rate_limited',
      detail: expect.stringMatching(
        /^More than 1 requests in a minute, as many as this sandbox answers to a key\. Try again in \d+ seconds\.$/,
      ),
    })
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused?.headers.get('x-request-id')).toMatch(/^req_/)
    expect(other.status).toBe(200)
  })

  test('stores no more rows than it may, and can make room', async () => {
    const { url } = await startSandbox({ MAX_ROWS: '400' })
    const call = caller(fetch, url)
    const { body: list } = await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })
    const path = `/api/v1/lead-lists/${list.id}/leads/import`

    const few = await call('POST', path, leads(100))
    const many = await call('POST', path, leads(300))
    const stored = await call('GET', `/api/v1/lead-lists/${list.id}`)
    const removed = await call('DELETE', `/api/v1/lead-lists/${list.id}`)
    const { body: next } = await call('POST', '/api/v1/lead-lists', { name: 'Bars' })
    const again = await call('POST', `/api/v1/lead-lists/${next.id}/leads/import`, leads(100))

    expect(few.status).toBe(200)
    expect(many).toMatchObject({
      status: 507,
      body: {
        code: 'sandbox_limit',
        detail: expect.stringMatching(
          /^The workspace would hold more than 400 rows, .* Nothing of this call was stored\./,
        ),
      },
    })
    expect(stored.body.leadCount).toBe(100)
    expect([removed.status, again.status]).toEqual([204, 200])
  })

  test('that has too much already may change and delete, and store nothing more', async () => {
    const sandbox = await startSandbox({ MAX_ROWS: '1000' })
    const before = caller(fetch, sandbox.url)
    const { body: list } = await before('POST', '/api/v1/lead-lists', { name: 'Cafés' })
    await before('POST', `/api/v1/lead-lists/${list.id}/leads/import`, leads(100))
    await sandbox.restart('stop', { MAX_ROWS: '50' })
    const call = caller(fetch, sandbox.url)

    const refused = await call('POST', '/api/v1/lead-lists', { name: 'Bars' })
    const changed = await call('PATCH', '/api/v1/settings', { name: 'Juniper' })
    const again = await call('POST', '/api/v1/lead-lists', { name: 'Bars' })
    const removed = await call('DELETE', `/api/v1/lead-lists/${list.id}`)

    expect([refused.status, changed.status, again.status, removed.status]).toEqual([507, 200, 507, 204])
  })

  test('begins with no world that is too large', async () => {
    const { url } = await startSandbox({ MAX_ROWS: '500' })
    const call = caller(fetch, url)
    await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })

    const refused = await call('POST', '/_mock/reset', { world: 'demo' })
    const lists = await call('GET', '/api/v1/lead-lists')

    expect(refused).toMatchObject({ status: 507, body: { code: 'sandbox_limit' } })
    expect(lists.body.data).toMatchObject([{ name: 'Cafés' }])
  })

  test('moves its clock past no more events than it may, wholly or not at all', async () => {
    const { url } = await startSandbox({ MAX_EVENTS: '20' })
    const call = caller(fetch, url)
    await populate(call)
    const { body: before } = await call('GET', '/_mock/clock')
    const { body: events } = await call('GET', '/_mock/events?limit=100')

    const far = await call('POST', '/_mock/clock/advance', { by: '60d' })
    const { body: after } = await call('GET', '/_mock/clock')
    const { body: eventsAfter } = await call('GET', '/_mock/events?limit=100')
    const near = await call('POST', '/_mock/clock/advance', { by: '1d' })

    expect(far).toMatchObject({
      status: 507,
      body: { code: 'sandbox_limit', detail: expect.stringMatching(/^More than 20 events are due until then, /) },
    })
    expect(after).toEqual(before)
    expect(eventsAfter).toEqual(events)
    expect(near).toMatchObject({ status: 200, body: { eventsHappened: expect.any(Number) } })
  })

  test('is answered while its clock runs faster than it may', async () => {
    const { url } = await startSandbox({
      CLOCK: 'running',
      SPEED: '1000000',
      NOW: '2026-01-05T15:00:00Z',
      MAX_EVENTS: '5',
    })
    const call = caller(fetch, url)
    const now = async () => String((await call('GET', '/_mock/clock')).body.now)

    // A second is eleven days, of which each is an event.
    await vi.waitFor(async () => expect(await now()).toBe(await now()), { timeout: 20_000 })

    expect(Date.parse(await now())).toBeLessThan(Date.parse('2026-01-20T00:00:00Z'))
    expect((await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })).status).toBe(201)
  })

  test.each(['MAX_REQUESTS', 'MAX_ROWS', 'MAX_BYTES', 'MAX_EVENTS'])('is told of a wrong %s', async (name) => {
    const { url } = await startSandbox({ [name]: 'many' })

    const answer = await fetch(`${url}/api/v1/leads`, { headers: { authorization: 'Bearer rl_test_1' } })

    expect(await answer.text()).toBe(
      `This Worker is set up wrongly. ${name} must be a whole number from 1 on, not "many".\n`,
    )
  })
})
