import { isRecord } from '../description/pointer.ts'
import type { Exchange } from '../exchange/exchange.ts'

/**
 * Lets a request go when it may, and again when it was told to come back later.
 *
 * @param asIs whether an answer of 429 is taken as the answer
 */
export type Pace = (run: () => Promise<Exchange>, asIs: boolean) => Promise<Exchange>

/** The longest that a Retry-After is waited for, in seconds, and how often. */
const longestWait = 60
const mostWaits = 3

/** Keeps to a rate of requests, and obeys 429. */
export function createPace({ rate, signal }: { rate: number | undefined; signal: AbortSignal | undefined }): Pace {
  let next = 0
  async function turn(): Promise<void> {
    if (rate === undefined) return
    const now = performance.now()
    const mine = Math.max(now, next)
    next = mine + 1000 / rate
    if (mine > now) await pause(mine - now, signal)
  }
  return async (run, asIs) => {
    for (let waits = 0; ; waits++) {
      await turn()
      const exchange = await run()
      const seconds = asIs || waits >= mostWaits ? undefined : toWait(exchange)
      if (seconds === undefined || seconds > longestWait || signal?.aborted) return exchange
      await pause(seconds * 1000, signal)
    }
  }
}

/** How a limit of the rate is called, where problems have codes: other limits are not over by waiting a little. */
const ofRate = /^(?:rate_limited|rate_limit_exceeded|too_many_requests)$/i

/** How many seconds the limit of the server's rate asks to wait. */
function toWait({ response }: Exchange): number | undefined {
  if (response?.status !== 429) return undefined
  const code = isRecord(response.json) ? response.json.code : undefined
  if (typeof code === 'string' && !ofRate.test(code)) return undefined
  const after = response.headers['retry-after'] ?? ''
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done, { once: true })
  })
}
