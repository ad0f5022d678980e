import { minute } from '../domain/time.ts'

export interface PaceOptions {
  /** How many events a running clock lets happen in a minute of the machine's, and one call at once; all unless said. */
  mostEvents?: number | undefined
  machineTime(): Date
}

export type Pace = ReturnType<typeof createPace>

/**
 * How much a running clock may do where many share the machine. When it meets that, or another limit of its host, it
 * stands still until the machine's next minute. The count is in memory.
 */
export function createPace({ mostEvents = Number.POSITIVE_INFINITY, machineTime }: PaceOptions) {
  let counted = { minute: 0, events: 0 }
  let restsUntil = 0
  const minuteNow = () => Math.floor(machineTime().getTime() / minute)
  return {
    /** How many events may happen yet in this minute. */
    left(): number {
      if (mostEvents === Number.POSITIVE_INFINITY) return mostEvents
      if (counted.minute !== minuteNow()) counted = { minute: minuteNow(), events: 0 }
      return mostEvents - counted.events
    },
    count(events: number): void {
      counted.events += events
    },
    rest(): void {
      restsUntil = (minuteNow() + 1) * minute
    },
    goOn(): void {
      restsUntil = 0
    },
    isResting: (): boolean => restsUntil > 0 && machineTime().getTime() < restsUntil,
    /** That time by the machine, or when it goes on again. */
    notBefore: (time: Date | null): Date | null => (time && time.getTime() < restsUntil ? new Date(restsUntil) : time),
  }
}
