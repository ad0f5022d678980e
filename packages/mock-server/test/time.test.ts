import { describe, expect, test } from 'vitest'
import { isTimezone, localDate, nextMidnight, parseDuration } from '../src/domain/time.ts'

describe('nextMidnight', () => {
  test.each([
    ['2026-03-07T20:00:00.000Z', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-08T05:00:00.000Z', 'America/New_York', '2026-03-09T04:00:00.000Z'], // a day of 23 hours
    ['2026-11-01T04:00:00.000Z', 'America/New_York', '2026-11-02T05:00:00.000Z'], // a day of 25 hours
    ['2026-09-06T03:30:00.000Z', 'America/Santiago', '2026-09-06T04:00:00.000Z'], // midnight itself is skipped
    ['2026-01-05T14:00:00.000Z', 'Asia/Kathmandu', '2026-01-05T18:15:00.000Z'],
  ])('after %s in %s is %s', (now, timezone, midnight) => {
    expect(nextMidnight(new Date(now), timezone).toISOString()).toBe(midnight)
  })
})

test('localDate is the calendar day of the zone', () => {
  expect(localDate(new Date('2026-01-05T04:59:59.999Z'), 'America/New_York')).toBe('2026-01-04')
})

test.each([
  ['Europe/London', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+02:00', false],
  ['', false],
])('isTimezone(%j) is %s', (name, expected) => {
  expect(isTimezone(name)).toBe(expected)
})

test.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['36h', 129_600_000],
  ['3d', 259_200_000],
])('parseDuration(%j) is %i ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected)
})

test('parseDuration refuses what is none, with a sentence', () => {
  expect(() => parseDuration('soon')).toThrow('"soon" is no duration')
})
