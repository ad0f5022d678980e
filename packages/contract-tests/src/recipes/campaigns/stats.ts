import type { Answer, Rule, World } from '../../world/recipes.ts'
import { at, draft } from './states.ts'

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
]
