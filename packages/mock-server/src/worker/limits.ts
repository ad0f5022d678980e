import { Problem } from '../domain/problem.ts'
import { countRequest } from '../domain/rate-limit.ts'
import type { Told } from '../http/respond.ts'
import { machineTime } from '../simulation/clock.ts'

/** What a key may take of a sandbox that many share. */
export interface Limits {
  /** Requests in a minute of the machine's. */
  requests: number
  /** Rows in all tables of the workspace. */
  rows: number
  /** Bytes of the object's database, with the snapshots. */
  bytes: number
  /** Events that one call lets happen, or a clock that runs in a minute. */
  events: number
}

const defaults = { MAX_REQUESTS: 1200, MAX_ROWS: 200_000, MAX_BYTES: 100_000_000, MAX_EVENTS: 10_000 }

type LimitBindings = { [name in keyof typeof defaults]?: string }

/** @throws RangeError that says which one is wrong and what it must be */
export const limitsOf = (bindings: LimitBindings): Limits => ({
  requests: limitOf('MAX_REQUESTS', bindings),
  rows: limitOf('MAX_ROWS', bindings),
  bytes: limitOf('MAX_BYTES', bindings),
  events: limitOf('MAX_EVENTS', bindings),
})

function limitOf(name: keyof LimitBindings, bindings: LimitBindings): number {
  const text = bindings[name]
  if (text === undefined || text === '') return defaults[name]
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new RangeError(`${name} must be a whole number from 1 on, not "${text}".`)
}

/** Tells this limit from the API's own, which has the same code. */
class TooManyRequests extends Problem {}

/** Whether a request was refused by one of these limits. */
export const isOfLimits = (problem: Told | undefined): boolean =>
  problem instanceof TooManyRequests || problem?.code === 'sandbox_limit'

/**
 * Counts requests in minutes of the machine's, and gives what to answer to one that is too many. The count is in memory:
 * an object that was put away begins anew.
 */
export function requestCounter(most: number): () => Problem | undefined {
  let window = { number: 0, used: 0 }
  return () => {
    const { window: next, rate } = countRequest({ limit: most, perSeconds: 60 }, window, machineTime())
    window = next
    if (rate.retryAfter === undefined) return undefined
    return new TooManyRequests(
      'rate_limited',
      `More than ${most} requests in a minute, as many as this sandbox answers to a key. Try again in ${rate.retryAfter} seconds.`,
      { retryAfter: rate.retryAfter },
    )
  }
}
