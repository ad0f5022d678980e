/** Timers that run and listeners on signals: counted, since a leak of either shows nowhere else. */
import { vi } from 'vitest'

export function countListeners(signal: AbortSignal) {
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  return {
    /** How many were ever added. */
    added: () => added.mock.calls.length,
    /** How many of those are still there. */
    left: () => {
      const gone = removed.mock.calls.map(([, listener]) => listener)
      return added.mock.calls.filter(([, listener]) => !gone.includes(listener)).length
    },
  }
}
