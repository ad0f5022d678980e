import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { CampaignSchedule } from '../src/domain/campaigns/records.ts'
import { nextOpening } from '../src/domain/campaigns/windows.ts'
import { minute } from '../src/domain/time.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => clock(Math.floor(minutes / 60), minutes % 60))
const window = fc
  .record({
    days: fc.subarray([...weekdays], { minLength: 1 }),
    times: fc.uniqueArray(time, { minLength: 2, maxLength: 2 }),
  })
  .map(({ days, times: [one = '', other = ''] }) =>
    one < other ? { days, from: one, to: other } : { days, from: other, to: one },
  )
// Zones whose clocks change at different hours, by half an hour, at midnight, or never.
const timezone = fc.constantFrom(
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kolkata', 'America/Havana'],
)
// Around the days on which clocks change, and on any other.
const instant = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-10-25', '2026-11-01', '2026-06-15'),
    fc.integer({ min: -2 * 1440, max: 1440 }),
  )
  .map(([date, minutes]) => new Date(Date.parse(date) + minutes * minute))

const clock = (hours: number, minutes: number): string =>
  `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`

/** Whether a clock in the zone shows a time within a window. */
function isOpen({ timezone, windows }: CampaignSchedule, at: Date): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)
  const now = clock(local.hour, local.minute)
  const today = weekdays[local.dayOfWeek - 1]
  return windows.some(({ days, from, to }) => days.some((day) => day === today) && from <= now && now < to)
}

describe('the next opening', () => {
  const schedule = fc.record({
    timezone,
    windows: fc.array(window, { minLength: 1, maxLength: 3 }),
    startDate: fc.constant(null),
    endDate: fc.constant(null),
  })

  test('is within a window, except where clocks show the same time twice', () => {
    fc.assert(
      fc.property(schedule, instant, (when, from) => {
        const opening = nextOpening(when, from)

        expect(opening === undefined || opening >= from).toBe(true)
        expect(opening === undefined || isOpen(when, opening) || repeats(when, opening)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('leaves no minute out before it in which a window is open', () => {
    fc.assert(
      fc.property(schedule, instant, (when, from) => {
        const opening = nextOpening(when, from) ?? from
        const minutes = Math.ceil(Math.min(opening.getTime() - from.getTime(), 3 * 1440 * minute) / minute)
        const before = Array.from({ length: minutes }, (_, index) => new Date(from.getTime() + index * minute))

        expect(before.find((at) => at < opening && isOpen(when, at) && !repeats(when, at))).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })
})

/** Whether the clock of the zone is changed within a few hours. */
function repeats({ timezone }: CampaignSchedule, at: Date): boolean {
  const offset = (hours: number) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime() + hours * 60 * minute).toZonedDateTimeISO(timezone).offset
  return offset(-3) !== offset(3)
}
