/** Numbers for names and phones: each is given once of its kind. */
export interface Numbers {
  unique(kind?: string): number
  /** Goes on much higher: somebody else has given these. */
  leap(): void
}

/** How far a leap goes: more than a run needs. */
const distance = 5_000

export function createNumbers(): Numbers {
  const counts = new Map<string, number>()
  let from = 0
  return {
    unique(kind = '') {
      const count = (counts.get(kind) ?? from) + 1
      counts.set(kind, count)
      return count
    },
    leap() {
      from += distance
      counts.clear()
    },
  }
}
