import { describe, expect, test } from 'vitest'
import { ConnectionError, RocketleadError } from '../src/index.ts'
import { rejection, setup } from './setup.ts'

describe('a success', () => {
  test('resolves with its JSON, whatever its content type', async () => {
    const { rocketlead } = setup(() => new Response('{"id":"acc_1"}', { headers: { 'Content-Type': 'text/plain' } }))

    expect(await rocketlead.accounts.get('acc_1')).toEqual({ id: 'acc_1' })
  })

  test('resolves although its body looks like an error', async () => {
    const { rocketlead } = setup(() => Response.json({ error: 'none', status: 500 }))

    expect(await rocketlead.accounts.get('acc_1')).toEqual({ error: 'none', status: 500 })
  })

  test.each([
    ['204', () => new Response(null, { status: 204 })],
    ['empty 200', () => new Response('')],
    ['empty 200 that says its length', () => new Response('', { headers: { 'Content-Length': '0' } })],
  ])('resolves with nothing when it is an %s', async (_, answer) => {
    const { rocketlead } = setup(answer)

    expect(await rocketlead.campaigns.delete('cmp_1')).toBeUndefined()
  })

  test('is refused when it is a page, without repeating the page', async () => {
    const { rocketlead } = setup(() => new Response('<h1>Sign in to this network</h1>'))

    const getting = rocketlead.settings.get()

    const error = await rejection(getting)
    expect(error).toBeInstanceOf(RocketleadError)
    expect(error).toMatchObject({
      message: 'GET /api/v1/settings was answered 200 without JSON.',
      operation: 'settings.get',
    })
  })
})

describe('no answer', () => {
  test('is a ConnectionError that keeps the cause', async () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    })
    const { rocketlead } = setup(() => Promise.reject(cause))

    const error = await rejection(rocketlead.provision.start({ phone: '+12025550101' }))

    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      message: 'POST /api/v1/provision/start got no answer (refused).',
      operation: 'provision.start',
      attempts: 1,
      cause: { name: 'TypeError', message: 'fetch failed', cause: { message: 'refused', code: 'ECONNREFUSED' } },
    })
  })

  test.each([200, 500])('is also an answer of %i that breaks off', async (status) => {
    const broken = () =>
      new ReadableStream({
        start: (controller) => controller.error(new TypeError('terminated')),
      })
    const { rocketlead } = setup(() => new Response(broken(), { status }))

    expect(await rejection(rocketlead.settings.get())).toBeInstanceOf(ConnectionError)
  })
})
