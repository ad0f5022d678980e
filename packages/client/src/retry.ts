import type { Limits } from './options.ts'

/** Only what does the same when it is done twice. */
export const isRepeatable = (method: string, headers: Headers): boolean =>
  /^(GET|PUT|DELETE|HEAD|OPTIONS)$/.test(method) || headers.has('Idempotency-Key')

/** Whether an answer speaks of the moment and not of the request, so that the next may be better. */
export const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** What is to be known before a call is tried again. */
export interface Tried {
  /** How often it was tried. */
  attempts: number
  /** Seconds that the answer asks to wait. */
  retryAfter: number | undefined
  /** Milliseconds of `totalTimeout` that are left. */
  left: number
}

/** The milliseconds to wait before the next attempt, or why there is none. */
export function waitBeforeNext(
  { attempts, retryAfter, left }: Tried,
  { retries, maxRetryAfter }: Required<Limits>,
): number | string {
  if (attempts > retries) return ''
  if (retryAfter !== undefined && retryAfter > maxRetryAfter)
    return ` It asks to wait ${retryAfter} s, and \`maxRetryAfter\` is ${maxRetryAfter} s.`
  const wait = retryAfter === undefined ? backoff(attempts) : retryAfter * 1000
  return wait < left ? wait : ' `totalTimeout` leaves no time for another try.'
}

/** Anything up to a limit that doubles from half a second to eight, so that clients do not come back together. */
const backoff = (attempts: number) => Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1))

/** Seconds to wait. A date counts from the answer's own, if it says, so that a wrong clock on this side does no harm. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? ''
  if (/^\d+$/.test(value)) return Number(value)
  const seconds = (Date.parse(value) - (Date.parse(headers.get('Date') ?? '') || Date.now())) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}
