import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { addDays, daysBetween, isTimezone, localDate } from '../time.ts'
import type { CampaignCounts, DailyStat } from './records.ts'

/** The days that are asked for, both ends included. */
export interface Span {
  from: string
  to: string
  timezone: string
}

const usualDays = 30
const maxDays = 366
const [firstDay, lastDay] = ['0000-01-01', '9999-12-31']

/**
 * The span that is asked for: the last 30 days without an end, the 30 days from or to the one that is given.
 *
 * @throws Problem `validation_failed` that names every fault
 */
export function readSpan({ from, to, timezone }: Partial<Span>, campaignTimezone: string, now: Date): Span {
  const zone = timezone ?? campaignTimezone
  if (!isTimezone(zone)) throw invalid([...orderFaults(from, to), fault('timezone', 'is not a known time zone')])
  const end = to ?? (from === undefined ? localDate(now, zone) : earlier(lastDay, addDays(from, usualDays - 1)))
  const begin = from ?? later(firstDay, addDays(end, 1 - usualDays))
  const errors = orderFaults(begin, end)
  if (errors.length > 0) throw invalid(errors)
  return { from: begin, to: end, timezone: zone }
}

/** A year beyond four digits begins with a sign, and stands outside of what a date can say. */
const isSigned = (date: string): boolean => /^[+-]/.test(date)
const earlier = (most: string, date: string): string => (isSigned(date) ? most : date)
const later = (least: string, date: string): string => (isSigned(date) ? least : date)

function orderFaults(from: string | undefined, to: string | undefined): Fault[] {
  if (from === undefined || to === undefined) return []
  if (from > to) return [fault('from', 'must not be after to')]
  return daysBetween(from, to) < maxDays ? [] : [fault('to', `must be at most ${maxDays - 1} days after from`)]
}

const fault = (parameter: string, message: string): Fault => ({ parameter, code: 'span', message })

function invalid(errors: Fault[]): Problem {
  const [first] = errors
  const count = errors.length === 1 ? '1 fault' : `${errors.length} faults`
  const detail = `The request has ${count}. ${first?.parameter} ${first?.message}.`
  return new Problem('validation_failed', detail, { errors })
}

const none: CampaignCounts = {
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

const sum = (one: CampaignCounts, other: CampaignCounts): CampaignCounts => ({
  sent: one.sent + other.sent,
  delivered: one.delivered + other.delivered,
  read: one.read + other.read,
  failed: one.failed + other.failed,
  newLeadsContacted: one.newLeadsContacted + other.newLeadsContacted,
  replies: one.replies + other.replies,
  uniqueReplies: one.uniqueReplies + other.uniqueReplies,
  optOuts: one.optOuts + other.optOuts,
  creditsSpent: one.creditsSpent + other.creditsSpent,
})

/** Every day of the span with what happened on it, and the sums of the days. */
export function dailyStats(
  { from, to, timezone }: Span,
  counts: readonly (CampaignCounts & { at: Date })[],
): Schemas['DailyStats'] {
  const byDay = Map.groupBy(counts, ({ at }) => localDate(at, timezone))
  const data = Array.from({ length: daysBetween(from, to) + 1 }, (_, days): DailyStat => {
    const date = addDays(from, days)
    return { date, ...(byDay.get(date) ?? []).reduce(sum, none) }
  })
  return { data, totals: data.reduce<CampaignCounts>(sum, none), timezone }
}
