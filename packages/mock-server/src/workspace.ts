import type { Context, IdPrefix } from './context.ts'
import { welcomeCredits } from './domain/prices.ts'
import { Problem } from './domain/problem.ts'
import { defaultSettings } from './domain/settings.ts'
import { nextMidnight } from './domain/time.ts'
import { grant } from './effects/ledger.ts'
import { base32, digest } from './hash.ts'
import { chanceOf } from './simulation/chance.ts'
import { type ClockMode, WorkspaceClock } from './simulation/clock.ts'
import { letHappen } from './simulation/engine.ts'
import { type Snapshots, snapshotsOf } from './snapshots.ts'
import type { Database } from './store/database.ts'
import { createStore, type Store } from './store/index.ts'
import { schemaVersion, versionOf } from './store/migrations.ts'

export interface WorkspaceOptions {
  clock: ClockMode
  /** The seed of chance, a whole number from 0 to 4294967295. */
  seed: number
  /** When the workspace's time begins. */
  start: Date | undefined
  /** Opens the database of a name. */
  open(name: string): Database
}

/** The world of one API key: a database, a clock and a seed of its own. */
export interface Workspace {
  readonly id: string
  readonly store: Store
  readonly clock: WorkspaceClock
  readonly seed: number
  /** Runs one request as one transaction, after everything that is due by now has happened. */
  request<Result>(run: (context: Context) => Result): Result
  /** Brings the clock up to date, letting everything that is due by now happen. */
  catchUp(): void
  /** Moves the clock on, letting everything due on the way happen; gives how many things did. */
  advanceTo(until: Date): number
  /** Starts an empty workspace's time elsewhere. */
  startAt(now: Date): void
  /** Forgets everything and starts again. */
  reset(seed?: number): void
  /** Copies of the workspace, which a reset does not touch. */
  readonly snapshots: Snapshots
  close(): void
}

/** A workspace's id says nothing of its key, and is the same wherever the key is used. */
export const workspaceIdOf = (apiKey: string): string => `wsp_${digest(`workspace:${apiKey}`)}`

/** @throws Error when the database was written by a newer version, or by an older one and cannot be brought up to date */
export function openWorkspace(id: string, db: Database, options: WorkspaceOptions): Workspace {
  const store = openStore(id, db)
  let seed = options.seed
  let sequence = 0
  let clock = new WorkspaceClock(options.clock, store.meta, options.start)
  const context: Context = {
    store,
    clock: { now: () => clock.now() },
    id(prefix: IdPrefix) {
      sequence += 1
      return `${prefix}_${base32(clock.now().getTime(), 9)}${base32(sequence, 7)}`
    },
    chance: (...parts) => chanceOf(seed)(...parts),
  }

  /** Undoes the ids together with the rest. */
  function transaction<Result>(run: () => Result): Result {
    const before = sequence
    try {
      return db.transaction(() => {
        const result = run()
        if (sequence !== before) store.meta.set('sequence', sequence)
        clock.save()
        return result
      })
    } catch (error) {
      sequence = before
      throw error
    }
  }

  function begin(at: Date): void {
    grant(welcomeCredits, 'bonus', 'Welcome credits.', context)
    store.meta.set('schemaVersion', schemaVersion)
    store.meta.set('seed', seed)
    store.meta.set('sequence', sequence)
    store.settings.save(defaultSettings(id, at))
    store.timeline.schedule('day.begin', '', nextMidnight(at, store.settings.get().timezone))
  }

  function catchUp(): void {
    const target = clock.target()
    letHappen(target, clock, context, transaction)
    clock.step(target)
  }

  function resume(): void {
    seed = store.meta.get('seed') ?? seed
    sequence = store.meta.get('sequence') ?? sequence
  }

  if (store.meta.get('schemaVersion') === undefined) transaction(() => begin(clock.now()))
  resume()

  const save = () => transaction(() => undefined)
  const snapshots = snapshotsOf({
    id,
    db,
    openKept: () => options.open(`${id}.snapshots`),
    now: () => clock.now(),
    settle() {
      catchUp()
      save()
    },
    resume() {
      resume()
      clock = new WorkspaceClock(options.clock, store.meta, options.start)
      clock.moveTo(clock.now()) // what the machine's time did meanwhile has not happened
      save()
    },
  })

  return {
    id,
    store,
    get clock() {
      return clock
    },
    get seed() {
      return seed
    },
    request(run) {
      catchUp()
      return transaction(() => run(context))
    },
    catchUp,
    advanceTo(until) {
      catchUp()
      const happened = letHappen(until, clock, context, transaction)
      clock.moveTo(until)
      save()
      return happened
    },
    startAt(now) {
      transaction(() => {
        store.clear()
        clock.moveTo(now)
        begin(now)
      })
    },
    reset(nextSeed = options.seed) {
      transaction(() => {
        store.clear()
        seed = nextSeed
        sequence = 0
        clock = new WorkspaceClock(options.clock, store.meta, options.start)
        begin(clock.now())
      })
    },
    snapshots,
    close() {
      snapshots.close()
      db.close()
    },
  }
}

function openStore(id: string, db: Database): Store {
  const version = versionOf(db) ?? schemaVersion
  if (version > schemaVersion)
    throw new Error(
      `The workspace ${id} was stored by a newer version (schema ${version}; this one knows ${schemaVersion}). Use that version, or another data directory.`,
    )
  try {
    return createStore(db, id)
  } catch (error) {
    if (version === schemaVersion || error instanceof Problem) throw error
    throw new Error(
      `The workspace ${id} was stored by an older version (schema ${version}) and cannot be brought up to date (schema ${schemaVersion}). It is as it was; open it with the version that stored it.`,
      { cause: error },
    )
  }
}
