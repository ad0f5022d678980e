import { describe, expect, test, vi } from 'vitest'
import { caller } from './populated.ts'
import { startSandbox } from './worker/start.ts'

const operatorKey = 'an-operator-key-of-forty-characters-here'

const ask = (url: string, authorization = `Bearer ${operatorKey}`, method = 'GET') =>
  fetch(`${url}/_sandbox/statistics`, { method, headers: { authorization } })

describe('the statistics of a Worker', () => {
  test('sum up all workspaces for the operator', async () => {
    const { url } = await startSandbox({ OPERATOR_KEY: operatorKey, MAX_ROWS: '15' })
    const leadsOf = (key: string) => caller(fetch, url, `Bearer ${key}`)('GET', '/api/v1/leads')
    await Promise.all(['rl_test_1', 'rl_test_2'].map(leadsOf))
    const full = await caller(fetch, url, 'Bearer rl_test_3')('POST', '/_mock/reset', { world: 'demo' })

    const answer = await vi.waitFor(async () => {
      const response = await ask(url)
      const body = (await response.json()) as Record<string, number>
      expect(body).toMatchObject({ workspaces: 3 })
      return { response, body }
    })

    expect(full.body.code).toBe('sandbox_limit')
    expect(answer.response.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toEqual({
      workspaces: 3,
      activeInTheLastDay: 3,
      requests: 3,
      refused: 1,
      bytes: expect.any(Number),
    })
    expect(answer.body.bytes).toBeGreaterThan(300_000)
  })

  test('stay when the runtime is started again', async () => {
    const sandbox = await startSandbox({ OPERATOR_KEY: operatorKey })
    await caller(fetch, sandbox.url)('GET', '/api/v1/leads')
    const workspaces = async () => ((await (await ask(sandbox.url)).json()) as Record<string, number>).workspaces
    await vi.waitFor(async () => expect(await workspaces()).toBe(1))

    await sandbox.restart()

    expect(await workspaces()).toBe(1)
  })

  test('are not there for anybody else', async () => {
    const { url } = await startSandbox({ OPERATOR_KEY: operatorKey })

    const answers = [
      await fetch(`${url}/_sandbox/statistics`),
      await ask(url, `Bearer ${operatorKey}s`),
      await ask(url, 'Bearer rl_test_1'),
      await ask(url, undefined, 'POST'),
    ]

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })

  test('are not there without a key', async () => {
    const { url } = await startSandbox()

    expect((await ask(url)).status).toBe(404)
    expect((await ask(url, 'Bearer ')).status).toBe(404)
  })

  test('need a key that nobody finds by trying', async () => {
    const { url } = await startSandbox({ OPERATOR_KEY: 'secret' })

    const answer = await fetch(`${url}/api/v1/leads`, { headers: { authorization: 'Bearer rl_test_1' } })

    expect(await answer.text()).toBe('This Worker is set up wrongly. OPERATOR_KEY must have 32 characters or more.\n')
  })
})
