// Holds the moves between states against the tables of the description.
import type { Machine } from '../../generated/transitions.ts'

/**
 * Lets a record go to a state from the one before, or begin in it. Staying is no move. A move that no table has is a bug
 * of a rule, whatever was asked for, so it undoes everything.
 *
 * @throws Error
 */
export function ensureTransition<State extends string>(
  { name, begins, next }: Machine<State>,
  before: NoInfer<State> | undefined,
  now: NoInfer<State>,
): void {
  if (before === now) return
  const allowed = before === undefined ? begins : next[before]
  if (allowed.includes(now)) return
  throw new Error(`${name} cannot ${before === undefined ? 'begin as' : `go from ${before} to`} ${now}.`)
}
