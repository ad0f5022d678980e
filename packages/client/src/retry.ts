import type { Attempt } from './attempt.ts'
import type { Outgoing } from './exchange.ts'

/** Only what does the same when it is done twice. */
const isRepeatable = ({ method, headers }: Outgoing): boolean =>
  ['GET', 'PUT', 'DELETE'].includes(method) || headers.has('Idempotency-Key')

/**
 * Whether an answer speaks of the moment and not of the request, so that the next may be better. A key is in use while
 * the service is still busy with an attempt that was given up here.
 */
export const isPassing = (status: number, body: unknown): boolean =>
  [408, 429].includes(status) || status >= 500 || Object(body).code === 'idempotency_key_in_use'

/**
 * The milliseconds to wait before the next attempt, or a text when there is none, which may say why.
 *
 * @param asked seconds that the answer asks to wait
 */
export function waitAfter({ request, facts, left }: Attempt, asked?: number): number | string {
  const { retries, maxRetryAfter } = request.limits
  if (facts.attempts > retries || !isRepeatable(request)) return ''
  if (asked !== undefined && asked > maxRetryAfter)
    return ` (It asks to wait ${asked} s; \`maxRetryAfter\` is ${maxRetryAfter} s.)`
  const wait = asked === undefined ? backoff(facts.attempts) : asked * 1000
  return wait < left() ? wait : ' (`totalTimeout` leaves no time to wait.)'
}

/** Anything up to a limit that doubles from half a second to eight, so that clients do not come back together. */
const backoff = (attempts: number) => Math.random() * Math.min(8000, 500 * 2 ** (attempts - 1))

/**
 * Seconds to wait; `undefined` when the header says no time to come. A date counts from the answer's own, if it says, so
 * that a wrong clock on this side does no harm.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? ''
  const now = Date.parse(headers.get('Date') ?? '') || Date.now()
  const seconds = /^[\d.]+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000
  return seconds >= 0 ? seconds : undefined
}
