/**
 * Runs an act while no timer waits: whenever everything stands still, the clock jumps to the timer that is due next.
 * So a retry after an hour is seen at once, and its delay is exact. It ends when the act does, or before the limit.
 */
export async function inVirtualTime<T>(limit: number, act: (now: () => number) => Promise<T>): Promise<T | 'waits'> {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, dateNow: Date.now }
  const timers = new Map<object, { due: number; fire: () => void }>()
  const began = Date.now()
  let elapsed = 0

  const setTimeout = (fire: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) => {
    const timer = { ref: () => timer, unref: () => timer, hasRef: () => true, [Symbol.toPrimitive]: () => 0 }
    timers.set(timer, { due: elapsed + (Number(delay) || 0), fire: () => fire(...args) })
    return timer
  }
  Object.assign(globalThis, { setTimeout, clearTimeout: (timer: object) => timers.delete(timer) })
  Date.now = () => began + elapsed

  let over = false
  const acting = act(() => elapsed).finally(() => {
    over = true
  })
  acting.catch(() => {}) // it is awaited below, unless time runs out
  try {
    while (!over) {
      for (let turn = 0; turn < 20 && !over; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      if (over) break
      const [timer, next] = [...timers].sort(([, a], [, b]) => a.due - b.due)[0] ?? []
      if (!timer || !next || next.due > limit) return 'waits'
      timers.delete(timer)
      elapsed = Math.max(elapsed, next.due)
      next.fire()
    }
    return await acting
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout })
    Date.now = real.dateNow
  }
}
