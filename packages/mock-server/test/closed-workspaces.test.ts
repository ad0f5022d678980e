import { describe, expect, onTestFinished, test } from 'vitest'
import type { CoreOptions } from '../src/index.ts'
import { storageIn, storageInMemory } from '../src/node/storage.ts'
import type { Database } from '../src/store/database.ts'
import { directory } from './directory.ts'
import { setupHost } from './host.ts'

const hour = 3_600_000
const as = (apiKey: string) => ({ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' })
const items = [{ product: 'wa_account', quantity: 1, countryCode: 'US' }]

/** As much of an answer as is looked at. */
interface Answered {
  now?: string
  data?: { type?: string }[]
}

/** A server with a running clock that has one workspace open at a time, and a workspace of it with an order. */
async function setup(options: Partial<CoreOptions> = {}) {
  const host = setupHost({ ...storageInMemory(100), mostOpen: 1, ...options })
  onTestFinished(host.core.close)
  async function call(path: string, init: RequestInit = {}, apiKey = 'rl_test_1'): Promise<Answered> {
    const response = await host.fetch(`http://mock.test${path}`, { headers: as(apiKey), ...init })
    return (await response.json()) as Answered
  }
  await call('/api/v1/orders', { method: 'POST', body: JSON.stringify({ items }) })
  return { ...host, call, openAnother: () => call('/api/v1/settings', {}, 'rl_test_2') }
}

describe('a closed workspace', () => {
  test('is woken when somebody listens to it, who hears of everything', async () => {
    const { steered, asked, core, openAnother, pass } = await setup()
    const heard: string[] = []
    steered.on('order.fulfilled', ({ type }) => heard.push(type))

    await openAnother()
    const whenClosed = [...asked]
    pass(hour)
    core.wake(steered.id)

    expect(whenClosed).not.toContain(null)
    expect(heard).toEqual(['order.fulfilled'])
  })

  test('is left alone when nobody does, and everything has happened when it is asked', async () => {
    const { asked, call, openAnother, pass } = await setup()

    await openAnother()
    pass(hour)
    const { data } = await call('/_mock/events')

    expect(asked).toContain(null)
    expect(data?.map(({ type }) => type)).toContain('order.fulfilled')
  })

  test('is planned for when somebody begins to listen, before anything else is done in it', async () => {
    const { steered, asked, openAnother } = await setup()
    await openAnother()
    const before = asked.length

    steered.on('order.fulfilled', () => {})

    expect(asked.length).toBeGreaterThan(before)
    expect(asked.at(-1)).toBeInstanceOf(Date)
  })

  test('is steered as before, and its stream goes on', async () => {
    const { steered, openAnother } = await setup()
    const stream = await steered.control.events.stream({ type: ['order.fulfilled'] })

    await openAnother()
    steered.advance('1h')
    await openAnother()

    const { value } = await stream[Symbol.asyncIterator]().next()
    expect(value).toMatchObject({ type: 'order.fulfilled' })
    expect(steered.events('order.fulfilled')).toHaveLength(1)
  })

  test('does not let its clock go back with the machine’s', async () => {
    const { steered, openAnother, pass, call } = await setup()
    pass(hour)
    const before = (await call('/_mock/clock')).now

    await openAnother()
    pass(-5 * hour)

    expect(steered.now.toISOString()).toBe(before)
  })
})

describe('a workspace that is being used', () => {
  test('stays open, whomever somebody asks on the way', async () => {
    const { steered, core } = await setup()

    steered.advance('1h', { onProgress: () => core.steer('rl_test_2').advance('1h') })

    expect(steered.events('order.fulfilled')).toHaveLength(1)
  })

  test('stays open while it cannot be stored, and the key that would take its place is told so', async () => {
    const databases: Database[] = []
    const storage = storageIn(directory())
    function open(name: string): Database {
      const db = storage.open(name)
      databases.push(db)
      return db
    }
    const { call, openAnother } = await setup({ ...storage, open, clock: 'frozen' })
    databases[0]?.exec('pragma query_only = on')

    const refused = await openAnother()
    databases[0]?.exec('pragma query_only = off')

    expect(refused).toMatchObject({ status: 507, code: 'storage_full' })
    expect((await call('/_mock/requests')).data).toHaveLength(1)
    expect(databases).toHaveLength(1)
  })
})
