import type { Context } from '../context.ts'
import { Problem } from '../domain/problem.ts'
import type { DueEvent } from '../store/timeline.ts'
import type { WorkspaceClock } from './clock.ts'
import { happen } from './events.ts'

/** The most events of one transaction: so many that beginning and committing it costs little beside them. */
const batchSize = 1024
/** The same where somebody is told after each, who does not want to wait long. */
const told = 256

/** The workspace in which something is due. */
export interface Scene {
  clock: WorkspaceClock
  context: Context
  /** Runs something as one transaction of the workspace; when it throws, everything is as before, the clock too. */
  transaction<Result>(run: () => Result): Result
}

/** How far the workspace has come, and how many events have happened on the way. */
export interface Progress {
  now: Date
  happened: number
}

/**
 * Lets everything that is due until then happen, in order and each event at its own instant. Events share transactions,
 * but each happens wholly or not at all: when one throws, those before it have happened, and it is still due.
 *
 * @param most how many may happen; what is due behind them stays due
 * @param onProgress is called after each transaction
 * @returns how many events happened
 */
export function letHappen(
  until: Date,
  scene: Scene,
  { most = Number.POSITIVE_INFINITY, onProgress }: Way = {},
): number {
  const size = onProgress ? told : batchSize
  let happened = 0
  for (;;) {
    const count = runBatch(until, scene, Math.min(size, most - happened))
    happened += count
    if (count > 0) onProgress?.({ now: scene.clock.now(), happened })
    if (count < size) return happened
  }
}

/** How events are let happen. */
interface Way {
  most?: number | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

/**
 * The same within a transaction, for a caller who wants all of it or nothing.
 *
 * @throws Problem `sandbox_limit` when more than so many are due
 */
export function letAllHappen(until: Date, scene: Scene, most: number): number {
  let happened = 0
  while (happenNext(until, scene)) {
    happened += 1
    if (happened > most) throw tooMany(most)
  }
  return happened
}

const tooMany = (most: number): Problem =>
  new Problem(
    'sandbox_limit',
    `More than ${most} events are due until then, and this sandbox lets no more happen in one call. The clock stands where it was, and nothing happened. Move it less far at a time.`,
  )

/** Lets at most so many events happen as one transaction, and gives how many did. */
function runBatch(until: Date, scene: Scene, most: number): number {
  let count = 0
  try {
    return scene.transaction(() => {
      while (count < most && happenNext(until, scene)) count += 1
      return count
    })
  } catch (error) {
    if (error instanceof Problem) throw error // of the storage, which would not take what came before either
    if (count > 0) runBatch(until, scene, count) // what came before the fault happens after all
    throw error
  }
}

function happenNext(until: Date, { clock, context }: Scene): boolean {
  const event = context.store.timeline.take(until)
  if (!event) return false
  if (event.at > clock.now()) clock.step(event.at)
  run(event, context)
  return true
}

/** Nobody asked for what happens by itself, so whatever is thrown on the way is a bug, a `Problem` too. */
function run({ kind, subject, at }: DueEvent & { at: Date }, context: Context): void {
  try {
    happen[kind](subject, context)
  } catch (cause) {
    const what = subject === '' ? kind : `${kind} of ${subject}`
    throw new Error(`${what}, due at ${at.toISOString()}, failed: ${String(cause)}`, { cause })
  }
}
