import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ConnectionError, Rocketlead } from '../src/index.ts'
import { createHandlers } from '../src/msw.ts'
import { apiKey } from './setup.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const client = (baseUrl: string) => new Rocketlead({ apiKey, baseUrl, retries: 0 })

/** A mock server that notes what it is asked. */
function mockServer() {
  const asked: { url: string; method: string; headers: Headers; body: FormData | string }[] = []
  const fetch = async (request: Request) => {
    const { url, method, headers } = request
    const isForm = headers.get('Content-Type')?.startsWith('multipart/')
    asked.push({ url, method, headers, body: isForm ? await request.formData() : await request.text() })
    return Response.json({ id: 'cmp_7' }, { status: 201, headers: { Location: '/api/v1/campaigns/cmp_7' } })
  }
  return { asked, fetch }
}

describe('createHandlers', () => {
  test.each([
    ['a path', 'https://gateway.example/rocketlead/v2'],
    ['a slash at its end', 'https://rocketlead.example/'],
    ['a port', 'http://localhost:4010'],
    ['letters that patterns use', 'https://gateway.example/a:b/(c)*+'],
    ['capitals', 'https://Rocketlead.Example'],
  ])('takes a base URL with %s', async (_, baseUrl) => {
    server.use(...createHandlers(baseUrl).examples())

    const settings = await client(baseUrl).settings.get()

    expect(settings).toHaveProperty('timezone')
  })

  test.each([
    'https://other.example/api/v1/settings',
    'http://gateway.example/rocketlead/api/v1/settings',
    'https://gateway.example/api/v1/settings',
    'https://gateway.example/rocketleads/api/v1/settings',
    'https://gateway.example/rocketlead/api/v1/invoices',
  ])('leaves %s alone', async (url) => {
    const others = http.all('*', () => new Response('somebody else'))
    server.use(...createHandlers('https://gateway.example/rocketlead').examples(), others)

    const response = await fetch(url)

    expect(await response.text()).toBe('somebody else')
  })

  test('refuses a base URL that is none', () => {
    expect(() => createHandlers('/api')).toThrow(
      'The base URL of handlers must be whole, such as https://rocketlead.example: /api',
    )
  })
})

describe('forward', () => {
  const baseUrl = 'https://gateway.example/rocketlead'

  test('gives every request under the base URL to the mock server, which answers', async () => {
    const { asked, fetch } = mockServer()
    server.use(createHandlers(baseUrl).forward(fetch))

    const { data, response } = await client(baseUrl)
      .campaigns.create({ name: 'Café' }, { idempotencyKey: '5f0c' })
      .withResponse()

    expect(data).toEqual({ id: 'cmp_7' })
    expect([response.status, response.headers.get('Location')]).toEqual([201, '/api/v1/campaigns/cmp_7'])
    expect(asked).toMatchObject([
      { url: 'https://gateway.example/api/v1/campaigns', method: 'POST', body: '{"name":"Café"}' },
    ])
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': '5f0c',
    })
  })

  test('keeps the query', async () => {
    const { asked, fetch } = mockServer()
    server.use(createHandlers(baseUrl).forward(fetch))

    await client(baseUrl).leads.list({ tag: ['a&b', 'c'], limit: 2 })

    expect(asked[0]?.url).toBe('https://gateway.example/api/v1/leads?tag=a%26b&tag=c&limit=2')
  })

  test.each([baseUrl, 'https://rocketlead.example'])('keeps a form that is sent to %s', async (baseUrl) => {
    const { asked, fetch } = mockServer()
    server.use(createHandlers(baseUrl).forward(fetch))
    const bytes = new Uint8Array([0, 255, 13, 10])

    await client(baseUrl).campaigns.uploadMedia('cmp_1', { file: new File([bytes], 'menu.pdf') })

    const file = asked.map(({ body }) => body instanceof FormData && body.get('file'))[0] as File
    expect(file.name).toBe('menu.pdf')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
  })

  test('lets a connection be lost', async () => {
    const fetch = async () => Promise.reject(new TypeError('fetch failed'))
    server.use(createHandlers(baseUrl).forward(fetch))

    const reading = client(baseUrl).settings.get()

    await expect(reading).rejects.toThrow(ConnectionError)
  })

  test('leaves room for answers of your own', async () => {
    const { asked, fetch } = mockServer()
    const handlers = createHandlers(baseUrl)
    server.use(
      handlers.campaigns.start(({ problem }) => problem('campaign_not_ready')),
      handlers.forward(fetch),
    )

    const starting = client(baseUrl).campaigns.start('cmp_1')

    await expect(starting).rejects.toMatchObject({ code: 'campaign_not_ready' })
    expect(asked).toEqual([])
  })
})
