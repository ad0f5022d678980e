import { machineTime } from '../simulation/clock.ts'
import { wait } from '../simulation/wait.ts'

/** What an object tells of its workspace. */
export interface Report {
  workspace: string
  /** Since the last report. */
  requests: number
  /** Of these, by the limits of a key. */
  refused: number
  bytes: number
}

export interface ReportsOptions {
  /** How much the workspace takes. */
  measure(): Pick<Report, 'workspace' | 'bytes'>
  send(report: Report): Promise<unknown>
  machineTime?: () => Date
  /** Lets real milliseconds go by. */
  wait?: typeof wait
}

export type Reports = ReturnType<typeof reportsOf>

/**
 * Milliseconds between two reports. The runtime keeps an object that waits, for nothing and at its operator's cost, so
 * they are fewer than the ten seconds for which one stays that nobody asks.
 */
const interval = 5000

/** Reports at once, and then at most once in so long. Nobody waits for it; what could not be sent goes with the next one. */
export function reportsOf({ measure, send, ...real }: ReportsOptions) {
  const host = { machineTime, wait, ...real }
  /** Of this object alone, as what all share would keep objects that were put away while they waited. */
  const never = new AbortController().signal
  let told = { requests: 0, refused: 0 }
  let nextAt = 0
  let isPlanned = false

  async function plan(): Promise<void> {
    if (isPlanned) return
    isPlanned = true
    const rest = nextAt - host.machineTime().getTime()
    if (rest > 0) await host.wait(rest, never)
    isPlanned = false
    nextAt = host.machineTime().getTime() + interval
    await report()
  }

  async function report(): Promise<void> {
    const { requests, refused } = told
    told = { requests: 0, refused: 0 }
    try {
      await send({ ...measure(), requests, refused })
    } catch {
      told = { requests: told.requests + requests, refused: told.refused + refused }
    }
  }

  return {
    count(isRefused: boolean): void {
      told = { requests: told.requests + 1, refused: told.refused + Number(isRefused) }
      plan()
    },
    /** When the workspace has changed without a request. */
    changed(): void {
      plan()
    },
  }
}
