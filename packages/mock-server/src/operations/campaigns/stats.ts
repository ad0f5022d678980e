import { dailyStats, readSpan } from '../../domain/campaigns/stats.ts'
import { addDays, startOfDay } from '../../domain/time.ts'
import { ok, type Section } from '../../operation.ts'

/** What a campaign did on which day. */
export const stats = {
  getDailyStats({ path, query }, { store, clock }) {
    const { id, schedule } = store.campaigns.get(path.campaignId)
    const span = readSpan(query, schedule.timezone, clock.now())
    const begin = startOfDay(span.from, span.timezone)
    const end = startOfDay(addDays(span.to, 1), span.timezone)
    return ok(dailyStats(span, store.campaignCounts.between(id, begin, end)))
  },
} satisfies Pick<Section<'campaigns'>, 'getDailyStats'>
