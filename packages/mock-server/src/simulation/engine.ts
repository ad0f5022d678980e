import type { Context } from '../context.ts'
import type { WorkspaceClock } from './clock.ts'
import { happen } from './events.ts'

/** Runs something as one transaction of the workspace. */
export type Transaction = <Result>(run: () => Result) => Result

/**
 * Lets everything that is due until then happen, in order, each event at its own instant and as its own transaction.
 *
 * @returns how many events happened
 */
export function letHappen(until: Date, clock: WorkspaceClock, context: Context, transaction: Transaction): number {
  let happened = 0
  while (transaction(() => happenNext(until, clock, context))) happened += 1
  return happened
}

function happenNext(until: Date, clock: WorkspaceClock, context: Context): boolean {
  const event = context.store.timeline.take(until)
  if (!event) return false
  if (event.at > clock.now()) clock.step(event.at)
  happen[event.kind](event.subject, context)
  return true
}
