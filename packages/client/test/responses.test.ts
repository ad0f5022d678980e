import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { failing, ok } from './answering.ts'
import { rejection, setup } from './setup.ts'

const created = () => Response.json({ id: 'cmp_1' }, { status: 201, headers: { 'X-Request-Id': 'req_1' } })

describe('withResponse', () => {
  test('gives the data and the response', async () => {
    const { rocketlead, requests } = setup(created)

    const { data, response } = await rocketlead.campaigns.create({ name: 'Spring' }).withResponse()

    expect(data).toEqual({ id: 'cmp_1' })
    expect([response.status, response.headers.get('X-Request-Id')]).toEqual([201, 'req_1'])
    expect(await response.json()).toEqual({ id: 'cmp_1' })
    expect(requests).toHaveLength(1)
  })

  test('gives a page with its methods', async () => {
    const { rocketlead } = setup(ok({ data: [], pagination: { nextCursor: 'two' } }))

    const { data } = await rocketlead.leads.list().withResponse()

    expect(data.hasNextPage()).toBe(true)
  })
})

describe('asResponse', () => {
  test('gives the response with its body unread and complete', async () => {
    const { rocketlead } = setup(() => new Response('{"name": "Jüniper 🌲"}', { status: 203, statusText: 'Copied' }))

    const response = await rocketlead.settings.get().asResponse()

    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({ status: 203, statusText: 'Copied', ok: true, bodyUsed: false })
    expect(await response.text()).toBe('{"name": "Jüniper 🌲"}')
  })

  test("tells the answer's address", async () => {
    const { rocketlead } = setup(() => Object.defineProperty(created(), 'url', { value: 'https://a.example/b' }))

    expect((await rocketlead.settings.get().asResponse()).url).toBe('https://a.example/b')
  })

  test('gives each who asks a response of their own', async () => {
    const call = setup(ok({ name: 'Juniper' })).rocketlead.settings.get()

    const [one, two] = await Promise.all([call.asResponse(), call.asResponse()])

    expect(await one.json()).toEqual(await two.json())
  })

  test('gives a success that is no JSON', async () => {
    const response = await setup(() => new Response('<h1>Hello</h1>'))
      .rocketlead.settings.get()
      .asResponse()

    expect(await response.text()).toBe('<h1>Hello</h1>')
  })

  test.each([204, 205])('gives a %i', async (status) => {
    const { rocketlead } = setup(() => new Response(null, { status }))

    const response = await rocketlead.campaigns.delete('cmp_1').asResponse()

    expect([response.status, response.body]).toEqual([status, null])
  })
})

describe('a failure', () => {
  test('rejects whatever is asked for', async () => {
    const call = setup(failing(404)).rocketlead.settings.get()

    const errors = await Promise.all([rejection(call), rejection(call.withResponse()), rejection(call.asResponse())])

    expect(errors[0]).toMatchObject({ status: 404 })
    expect(errors[1]).toBe(errors[0])
    expect(errors[2]).toBe(errors[0])
  })
})

describe('a call', () => {
  test('is one request, however often it is awaited', async () => {
    const { rocketlead, requests } = setup(ok({ name: 'Juniper' }))
    const call = rocketlead.settings.get()

    const once = await call
    const again = await call
    const { data } = await call.withResponse()

    expect([once === again, once === data]).toEqual([true, true])
    expect(requests).toHaveLength(1)
  })

  test('is sent whether it is awaited or not', async () => {
    const { rocketlead, requests } = setup(ok())

    rocketlead.settings.get()
    await new Promise(setImmediate)

    expect(requests).toHaveLength(1)
  })

  test('is a promise', async () => {
    const call = setup(ok({ name: 'Juniper' })).rocketlead.settings.get()
    const ended: string[] = []

    const finished = call.finally(() => ended.push('finally')).then(({ name }) => name)

    expect(call).toBeInstanceOf(Promise)
    expect(finished.constructor).toBe(Promise)
    expect(await finished).toBe('Juniper')
    expect(await Promise.all([call, Promise.resolve(call), Promise.race([call])])).toHaveLength(3)
    expect(ended).toEqual(['finally'])
  })

  test('is caught like a promise', async () => {
    const call = setup(failing(404)).rocketlead.settings.get()

    const caught = await call.catch((error: { status: number }) => error.status)
    const settled = await Promise.allSettled([call, call.finally(() => {})])

    expect(caught).toBe(404)
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  test('shows nothing of what it was made with', async () => {
    const { rocketlead } = setup(ok({ data: [{ id: 'a' }], pagination: {} }), { apiKey: 'rl_test_secret' })
    const list = rocketlead.leads.list({ search: 'private' })
    const first = await list

    const shown = [list, first, rocketlead].map((value) => inspect(value, { depth: 9, showHidden: true })).join()

    expect(shown).not.toMatch(/secret|private/)
  })
})
