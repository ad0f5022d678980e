import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dailyStats, readSpan } from '../src/domain/campaigns/stats.ts'
import { minute } from '../src/domain/time.ts'
import { campaigns } from './campaigns/world.ts'

const nothing = {
  sent: 0,
  delivered: 0,
  read: 0,
  failed: 0,
  newLeadsContacted: 0,
  replies: 0,
  uniqueReplies: 0,
  optOuts: 0,
  creditsSpent: 0,
}

describe('campaigns.getDailyStats', () => {
  test('answers the last 30 days with zeros, today included', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const { data } = await world.stats(id)

    expect(data?.data).toHaveLength(30)
    expect(data?.data[0]).toEqual({ date: '2025-12-07', ...nothing })
    expect(data?.data.at(-1)?.date).toBe('2026-01-05')
    expect(data).toMatchObject({ totals: nothing, timezone: 'America/New_York' })
  })

  test.each([
    [{ from: '2026-02-01' }, '2026-02-01', '2026-03-02', 30],
    [{ to: '2026-02-01' }, '2026-01-03', '2026-02-01', 30],
    [{ from: '2026-02-01', to: '2026-02-01' }, '2026-02-01', '2026-02-01', 1],
    [{ from: '2026-01-01', to: '2027-01-01' }, '2026-01-01', '2027-01-01', 366],
    [{ from: '9999-12-31' }, '9999-12-31', '9999-12-31', 1],
    [{ to: '0000-01-02' }, '0000-01-01', '0000-01-02', 2],
  ])('spans what %j asks for', async (query, first, last, days) => {
    const world = await campaigns()
    const { id } = await world.create()

    const { data } = await world.stats(id, query)

    expect([data?.data[0]?.date, data?.data.at(-1)?.date, data?.data.length]).toEqual([first, last, days])
  })

  test.each([
    [{ from: '2026-02-02', to: '2026-02-01' }, ['from']],
    [{ from: '2026-01-01', to: '2027-01-02' }, ['to']],
    [{ timezone: 'Mars/Olympus' }, ['timezone']],
    [{ from: '2026-02-02', to: '2026-02-01', timezone: '+02:00' }, ['from', 'timezone']],
  ])('refuses %j', async (query, parameters) => {
    const world = await campaigns()
    const { id } = await world.create()

    const { error } = await world.stats(id, query)

    expect(error).toMatchObject({ status: 400, code: 'validation_failed' })
    expect(error && 'errors' in error && error.errors?.map(({ parameter }) => parameter)).toEqual(parameters)
  })

  test('counts each thing on its own day, in the zone that is asked for', async () => {
    const world = await campaigns()
    const { id } = await world.create()
    // Summer time begins in New York on 8 March 2026, which has 23 hours.
    const count = (at: string, counts: object) =>
      world.inside(({ store }) => store.campaignCounts.add(id, new Date(at), counts))
    count('2026-03-08T04:59:59.999Z', { sent: 1, newLeadsContacted: 1, creditsSpent: 1 })
    count('2026-03-08T05:00:00.000Z', { sent: 2, delivered: 1 })
    count('2026-03-09T03:59:59.999Z', { sent: 4, creditsSpent: -1 })
    count('2026-03-09T04:00:00.000Z', { sent: 8, uniqueReplies: 1, replies: 2 })
    const span = { from: '2026-03-07', to: '2026-03-09' }

    const here = await world.stats(id, span)
    const nepal = await world.stats(id, { ...span, timezone: 'Asia/Kathmandu' })

    expect(here.data?.data.map(({ sent }) => sent)).toEqual([1, 6, 8])
    expect(here.data?.totals).toMatchObject({ sent: 15, delivered: 1, replies: 2, creditsSpent: 0 })
    expect(nepal.data?.data.map(({ sent }) => sent)).toEqual([0, 3, 12])
    expect((await world.get(id)).stats).toMatchObject({ messagesSent: 15, replies: 2, replyRate: 1, creditsSpent: 0 })
  })

  test('the totals are the sums of the days, whatever happened when and wherever one looks', () => {
    const at = fc
      .integer({ min: Date.UTC(2026, 1, 1), max: Date.UTC(2026, 11, 1) })
      .map((time) => new Date(time - (time % (15 * minute))))
    const counts = fc.array(fc.record({ at, sent: fc.nat(9), creditsSpent: fc.integer({ min: -9, max: 9 }) }))
    const timezone = fc.constantFrom('America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC')

    fc.assert(
      fc.property(counts, timezone, (some, zone) => {
        const span = readSpan({ from: '2026-01-31', to: '2026-12-02' }, zone, new Date())
        const { data, totals } = dailyStats(
          span,
          some.map((one) => ({ ...nothing, ...one })),
        )

        const sum = (key: 'sent' | 'creditsSpent') => data.reduce((total, day) => total + day[key], 0)
        expect(data).toHaveLength(306)
        expect(totals.sent).toBe(sum('sent'))
        expect(totals.sent).toBe(some.reduce((total, { sent }) => total + sent, 0))
        expect(totals.creditsSpent).toBe(sum('creditsSpent'))
      }),
    )
  })
})
