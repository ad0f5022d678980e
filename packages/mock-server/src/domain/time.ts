import { Temporal } from 'temporal-polyfill'
import { Problem } from './problem.ts'

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The last instant that can be written with a year of four digits. */
export const latest = new Date('9999-12-31T23:59:59.999Z')

/**
 * Reads a time that the description's format let through. That also takes leap seconds and offsets such as `+02`, which
 * no clock here can show.
 *
 * @throws Problem `validation_failed` at the place
 */
export function readTime(text: string, place: { pointer: string } | { parameter: string }): Date {
  const time = new Date(text)
  if (time <= latest) return time // what is no time is not before one either
  const name = 'pointer' in place ? place.pointer.slice(1) : place.parameter
  const message = 'must be a valid date-time'
  throw new Problem('validation_failed', `The request has 1 fault. ${name} ${message}.`, {
    errors: [{ ...place, code: 'format', message }],
  })
}

/** `date` moved by `milliseconds`. */
export const after = (date: Date, milliseconds: number): Date => new Date(date.getTime() + milliseconds)

/** Whole seconds from `now` until `then`, at least 1. */
export const secondsUntil = (then: Date, now: Date): number =>
  Math.max(1, Math.ceil((then.getTime() - now.getTime()) / second))

const zoned = (date: Date, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timezone)

/** A calendar day in a zone: `YYYY-MM-DD`, its first instant and the first of the next day. */
export interface LocalDay {
  date: string
  begin: Date
  end: Date
}

/** The day that was asked for last in each zone: time goes by slowly, and working a day out anew does not. */
const lastDays = new Map<string, LocalDay>()

/** The calendar day of an instant in a zone; a day there may have 23 or 25 hours. */
export function dayOf(instant: Date, timezone: string): LocalDay {
  const last = lastDays.get(timezone)
  if (last && last.begin <= instant && instant < last.end) return last
  const plain = zoned(instant, timezone).toPlainDate()
  const [begin, end] = [plain, plain.add({ days: 1 })].map((day) => day.toZonedDateTime(timezone).epochMilliseconds)
  const found = { date: plain.toString(), begin: new Date(Number(begin)), end: new Date(Number(end)) }
  lastDays.set(timezone, found)
  return found
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export const localDate = (date: Date, timezone: string): string => dayOf(date, timezone).date

/** The first instant of a calendar day, `YYYY-MM-DD`, in a zone. */
export const startOfDay = (date: string, timezone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds)

/** The calendar day so many days later, or earlier. */
export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** How many days later than another a calendar day is. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

/** The first instant of the next calendar day in a zone. */
export const nextMidnight = (date: Date, timezone: string): Date => dayOf(date, timezone).end

/** When a clock shows a time, `HH:mm`, on a day. A time that a clock change skips is later by as much as it skips. */
export function timeOn({ date, begin, end }: LocalDay, time: string, timezone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (end.getTime() - begin.getTime() === day) return after(begin, hours * hour + minutes * minute)
  return new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timezone).epochMilliseconds)
}

/** Whether the name is one of an IANA time zone (an offset such as `+02:00` is not). */
export function isTimezone(name: string): boolean {
  if (knownTimezones.has(name)) return true
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    knownTimezones.add(name)
    return true
  } catch {
    return false
  }
}

const knownTimezones = new Set<string>()

const units: Record<string, number> = { ms: 1, s: second, m: minute, h: hour, d: day }

/**
 * The milliseconds of a duration such as `90s`, `36h` or `3d` (days of 24 hours).
 *
 * @throws RangeError for what is none
 */
export function parseDuration(text: string): number {
  const [, count, unit] = text.match(/^(\d+)(ms|s|m|h|d)$/) ?? []
  if (count === undefined || unit === undefined)
    throw new RangeError(`"${text}" is no duration. Write a whole number and ms, s, m, h or d, such as 90s or 3d.`)
  return Number(count) * (units[unit] ?? 1)
}
