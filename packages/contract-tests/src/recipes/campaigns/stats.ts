import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { activeCampaign, at, draft } from './states.ts'

const stats = async (world: World, query: object, json?: object): Promise<Answer> =>
  world.call('campaigns.getDailyStats', { path: at(await draft(world, json)), query: { ...query } })

const impossible: Record<string, object> = {
  'a span that ends before it begins is refused': { from: '2026-03-10', to: '2026-03-01' },
  'a span of more than 366 days is refused': { from: '2025-01-01', to: '2026-01-02' },
  'an unknown time zone is refused': { timezone: 'Mars/Olympus' },
}

/** So many days in their order, from one on. */
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(`${from}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() + index)
    return { date: day.toISOString().slice(0, 10), sent: 0, failed: 0, replies: 0, creditsSpent: 0 }
  })

const nextDay = (date: string): string => days(date, 2)[1]?.date ?? date

/** What is counted on each day. */
const counts = [
  ...['sent', 'delivered', 'read', 'failed', 'newLeadsContacted'],
  ...['replies', 'uniqueReplies', 'optOuts', 'creditsSpent'],
]

/** The days of a campaign that a lead has opted out of, so that there is something to count. */
async function statsAfterOptOut(world: World): Promise<Answer> {
  const path = at(await activeCampaign(world))
  await world.must('campaigns.bulkLeadAction', { path, json: { action: 'mark_opted_out', filter: {} } })
  return world.call('campaigns.getDailyStats', { path })
}

export const statsRules: Rule[] = [
  ...Object.entries(impossible).map(
    ([name, query]): Rule => ({
      operation: 'campaigns.getDailyStats',
      name,
      expect: { status: 400, code: 'validation_failed' },
      run: (world) => stats(world, query),
    }),
  ),
  {
    operation: 'campaigns.getDailyStats',
    name: 'every day of the span is there, both ends included',
    expect: { status: 200, body: { data: days('2026-02-27', 4), totals: { sent: 0, replies: 0, creditsSpent: 0 } } },
    run: (world) => stats(world, { from: '2026-02-27', to: '2026-03-02' }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'a first day alone begins 30 days',
    expect: { status: 200, body: { data: days('2026-03-01', 30) } },
    run: (world) => stats(world, { from: '2026-03-01' }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'a last day alone ends 30 days',
    expect: { status: 200, body: { data: days('2026-03-02', 30) } },
    run: (world) => stats(world, { to: '2026-03-31' }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'days are those of the time zone of the campaign unless it is said otherwise',
    expect: { status: 200, body: { timezone: 'Europe/London' } },
    run: (world) => stats(world, {}, { schedule: { timezone: 'Europe/London' } }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'days are those of the time zone that is asked for',
    expect: { status: 200, body: { timezone: 'Asia/Tokyo' } },
    run: (world) => stats(world, { timezone: 'Asia/Tokyo' }, { schedule: { timezone: 'Europe/London' } }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'the 29th of February is a day',
    expect: { status: 200, body: { data: days('2024-02-28', 3) } },
    run: (world) => stats(world, { from: '2024-02-28', to: '2024-03-01' }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'a span of one day has that day',
    expect: { status: 200, body: { data: days('2026-03-03', 1) } },
    run: (world) => stats(world, { from: '2026-03-03', to: '2026-03-03' }),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'a span of 366 days is taken, and has each of them',
    expect: { status: 200, body: { data: days('2024-01-01', 366) } },
    run: (world) => stats(world, { from: '2024-01-01', to: '2024-12-31' }),
  },
  ...['2026-03-08', '2026-11-01'].map(
    (date): Rule => ({
      operation: 'campaigns.getDailyStats',
      name: `the day on which clocks change is one day, as ${date} in New York`,
      expect: { status: 200, body: { data: days(date, 2) } },
      run: (world) => stats(world, { from: date, to: nextDay(date), timezone: 'America/New_York' }),
    }),
  ),
  {
    operation: 'campaigns.getDailyStats',
    name: 'without a span there are 30 days',
    expect: { status: 200, body: { data: Array.from({ length: 30 }, () => ({ sent: 0 })) } },
    run: (world) => stats(world, {}),
  },
  {
    operation: 'campaigns.getDailyStats',
    name: 'the totals are the sums of the days',
    expect: { status: 200 },
    run: async (world) => {
      const answer = await statsAfterOptOut(world)
      const data: Json[] = answer.body?.data ?? []
      const sums = counts.map((name) => [name, data.reduce((sum, day) => sum + day[name], 0)])
      return { ...answer, expected: { totals: Object.fromEntries(sums) } }
    },
  },
]
