/** How many requests a key may make in how many seconds. */
export interface RateLimit {
  limit: number
  perSeconds: number
}

/** The documented limit. */
const documented: RateLimit = { limit: 120, perSeconds: 60 }

/**
 * The limit that an option asks for.
 *
 * @throws RangeError when it is none
 */
export function rateLimitOf(option: boolean | RateLimit): RateLimit | undefined {
  if (typeof option === 'boolean') return option ? documented : undefined
  const { limit, perSeconds } = option
  if ([limit, perSeconds].every((number) => Number.isInteger(number) && number > 0)) return option
  throw new RangeError(`rateLimit needs whole numbers from 1 on, not ${limit} requests per ${perSeconds} seconds.`)
}

/** How many requests were made in a window; windows are numbered from 1970. */
export interface RateWindow {
  number: number
  used: number
}

/** Where a key stands after a request. */
export interface Rate {
  limit: number
  perSeconds: number
  remaining: number
  /** When the window ends, in seconds since 1970. */
  reset: number
  /** Seconds until then, if the request is one too many. */
  retryAfter: number | undefined
}

/** Counts a request in the window that `now` lies in. One that is too many is not counted. */
export function countRequest(
  { limit, perSeconds }: RateLimit,
  window: RateWindow,
  now: Date,
): { window: RateWindow; rate: Rate } {
  const seconds = now.getTime() / 1000
  const number = Math.floor(seconds / perSeconds)
  const used = window.number === number ? window.used : 0
  const reset = (number + 1) * perSeconds
  const isTooMany = used >= limit
  return {
    window: { number, used: isTooMany ? used : used + 1 },
    rate: {
      limit,
      perSeconds,
      remaining: isTooMany ? 0 : limit - used - 1,
      reset,
      retryAfter: isTooMany ? Math.ceil(reset - seconds) : undefined,
    },
  }
}
