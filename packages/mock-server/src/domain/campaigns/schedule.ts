import type { Fault } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { windowFaults } from '../settings.ts'
import { addDays, isTimezone, startOfDay } from '../time.ts'
import type { Campaign, CampaignSchedule } from './records.ts'

/** A schedule with what is given of another one. */
export const mergeSchedule = (
  schedule: CampaignSchedule,
  change: Schemas['CampaignScheduleInput'] = {},
): CampaignSchedule => ({ ...schedule, ...change })

/** Everything that is impossible about when a campaign sends. */
export function scheduleFaults({
  schedule,
  delayBetweenMessages: { minSeconds, maxSeconds },
}: Pick<Campaign, 'schedule' | 'delayBetweenMessages'>): Fault[] {
  const { timezone, startDate, endDate, windows } = schedule
  const fault = (pointer: string, message: string): Fault => ({ pointer, code: 'schedule_invalid', message })
  return [
    ...(isTimezone(timezone) ? [] : [fault('/schedule/timezone', 'is not a known time zone')]),
    ...(startDate && endDate && endDate < startDate
      ? [fault('/schedule/endDate', 'must not be before startDate')]
      : []),
    ...windowFaults(windows).map(({ index, message }) => fault(`/schedule/windows/${index}`, message)),
    ...(minSeconds > maxSeconds ? [fault('/delayBetweenMessages/maxSeconds', 'must not be less than minSeconds')] : []),
  ]
}

/** When the start date begins; nothing without one. */
export const startOf = ({ startDate, timezone }: CampaignSchedule): Date | undefined =>
  startDate === null ? undefined : startOfDay(startDate, timezone)

/** When the end date is over; nothing without one. */
export const endOf = ({ endDate, timezone }: CampaignSchedule): Date | null =>
  endDate === null || endDate === lastDate ? null : startOfDay(addDays(endDate, 1), timezone)

/** The day after it has no date of four digits. */
const lastDate = '9999-12-31'
