import { describe, expect, test } from 'vitest'
import { caller, populate } from './populated.ts'
import { setup } from './setup.ts'
import { type Sandbox, startSandbox } from './worker/start.ts'

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

const lists = [
  'accounts',
  'agents',
  'campaigns',
  'conversations',
  'conversation-tags',
  'credits/transactions',
  'knowledge-base/sources',
  'lead-lists',
  'leads',
  'orders',
  'settings',
]

/** Everything that the lists hold. */
async function everything({ url }: Sandbox): Promise<unknown[]> {
  const call = caller(fetch, url)
  return Promise.all(lists.map((list) => call('GET', `/api/v1/${list}`)))
}

/** What was answered, without what HTTP and the time of day add. */
async function told(response: Response) {
  const {
    date,
    connection,
    'keep-alive': _,
    'content-length': length,
    ...headers
  } = Object.fromEntries(response.headers)
  return { status: response.status, headers, body: await response.text() }
}

describe('a Worker', () => {
  test('answers every section, each key in an object of its own', async () => {
    const sandbox = await startSandbox()
    await populate(caller(fetch, sandbox.url))

    const answers = await everything(sandbox)
    const others = await fetch(`${sandbox.url}/api/v1/leads`, { headers: bearer('rl_test_2') })

    expect(answers).toEqual(lists.map(() => expect.objectContaining({ status: 200 })))
    expect(answers.filter((answer) => JSON.stringify(answer).includes('"data":[]'))).toEqual([])
    expect(await others.json()).toMatchObject({ data: [] })
  })

  test('holds after a restart what it held before', async () => {
    const sandbox = await startSandbox()
    await populate(caller(fetch, sandbox.url))
    const before = await everything(sandbox)

    await sandbox.restart()

    expect(await everything(sandbox)).toEqual(before)
  })

  test.each([
    ['no key', {}],
    ['what is no key', bearer('secret')],
    ['a live key', bearer('rl_live_1')],
  ])('answers %s as the server on Node does', async (_, headers) => {
    const { url } = await startSandbox()
    const { mock } = setup()

    const answer = await fetch(`${url}/api/v1/leads`, { headers })

    expect(await told(answer)).toEqual(await told(await mock.fetch('http://mock.test/api/v1/leads', { headers })))
  })

  test('says which of its settings is wrong', async () => {
    const { url } = await startSandbox({ SPEED: 'fast' })

    const answer = await fetch(`${url}/api/v1/leads`, { headers: bearer('rl_test_1') })

    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe(
      'This Worker is set up wrongly. SPEED must be a number from 0.001 to 1000000, not "fast".\n',
    )
  })

  test('refuses what would make a workspace too large, and still lets it be made smaller', async () => {
    const { url } = await startSandbox({ MAX_BYTES: '1500000' })
    const call = caller(fetch, url)
    const { body: list } = await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })
    const importOf = (count: number) => ({
      rows: Array.from({ length: count }, (_, at) => ({ phone: `+1202${5_000_000 + at}`, firstName: 'Amara' })),
    })

    const few = await call('POST', `/api/v1/lead-lists/${list.id}/leads/import`, importOf(10))
    const many = await call('POST', `/api/v1/lead-lists/${list.id}/leads/import`, importOf(5000))
    const leads = await call('GET', '/api/v1/leads?limit=100')
    const removed = await call('DELETE', `/api/v1/lead-lists/${list.id}`)

    expect(few.status).toBe(200)
    expect(many).toMatchObject({ status: 507, body: { code: 'sandbox_limit' } })
    expect(leads.body.data).toHaveLength(10)
    expect(removed.status).toBe(204)
  })

  test('forgets a workspace that is deleted, with its snapshots', async () => {
    const { url } = await startSandbox()
    const call = caller(fetch, url)
    await call('POST', '/api/v1/lead-lists', { name: 'Cafés' })
    await call('POST', '/_mock/snapshots', { name: 'before' })

    await call('DELETE', '/_mock/workspace')

    expect((await call('GET', '/api/v1/lead-lists')).body.data).toEqual([])
    expect((await call('GET', '/_mock/snapshots')).body.data).toEqual([])
  })
})
