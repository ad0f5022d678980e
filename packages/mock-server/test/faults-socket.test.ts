import { describe, expect, onTestFinished, test } from 'vitest'
import { createMockServer } from '../src/node/index.ts'

/** A server on a port of its own. */
async function listening() {
  const mock = createMockServer()
  const { url, close } = await mock.listen()
  onTestFinished(async () => {
    await close()
    mock.close()
  })
  const call = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: 'Bearer rl_test_1', ...headers } })
  return { mock, call }
}

const settings = '/api/v1/settings'

describe('a fault behind a port', () => {
  test('cuts the connection without an answer, and the server goes on', async () => {
    const { call } = await listening()

    const cut = call(settings, { 'x-mock-fault': 'cut' })

    await expect(cut).rejects.toThrow(TypeError)
    await expect(cut).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'UND_ERR_SOCKET' } })
    expect((await call(settings)).status).toBe(200)
  })

  test('cuts the connection after a body was sent and the work done', async () => {
    const { call } = await listening()
    const headers = { 'x-mock-fault': 'cut; after', 'content-type': 'application/json' }

    const cut = call(settings, headers, { method: 'PATCH', body: '{"name":"Juniper"}' })

    await expect(cut).rejects.toThrow('fetch failed')
    expect(await (await call(settings)).json()).toMatchObject({ name: 'Juniper' })
  })

  test('delays the answer by real time', async () => {
    const { call } = await listening()
    const begin = performance.now()

    const { status } = await call(settings, { 'x-mock-fault': 'delay=120' })

    expect(status).toBe(200)
    expect(performance.now() - begin).toBeGreaterThanOrEqual(119)
  })

  test('lets a caller give up, who then changes nothing', async () => {
    const { mock, call } = await listening()
    const headers = { 'x-mock-fault': 'delay=600000', 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(100)

    const given = call(settings, headers, { method: 'PATCH', body: '{"name":"Juniper"}', signal })

    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(await (await call(settings)).json()).not.toMatchObject({ name: 'Juniper' })
    const list = () => mock.fetch('http://mock.test/_mock/requests', { headers: { authorization: 'Bearer rl_test_1' } })
    await expect
      .poll(async () => (await (await list()).json()) as object)
      .toMatchObject({ data: expect.arrayContaining([expect.objectContaining({ method: 'PATCH', status: null })]) })
  })
})
