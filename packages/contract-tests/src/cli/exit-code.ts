import type { Report } from '../report/report.ts'

interface Outcome {
  failures: readonly unknown[]
  ended: Report['ended']
  operations: readonly { requests: number }[]
}

/** A run that has tested nothing, or lost its server, has not shown that anything holds. */
export function exitCodeOf({ failures, ended, operations }: Outcome): number {
  if (failures.length > 0) return 1
  return ended === 'unreachable' || operations.every(({ requests }) => requests === 0) ? 2 : 0
}
