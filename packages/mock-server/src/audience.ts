import type { Event } from './domain/events.ts'

/** Someone who is told what happens in a workspace. */
export interface Listener {
  hear(event: Event): void
  /** The workspace is closed, and nothing more will be told. */
  end(): void
}

export type Audience = ReturnType<typeof createAudience>

export interface AudienceOptions {
  /** Hears everything, and first. */
  always?: ((event: Event) => void) | undefined
  /** Is told when the last listener has left. */
  left?: () => void
}

/**
 * Those who are told what happens. What is noted in a transaction waits until that is over, so that nobody hears of
 * what was undone.
 *
 * @param report is told of a listener that throws; the others still hear
 */
export function createAudience(report: (error: unknown) => void, { always, left = () => {} }: AudienceOptions = {}) {
  const listeners = new Set<Listener>()
  let noted: Event[] = []
  let isTelling = false

  function hand(event: Event): void {
    if (always) attempt(() => always(event))
    for (const listener of [...listeners]) attempt(() => listener.hear(event))
  }

  function attempt(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      report(error)
    }
  }

  return {
    /** Gives the function that lets the listener go. */
    add(listener: Listener): () => void {
      listeners.add(listener)
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) left()
      }
    },
    isEmpty: (): boolean => listeners.size === 0,
    note(event: Event): void {
      if (always || listeners.size > 0) noted.push(event)
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
