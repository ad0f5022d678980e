import { describe, expect, test } from 'vitest'
import { describe as read } from '../src/description/index.ts'
import type { Fetch } from '../src/run/options.ts'
import { preflight } from '../src/run/preflight.ts'

const baseUrl = 'http://shop.test/v1'
const ok = { 200: { description: 'OK', content: { 'application/json': { schema: {} } } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'box_1' }

const paths = {
  '/health': { get: { security: [], responses: ok } },
  '/boxes': { get: { responses: ok }, post: { responses: ok } },
  '/boxes/{id}': { get: { parameters: [id], responses: ok } },
  '/logo': { get: { responses: { 302: { description: 'Elsewhere' } } } },
  '/terms': { get: { responses: { 200: { description: 'A page', content: { 'text/html': {} } } } } },
}

/** Runs against a server that answers every path by this function; gives what it was asked. */
async function fly(answer: (path: string) => Response, described: object = paths, apiKey?: string) {
  const components = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }
  const info = { title: 'Shop', version: '1' }
  const document = { openapi: '3.1.0', info, components, security: [{ key: [] }], paths: described }
  const asked: { path: string; key: string | null; method: string }[] = []
  const fetch: Fetch = async (input, init) => {
    const { method, headers, url } = new Request(input, init)
    const path = url.slice('http://shop.test'.length)
    asked.push({ method, path, key: headers.get('authorization') })
    return answer(path)
  }
  const description = await read(document, 'shop.yaml')
  const flight = preflight({ description, baseUrl, apiKey, fetch, timeout: 5000 })
  const outcome = await flight.then(
    () => 'can run',
    (error: Error) => `${error.name}: ${error.message}`,
  )
  return { asked, outcome }
}

const status = (code: number) => () => Response.json({}, { status: code })
const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } })

describe('preflight', () => {
  test('makes one GET with the key, of an operation that needs no more than it', async () => {
    const { asked, outcome } = await fly(status(200), paths, 'key_1')

    expect(outcome).toBe('can run')
    expect(asked).toEqual([{ method: 'GET', path: '/v1/boxes', key: 'Bearer key_1' }])
  })

  test('is content with a server of which a single operation is broken', async () => {
    const { asked, outcome } = await fly((path) => status(path === '/v1/boxes' ? 500 : 200)())

    expect([outcome, asked.length]).toEqual(['can run', 2])
  })

  test('gives up after three operations', async () => {
    const { asked, outcome } = await fly(status(404))

    expect(outcome).toContain(`CannotRun: ${baseUrl} answers 404 to GET /boxes, as if the API were not there.`)
    expect(asked).toHaveLength(3)
  })

  test('takes 404 for an id that need not be there', async () => {
    const { outcome } = await fly(status(404), { '/boxes/{id}': paths['/boxes/{id}'] })

    expect(outcome).toBe('can run')
  })

  test('fills in what an address cannot do without', async () => {
    const size = { name: 'size', in: 'query', required: true, schema: { enum: ['big'] } }
    const described = { '/boxes/{id}': { get: { parameters: [id, size], responses: ok } } }

    const { asked } = await fly(status(200), described)

    expect(asked).toMatchObject([{ path: '/v1/boxes/box_1?size=big' }])
  })

  test('sends nothing when there is nothing that only reads', async () => {
    const { asked, outcome } = await fly(status(500), { '/boxes': { post: { responses: ok } } })

    expect([outcome, asked]).toEqual(['can run', []])
  })

  test.each([401, 403])('says with %i that the key is refused, and not which it is', async (code) => {
    const { outcome } = await fly(status(code), paths, 'key_secret')

    expect(outcome).toMatch(
      new RegExp(`^CannotRun: ${baseUrl} refuses the API key: it answers ${code} to GET /boxes\\.`),
    )
    expect(outcome).not.toContain('secret')
  })

  test('asks for a key where none was given', async () => {
    const { outcome } = await fly(status(401))

    expect(outcome).toContain(`${baseUrl} answers 401 to GET /boxes without an API key. Give one`)
  })

  test('takes neither a redirect nor a web page for the API', async () => {
    const described = { '/boxes': paths['/boxes'] }

    const redirected = await fly(() => Response.redirect('https://login.test/start?token=secret'), described)
    const shown = await fly(page, described)

    expect(redirected.outcome).toContain('answers 302 to GET /boxes, a redirect to https://login.test/start, which is')
    expect(shown.outcome).toContain('answers 200 to GET /boxes with a web page, not with the API.')
  })

  test('takes both where they are described', async () => {
    const redirected = await fly(() => Response.redirect('https://cdn.test/logo'), { '/logo': paths['/logo'] })
    const shown = await fly(page, { '/terms': paths['/terms'] })

    expect([redirected.outcome, shown.outcome]).toEqual(['can run', 'can run'])
  })

  test('leaves it to the run to end when it is stopped', async () => {
    const description = await read({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths }, 'shop.yaml')
    const stopped = AbortSignal.abort()
    const fetch: Fetch = (_input, init) => Promise.reject(init?.signal?.reason)

    const flight = preflight({ description, baseUrl, apiKey: undefined, fetch, timeout: 5000, signal: stopped })

    await expect(flight).resolves.toBeUndefined()
  })
})
