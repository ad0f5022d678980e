import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CoreOptions } from '../src/index.ts'
import { openDatabase } from '../src/node/sqlite.ts'
import type { Database } from '../src/store/database.ts'
import { tables } from '../src/store/schema.ts'
import { setupCore } from './core.ts'
import { setupHost } from './host.ts'

const minute = 60_000
const day = 1440 * minute
const start = new Date('2026-03-10T12:00:00.000Z')

/** Things that go on by themselves: warmups, an order, a source, an analysis, and a campaign and what it brings. */
async function play({ fetch }: Pick<ReturnType<typeof setupCore>, 'fetch'>): Promise<void> {
  const call = async (path: string, body: object, method = 'POST') => {
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const answer = await fetch(`http://mock.test/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as { id: string }
  }
  const provision = async (phone: string) => {
    await call('/provision/start', { phone })
    return call('/provision/verify', { phone, code: '123456', displayName: 'Juniper Coffee' })
  }
  await provision('+12025550101')
  const { id: sender } = await provision('+12025550102')
  await call(`/accounts/${sender}/phase`, { phase: 'production' }, 'PATCH')
  const steps = [
    { text: 'Hello!', delay: { value: 0, unit: 'minutes' } },
    { text: 'Would you like a sample?', delay: { value: 3, unit: 'hours' } },
  ]
  const campaign = await call('/campaigns', { name: 'Spring', accountIds: [sender], steps })
  const leads = Array.from({ length: 40 }, (_, index) => ({ phone: `+1202555${1000 + index}` }))
  await call(`/campaigns/${campaign.id}/leads`, { leads })
  await call(`/campaigns/${campaign.id}/start`, {})
  await call('/orders', { items: [{ product: 'wa_account', quantity: 2, countryCode: 'US' }], note: 'late' })
  await call('/knowledge-base/sources', { type: 'text', title: 'Opening hours', text: 'From eight to six.' })
  const agent = await call('/agents', { name: 'Concierge', instructions: 'You answer cafés.' })
  await call(`/agents/${agent.id}/competitor-analysis`, { competitorUrls: ['https://millstreet.example/fail'] })
}

/** A workspace whose whole state can be told from that of another. */
function observed(make: (open: CoreOptions['open']) => ReturnType<typeof setupHost>) {
  let database: Database | undefined
  const world = make((id) => {
    database = openDatabase(id, undefined)
    return database
  })
  /** What is in every table, but for where the clock counts from. */
  const state = () =>
    tables.map((table) => {
      const rows = database?.prepare(`select * from ${table}`).all() ?? []
      const kept = rows.filter(({ key }) => !['anchorMachine', 'anchorWorkspace', 'speed'].includes(String(key)))
      return `${table}: ${kept.length} ${createHash('sha256').update(JSON.stringify(kept)).digest('hex')}`
    })
  return { ...world, state }
}

const frozen = () => observed((open) => setupHost({ open, clock: 'frozen', start }))

describe('a day', () => {
  test('in one call ends as it does in a call for each minute', async () => {
    const [atOnce, byMinutes] = [frozen(), frozen()]
    await play(atOnce)
    await play(byMinutes)

    const happened = atOnce.steered.advance('24h')
    const counts = Array.from({ length: 1440 }, () => byMinutes.steered.advance('1m'))

    expect(happened).toBeGreaterThan(100)
    expect(counts.reduce((sum, count) => sum + count)).toBe(happened)
    expect(byMinutes.state()).toEqual(atOnce.state())
  })

  test('of a running clock ends the same, whenever it wakes', async () => {
    const onTime = frozen()
    const running = observed((open) => setupHost({ open, start }))
    await play(onTime)
    await play(running)

    onTime.steered.advance('24h')
    const oddTimes = Array.from({ length: 12 }, (_, index) => (index * 1_234_567) % (100 * minute))
    for (const late of oddTimes) running.wake(late)
    running.steered.advance(new Date(start.getTime() + day))

    expect(running.state()).toEqual(onTime.state())
  })
})

describe('a campaign that is under way', () => {
  test('goes on from a snapshot as it went on before', async () => {
    const { steered, state, ...world } = frozen()
    await play(world)
    steered.advance('2h')
    const snapshot = steered.snapshot()
    steered.advance('6h')
    const before = state()

    steered.restore(snapshot)
    steered.advance('6h')

    expect(state()).toEqual(before)
  })
})

describe('events that share a transaction', () => {
  const at = (minutes: number) => new Date(start.getTime() + minutes * minute)

  /** A workspace where the third of five things that are due fails. */
  function failing() {
    const world = setupCore(undefined, { start })
    world.workspace.request(({ store }) => {
      store.timeline.schedule('day.begin', '', at(1))
      store.timeline.schedule('campaign.start', 'cmp_none', at(2))
      store.timeline.schedule('order.proceed', 'ord_none', at(3))
      store.timeline.schedule('analysis.run', 'agt_none', at(4))
    })
    return world
  }

  test('happen up to the one that fails, which is named', () => {
    const { workspace } = failing()

    const advancing = () => workspace.advanceTo(at(60))

    expect(advancing).toThrow('order.proceed of ord_none, due at 2026-03-10T12:03:00.000Z, failed: ')
    expect(workspace.clock.now()).toEqual(at(2))
    expect(workspace.store.timeline.next()).toEqual(at(3))
  })

  test('happen from there on, once that is mended', () => {
    const { workspace } = failing()
    expect(() => workspace.advanceTo(at(60))).toThrow()
    workspace.store.timeline.schedule('order.proceed', 'ord_none', null)

    const happened = workspace.advanceTo(at(60))

    expect(happened).toBe(1)
    expect(workspace.clock.now()).toEqual(at(60))
  })

  test('are told of only as far as they happened', async () => {
    const { fetch, workspace } = setupCore(undefined, { start })
    const told: string[] = []
    await play({ fetch })
    workspace.listen({ hear: ({ type }) => told.push(type), end() {} })
    workspace.request(({ store }) => store.timeline.schedule('order.proceed', 'ord_none', at(2)))

    expect(() => workspace.advanceTo(at(60))).toThrow('ord_none')

    expect(told).toEqual(workspace.store.events.list({ type: ['source.ready'] }).map(({ type }) => type))
    expect(told).toEqual(['source.ready'])
  })

  test('leave nothing of what was undone, in memory neither', async () => {
    const [whole, cut] = [frozen(), frozen()]
    await play(whole)
    await play(cut)
    cut.workspace.request(({ store }) => store.timeline.schedule('order.proceed', 'ord_none', at(180)))
    expect(() => cut.steered.advance('24h')).toThrow('ord_none')
    cut.workspace.store.timeline.schedule('order.proceed', 'ord_none', null)

    whole.steered.advance('24h')
    cut.steered.advance(at(1440))

    const happened = ({ state }: typeof cut) => state().filter((line) => !line.startsWith('timeline')) // has other ids
    expect(happened(cut)).toEqual(happened(whole))
  })

  test('make an id once, also when they are run again', async () => {
    const [whole, cut] = [failing(), failing()]
    await play(whole)
    await play(cut)
    whole.workspace.store.timeline.schedule('order.proceed', 'ord_none', null)
    expect(() => cut.workspace.advanceTo(at(60))).toThrow('ord_none')
    cut.workspace.store.timeline.schedule('order.proceed', 'ord_none', null)

    whole.workspace.advanceTo(at(60))
    cut.workspace.advanceTo(at(60))

    const idsOf = ({ workspace }: typeof cut) => workspace.store.accounts.all().map(({ id }) => id)
    expect(idsOf(cut)).toHaveLength(4)
    expect(idsOf(cut)).toEqual(idsOf(whole))
  })
})
