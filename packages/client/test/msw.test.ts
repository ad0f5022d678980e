import { describe, expect, test } from 'vitest'
import { isApiError, Rocketlead, type RocketleadOptions } from '../src/index.ts'
import { operations } from './description.ts'
import { intercept, successes } from './msw.ts'
import { apiKey, baseUrl, rejection } from './setup.ts'

const { handlers, server } = intercept()

const client = (options: RocketleadOptions = {}) => new Rocketlead({ apiKey, baseUrl, ...options })

/** Sends the request that an operation's example describes, below a base URL. */
const send = ({ method, path }: { method: string; path: string }, base = baseUrl) =>
  fetch(base + path, { method, headers: { Authorization: `Bearer ${apiKey}` } })

const headersOf = ({ headers }: Response) => ({
  type: headers.get('Content-Type'),
  requestId: headers.get('X-Request-Id'),
})

describe.each(operations)('the handler of $id', ({ id, request }) => {
  const success = successes.find((success) => success.id === id)

  test('answers the example of its success', async () => {
    const response = await send(request)

    const text = await response.text()
    expect(response.status).toBe(success?.status)
    expect(text && JSON.parse(text)).toEqual(success?.content ?? '')
    expect(response.headers.get('Content-Type')).toBe(success?.content ? 'application/json' : null)
    expect(response.headers.get('X-Request-Id')).toMatch(/^req_/)
    expect(response.headers.has('Location')).toBe(success?.hasLocation)
  })

  test('is the only one for its request, so that no override takes it away', async () => {
    const asked = new Request(baseUrl + request.path, { method: request.method })

    const tested = await Promise.all(
      handlers.examples().map(async (handler) => [handler.info.header, await handler.test({ request: asked })]),
    )

    expect(tested.filter(([, matches]) => matches).map(([header]) => String(header).split(':')[0])).toEqual([id])
  })
})

describe('an example', () => {
  test.each([
    ['campaigns.create', '/api/v1/campaigns', '/api/v1/campaigns/cmp_0kd2x4s5t6v7w8x9'],
    ['campaigns.addStep', '/api/v1/campaigns/cmp_1/steps', '/api/v1/campaigns/cmp_1/steps/stp_0kd9a4e5f6g7h8j9'],
    ['campaigns.duplicate', '/api/v1/campaigns/cmp_1/duplicate', '/api/v1/campaigns/cmp_0kd9a1b2c3d4e5f6'],
    ['leadLists.addLead', '/api/v1/lead-lists/lst_1/leads', '/api/v1/lead-lists/lst_1/leads'],
  ])('of %s says where to find what it made', async (_, path, location) => {
    const response = await send({ method: 'POST', path })

    expect(response.headers.get('Location')).toBe(location)
  })

  test('of a list has an end, so that a loop over all pages has one', async () => {
    const leads = await client().leads.list().toArray()

    expect(leads.map(({ id }) => id)).toEqual([...new Set(leads.map(({ id }) => id))])
    expect(leads.length).toBeGreaterThan(0)
  })

  test('is what the client gives, page by page', async () => {
    const accounts = await client().accounts.list().toArray({ max: 1 })
    const deleted = await client().campaigns.delete('cmp_1')

    expect(accounts).toMatchObject([{ id: 'acc_0kcj6r2f5g6h7j8k' }])
    expect(deleted).toBeUndefined()
  })
})

