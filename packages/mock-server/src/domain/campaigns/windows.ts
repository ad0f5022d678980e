import { dayOf, type LocalDay, timeOn } from '../time.ts'
import type { CampaignSchedule } from './records.ts'

/** A window on a certain day: from the first instant on, and before the second. */
interface Span {
  begin: Date
  end: Date
}

/** As far as is looked ahead: windows come back every week, and a clock change may swallow one. */
const daysAhead = 15

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** The first instant from `from` on at which a campaign may send; nothing when its last day ends before. */
export function nextOpening(schedule: CampaignSchedule, from: Date): Date | undefined {
  const { timezone, endDate } = schedule
  let day = dayOf(from, timezone)
  for (let days = 0; days <= daysAhead; days += 1) {
    if (endDate !== null && day.date > endDate) return undefined
    const span = spansOn(day, schedule).find(({ end }) => end > from)
    if (span) return span.begin > from ? span.begin : from
    day = dayOf(day.end, timezone)
  }
  return undefined
}

/** The day that was asked for last, and its windows: turns follow one another closely. */
let last: { day: LocalDay; schedule: CampaignSchedule; spans: Span[] } | undefined

/** The windows of a day in their order. */
function spansOn(day: LocalDay, schedule: CampaignSchedule): Span[] {
  if (last?.day !== day || last.schedule !== schedule) last = { day, schedule, spans: openingsOn(day, schedule) }
  return last.spans
}

function openingsOn(day: LocalDay, { timezone, windows }: CampaignSchedule): Span[] {
  const weekday = weekdays[new Date(`${day.date}T00:00:00Z`).getUTCDay()]
  return windows
    .filter(({ days }) => days.some((known) => known === weekday))
    .map(({ from, to }) => ({ begin: timeOn(day, from, timezone), end: timeOn(day, to, timezone) }))
    .filter(({ begin, end }) => begin < end)
    .toSorted((one, other) => one.begin.getTime() - other.begin.getTime())
}
