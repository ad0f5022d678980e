/** What came of all calls. */
export interface Tally {
  calls: number
  /** The operations that were called, each with the statuses of its answers. */
  statuses: Map<string, Set<number>>
  /** Calls that were struck by a fault that was asked for. */
  struck: number
  rounds: number
  /** Events that came on the streams. */
  events: number
  /** What was not as it should be. */
  failures: string[]
}

export const newTally = (): Tally => ({
  ...{ calls: 0, statuses: new Map(), struck: 0, rounds: 0, events: 0, failures: [] },
})

/** The operations that succeeded at least once. */
export const succeeded = ({ statuses }: Tally): string[] =>
  [...statuses].filter(([, answers]) => [...answers].some((status) => status < 300)).map(([operation]) => operation)
