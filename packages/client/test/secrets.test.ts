import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type ResponseEvent, Rocketlead, RocketleadError } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

const keys = ['rl_test_secret', 'a"quoted\\key', '$&$1`', '{"json":1}', '.*+?^()[]|', 'percent%20%7B', "it's<b>&amp;"]

/** Everything that a log could show of a value. */
const shown = (value: unknown) =>
  [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    String((value as Error).stack),
    String((value as Error).cause),
  ].join('\n')

const leaks = (value: unknown, key: string) => {
  const text = shown(value)
  const forms = [key, JSON.stringify(key).slice(1, -1), inspect(key).slice(1, -1)]
  return forms.some((form) => text.includes(form))
}

describe.each(keys)('the API key %s is not shown by', (apiKey) => {
  test('the client', () => {
    const { rocketlead } = setup(undefined, { apiKey })

    expect(leaks(rocketlead, apiKey)).toBe(false)
  })

  test.each([
    ['a problem', { title: 'Unauthorized', detail: `The key ${apiKey} is unknown.`, code: apiKey, instance: apiKey }],
    ['its faults', { title: 'Unauthorized', errors: [{ code: 'key', message: `is ${apiKey}`, [apiKey]: apiKey }] }],
    ['another shape', { message: `Bearer ${apiKey}` }],
    ['a text', apiKey],
  ])('an answer that repeats it in %s', async (_, body) => {
    const { rocketlead } = setup(() => Response.json(body, { status: 401 }), { apiKey })

    const error = await rejection(rocketlead.settings.get())

    expect(error).toBeInstanceOf(RocketleadError)
    expect(leaks(error, apiKey)).toBe(false)
  })

  test('an answer that repeats it as the id of the request', async () => {
    const told: unknown[] = []
    const onResponse = ({ requestId }: ResponseEvent) => void told.push(requestId)
    const headers = { 'X-Request-Id': apiKey }
    const { rocketlead } = setup(() => Response.json({}, { status: 404, headers }), { apiKey, hooks: [{ onResponse }] })

    const error = await rejection(rocketlead.settings.get())

    expect(error).toMatchObject({ requestId: '[API key]' })
    expect(leaks(error, apiKey)).toBe(false)
    expect(told).toEqual(['[API key]'])
  })

  test.each([
    ['in its message', () => new Error(`Bearer ${apiKey}`)],
    ['in its cause', () => new TypeError('fetch failed', { cause: new Error(apiKey) })],
    [
      'in a property',
      () => Object.assign(new Error('failed'), { config: { headers: { Authorization: `Bearer ${apiKey}` } } }),
    ],
    [
      'in a request',
      () =>
        Object.assign(new Error('failed'), { request: new Request('https://a.example', { headers: { a: apiKey } }) }),
    ],
    ['in headers', () => Object.assign(new Error('failed'), { headers: new Headers({ a: apiKey }) })],
    ['in a map', () => Object.assign(new Error('failed'), { sent: new Map([['a', apiKey]]) })],
    ['in a DOMException', () => new DOMException(apiKey, 'NetworkError')],
    ['behind a getter', () => Object.create(new Error(), { code: { get: () => apiKey, enumerable: true } })],
    ['in what it inherits', () => Object.create(new Error(apiKey))],
    ['in an aggregate', () => new AggregateError([new Error(apiKey)], 'all failed')],
    ['as a text', () => apiKey],
  ])('a network failure that holds it %s', async (_, failure) => {
    const { rocketlead } = setup(() => Promise.reject(failure()), { apiKey })

    const error = await rejection(rocketlead.settings.get())

    expect(error).toBeInstanceOf(RocketleadError)
    expect(leaks(error, apiKey)).toBe(false)
  })
})

describe('a key that no header can carry', () => {
  test('is refused without being repeated', () => {
    const construct = () => new Rocketlead({ apiKey: 'rl_test_\nsecret', baseUrl: 'https://rocketlead.example' })

    expect(construct).toThrow(new RocketleadError('The API key has characters that no header can carry.'))
  })

  test('is not repeated when it was passed as the base URL', () => {
    const construct = () => new Rocketlead({ apiKey: 'https://rocketlead.example', baseUrl: 'rl_test_secret' })

    expect(construct).toThrow(
      new RocketleadError('The base URL must be http or https, without user, query and fragment.'),
    )
  })
})
