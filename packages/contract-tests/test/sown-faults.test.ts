import { once } from 'node:events'
import { request } from 'node:http'
import { createMockServer } from '@rocketlead/mock-server'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Fetch } from '../src/run/options.ts'
import { type Fault, faults, operationIds } from './sown/index.ts'
import { addressOf } from './sown/routes.ts'
import { type Served, serve } from './sown/serve.ts'

const options = { seed: Number(process.env.FC_SEED ?? 1), numRuns: 20 }

/** Properties that faults look at. */
const property = fc.constantFrom(
  ...['name', 'instructions', 'bio', 'tags', 'items', 'history', 'delay', 'mode', 'color', 'url', 'title', 'text'],
  ...['goal', 'paused', 'conversationIds', 'optOutKeywords', 'notes', 'jobTitle', 'temperature', 'description'],
)

const newKey = () => 'rl_test_sown'

/** A server that nobody else has, so that what it counts begins anew. */
const sound = (): Fetch => createMockServer().fetch

/** Calls a server behind a socket, whatever host is asked for. */
const over =
  ({ url }: Served): Fetch =>
  (input, init) =>
    fetch(new URL(input).href.replace(new URL(input).origin, url), init)

async function served(fetch: Fetch, finished: typeof onTestFinished): Promise<Served> {
  const listening = await serve(fetch)
  finished(() => listening.close())
  return listening
}

describe('the sown faults', () => {
  test.concurrent.for(faults)('$kind: $name shows at $operation, and on no sound server', async (fault: Fault) => {
    const expected = await fault.shows(sound(), newKey)
    const again = await fault.shows(sound(), newKey)
    const faulty = await fault.shows(fault.sow(sound()), newKey)

    expect(again).toEqual(expected)
    expect(faulty).not.toEqual(expected)
  })

  test.concurrent.for(faults)('$kind: $name shows behind a socket as it does without', async (fault, context) => {
    const listening = await served(fault.sow(sound()), context.onTestFinished)

    const behind = await fault.shows(over(listening), newKey)
    const without = await fault.shows(fault.sow(sound()), newKey)

    expect(behind).toEqual(without)
  })

  test('are at least 72, with names of their own, in all sections', () => {
    const sectionsOf = (ids: string[]) => [...new Set(ids.map((id) => id.split('.')[0]))].sort()
    const operations = faults.map(({ operation }) => operation)

    expect(faults.length).toBeGreaterThanOrEqual(72)
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
    expect(operationIds).toEqual(expect.arrayContaining(operations))
    expect(sectionsOf(operations)).toEqual(sectionsOf(operationIds))
  })

  const swift = faults.filter(({ kind }) => kind !== 'time')
  test.for(swift)('$kind: $name answers any nonsense', async ({ operation, sow }) => {
    const { method, path } = addressOf(operation, {})
    const fetch = sow(sound())
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(property, fc.jsonValue()))
    const query = fc.dictionary(fc.constantFrom('limit', 'cursor', 'sort', 'from', 'search'), fc.string())

    await fc.assert(
      fc.asyncProperty(body, query, fc.constantFrom(method, 'PUT', 'DELETE'), async (value, given, chosen) => {
        const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
        const sent = method === 'GET' ? {} : { body: JSON.stringify(value) }
        const url = `http://sown.test${path}?${new URLSearchParams(given)}`
        await expect(fetch(url, { method: chosen, headers, ...sent })).resolves.toBeInstanceOf(Response)
      }),
      options,
    )
  })

  test('leave what they do not touch as it is', async () => {
    const touched = { method: 'GET', headers: { authorization: 'Bearer rl_test_sown' } }
    const calls: unknown[] = []
    const inner: Fetch = async (...call) => {
      calls.push(call)
      return new Response('as it is')
    }

    const answers = faults.map(({ sow }) => sow(inner)('http://sown.test/elsewhere', touched))

    expect(await Promise.all(answers.map(async (answer) => (await answer).text()))).toEqual(
      faults.map(() => 'as it is'),
    )
    expect(calls).toEqual(faults.map(() => ['http://sown.test/elsewhere', touched]))
  })
})

describe('serve', () => {
  test('passes on bytes both ways', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const listening = await served(async (input, init) => new Response(new Request(input, init).body), onTestFinished)

    const answer = await fetch(listening.url, { method: 'POST', body: bytes })

    expect(await answer.bytes()).toEqual(bytes)
  })

  test('passes on the method, the address and the headers, and no body where there is none', async () => {
    const asked: Request[] = []
    const listening = await served(async (input, init) => {
      asked.push(new Request(input, init))
      return new Response(null, { status: 204, headers: { 'x-request-id': 'req_1' } })
    }, onTestFinished)

    const answer = await fetch(`${listening.url}/a%2Fb?c=%20d`, { method: 'DELETE', headers: { 'x-one': '1' } })

    expect([answer.status, answer.headers.get('x-request-id'), await answer.text()]).toEqual([204, 'req_1', ''])
    expect(asked.map(({ method, url, body, headers }) => [method, url, body, headers.get('x-one')])).toEqual([
      ['DELETE', `${listening.url}/a%2Fb?c=%20d`, null, '1'],
    ])
  })

  test('lets the server refuse what no fetch can send', async () => {
    const listening = await served(sound(), onTestFinished)

    const [answer] = await once(request(`${listening.url}/api/v1/settings`, { method: 'TRACE' }).end(), 'response')
    answer.resume()

    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, PATCH'])
  })

  test('closes the connection where there is no answer', async () => {
    const listening = await served(() => Promise.reject(new Error('It was cut.')), onTestFinished)

    await expect(fetch(listening.url)).rejects.toThrow('fetch failed')
  })
})
