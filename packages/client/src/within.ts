/** Longer ones would end at once. */
const longestTimer = 2 ** 31 - 1

/** What ends a run before its time. */
export interface Ends {
  signal: AbortSignal | undefined
  /** What is thrown when the signal aborts. */
  aborted: () => Error
}

interface TimedEnds extends Ends {
  /** More than 24 days are no limit. */
  milliseconds: number
  /** What is thrown when they have passed. */
  late: () => Error
}

/**
 * Gives what `run` gives, unless time is up or the signal aborts before; then its own signal aborts too. It ends whether
 * `run` heeds that or not, and leaves neither a timer nor a listener behind.
 */
export function within<Value>(
  { milliseconds, late, signal, aborted }: TimedEnds,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let abort = () => {}
  return new Promise<Value>((resolve, reject) => {
    const end = (error: Error) => {
      reject(error)
      controller.abort(error)
    }
    abort = () => end(aborted())
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    if (milliseconds <= longestTimer) timer = setTimeout(() => end(late()), milliseconds)
    run(controller.signal).then(resolve, reject)
  }).finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  })
}

/** Lets so many milliseconds pass. */
export const pause = (milliseconds: number, ends: Ends): Promise<void> =>
  within({ ...ends, milliseconds: Number.POSITIVE_INFINITY, late: Error }, (signal) => {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(milliseconds, longestTimer))
      signal.addEventListener('abort', () => clearTimeout(timer))
    })
  })
