import type { Event } from './domain/events.ts'

/** Someone who is told what happens in a workspace. */
export interface Listener {
  hear(event: Event): void
  /** The workspace is closed, and nothing more will be told. */
  end(): void
}

export type Audience = ReturnType<typeof createAudience>

/**
 * Those who are told what happens. What is noted in a transaction waits until that is over, so that nobody hears of
 * what was undone.
 *
 * @param report is told of a listener that throws; the others still hear
 */
export function createAudience(report: (error: unknown) => void) {
  const listeners = new Set<Listener>()
  let noted: Event[] = []
  let isTelling = false

  function hand(event: Event): void {
    for (const listener of [...listeners])
      try {
        listener.hear(event)
      } catch (error) {
        report(error)
      }
  }

  return {
    /** Gives the function that lets the listener go. */
    add(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    note(event: Event): void {
      if (listeners.size > 0) noted.push(event)
    },
    count: (): number => noted.length,
    /** Forgets what was noted after so many, since it did not happen after all. */
    forgetAfter(count: number): void {
      noted.length = count
    },
    /** Tells what was noted. What a listener brings about itself is told after that, by the same loop. */
    tell(): void {
      if (isTelling) return
      isTelling = true
      for (const event of noted) hand(event)
      noted = []
      isTelling = false
    },
    end(): void {
      for (const listener of [...listeners]) listener.end()
      listeners.clear()
    },
  }
}