describe('an answer of your own', () => {
  test('is given the path, the query, the body and the request', async () => {
    const seen: unknown[] = []
    server.use(
      handlers.leadLists.listLeads(({ params, query, body, request }) => {
        seen.push(
          params.leadListId,
          query.get('limit'),
          query.getAll('tag'),
          body,
          request.headers.get('Authorization'),
        )
        return { data: [], pagination: { limit: 2, nextCursor: null, hasMore: false } }
      }),
      handlers.campaigns.start(({ params, body }) => {
        seen.push(params.campaignId, body)
        return new Response(null, { status: 204 })
      }),
    )

    const startAt = '2026-03-10T15:00:00.000Z'
    await client().leadLists.listLeads('lst/1', { limit: 2, tag: ['a', 'b'] })
    await client().campaigns.start('cmp_1', { startAt })
    await client().campaigns.start('cmp_1')

    expect(seen).toEqual([
      ...['lst/1', '2', ['a', 'b'], undefined, `Bearer ${apiKey}`],
      ...['cmp_1', { startAt }],
      ...['cmp_1', undefined],
    ])
  })

  test('has the status and the headers of the operation', async () => {
    server.use(handlers.conversations.createTag(({ example, body }) => ({ ...example, id: 'tag_1', name: body.name })))

    const { data, response } = await client().conversations.createTag({ name: 'Hot' }).withResponse()

    expect(data).toMatchObject({ id: 'tag_1', name: 'Hot' })
    expect(response.status).toBe(201)
    expect(response.headers.get('Location')).toBe('/api/v1/conversation-tags/tag_1')
  })

  test('may change the example, which stays as it is for the others', async () => {
    server.use(handlers.settings.get(({ example }) => Object.assign(example, { timezone: 'Asia/Tokyo' })))
    const changed = await client().settings.get()
    server.resetHandlers()

    const { timezone } = await client().settings.get()

    expect(changed.timezone).toBe('Asia/Tokyo')
    expect(timezone).not.toBe('Asia/Tokyo')
  })

  test('takes an upload as a form', async () => {
    const names: unknown[] = []
    server.use(
      handlers.campaigns.uploadMedia(async ({ body, problem }) => {
        const file = body.get('file')
        names.push(file instanceof File && [file.name, file.type, await file.text()])
        return problem('media_invalid')
      }),
    )

    const file = new File(['%PDF'], 'menu.pdf', { type: 'application/pdf' })
    const error = await rejection(client().campaigns.uploadMedia('cmp_1', { file }))

    expect(isApiError(error, 'campaigns.uploadMedia') && error.code).toBe('media_invalid')
    expect(names).toEqual([['menu.pdf', 'application/pdf', '%PDF']])
  })

  test('of an operation leaves its neighbours alone', async () => {
    server.use(handlers.agents.get(({ problem }) => problem('not_found')))

    const usage = await client().agents.getUsage()
    const error = await rejection(client().agents.get('agt_1'))

    expect(usage).toHaveProperty('totals')
    expect(error).toMatchObject({ status: 404 })
  })

  test('can be left out, to go back to the example', async () => {
    server.use(handlers.settings.get(({ problem }) => problem('forbidden')))
    server.use(handlers.settings.get())

    expect(await client().settings.get()).toHaveProperty('timezone')
  })
})

describe('a problem', () => {
  test('is the example of the operation', async () => {
    server.use(handlers.campaigns.start(({ problem }) => problem('campaign_not_ready')))

    const response = await send({ method: 'POST', path: '/api/v1/campaigns/cmp_1/start' })

    expect(response.status).toBe(422)
    expect(headersOf(response)).toEqual({ type: 'application/problem+json', requestId: 'req_0kd8p8w6x7y8z9a1' })
    expect(await response.json()).toMatchObject({ code: 'campaign_not_ready', instance: 'req_0kd8p8w6x7y8z9a1' })
  })

  test('speaks of what the operation is about', async () => {
    server.use(handlers.orders.get(({ problem }) => problem('not_found')))

    const error = await rejection(client().orders.get('ord_1'))

    expect(error).toMatchObject({ problem: { detail: expect.stringContaining('no order') } })
  })

  test('takes other details', async () => {
    const errors = [{ property: 'accountIds', code: 'no_accounts', message: 'Add an account.' }]
    server.use(handlers.campaigns.start(({ problem }) => problem('campaign_not_ready', { detail: 'Not yet.', errors })))

    const error = await rejection(client().campaigns.start('cmp_1'))

    expect(error).toMatchObject({ code: 'campaign_not_ready', errors, problem: { detail: 'Not yet.' } })
  })

  test.each([
    ['unauthorized', 'WWW-Authenticate', 'Bearer realm="rocketlead"'],
    ['rate_limited', 'Retry-After', '12'],
  ] as const)('%s has the header %s', async (code, header, value) => {
    server.use(handlers.settings.get(({ problem }) => problem(code)))

    const response = await send({ method: 'GET', path: '/api/v1/settings' })

    expect(response.headers.get(header)).toBe(value)
  })

  test('that is answered once is retried by the client', async () => {
    const retries: unknown[] = []
    const onRetry = ({ error, delay }: { error: unknown; delay: number }) => {
      retries.push([isApiError(error) && error.code, delay])
    }
    server.use(handlers.settings.get(({ problem }) => problem('rate_limited', { retryAfter: 0 }), { once: true }))

    const settings = await client({ hooks: [{ onRetry }] }).settings.get()

    expect(settings).toHaveProperty('timezone')
    expect(retries).toEqual([['rate_limited', 0]])
  })

  test('that the operation does not have is refused', async () => {
    const handler = handlers.settings.get(({ problem }) => problem('campaign_active' as 'forbidden'))

    const running = handler.run({ request: new Request(`${baseUrl}/api/v1/settings`), requestId: '1' })

    await expect(running).rejects.toThrow('settings.get has no problem campaign_active.')
  })
})
