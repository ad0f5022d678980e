import { type Audience, createAudience, type Listener } from './audience.ts'
import type { Context, IdPrefix } from './context.ts'
import { welcomeCredits } from './domain/prices.ts'
import { Problem } from './domain/problem.ts'
import { defaultSettings } from './domain/settings.ts'
import { nextMidnight } from './domain/time.ts'
import { type PlayedWorld, type World, worldEnd } from './domain/worlds.ts'
import { grant } from './effects/ledger.ts'
import { base32, digest } from './hash.ts'
import { chanceOf } from './simulation/chance.ts'
import { beginningOf, type ClockOptions, WorkspaceClock } from './simulation/clock.ts'
import { letAllHappen, letHappen, type Progress, type Scene } from './simulation/engine.ts'
import { createPace, type PaceOptions } from './simulation/pace.ts'
import { type Snapshots, snapshotsOf } from './snapshots.ts'
import type { Database } from './store/database.ts'
import type { Store } from './store/index.ts'
import { schemaVersion, versionOf } from './store/migrations.ts'
import { openStore } from './store/open.ts'
import { copyBlank, copyTo, type Template } from './store/snapshot-file.ts'

export interface WorkspaceOptions extends ClockOptions, PaceOptions {
  /** The seed of chance, a whole number from 0 to 4294967295. */
  seed: number
  /** What it begins with. */
  world: World
  /** A world that is complete by this time, or shortly before. */
  templateOf(world: PlayedWorld, seed: number, until: Date): Template
  /** Opens the database of a name: a workspace's id, or that of its snapshots. */
  open(name: string): Database
  /** Tells this run of the server from others. */
  run: number
  /** Closes a workspace and deletes it. */
  remove(workspaceId: string): void
  /** Asks for `wake` at a time of the machine, in place of what was asked before; with `null` for none. */
  wakeAt(workspaceId: string, time: Date | null): void
  /** Is told of every bug that is no answer to a request. */
  report(error: unknown): void
}

/** How a workspace begins. */
export interface Beginning {
  seed?: number
  world?: World
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
  /** What `wakeAt` asked for: catches up, without anybody having asked. */
  wake(): void
  /** Moves the clock on, letting everything due on the way happen; gives how many things did. */
  advanceTo(until: Date, onProgress?: (progress: Progress) => void): number
  /** Starts an empty workspace's time elsewhere. */
  startAt(now: Date): void
  /**
   * Forgets everything and starts again, with the world and the seed of every new workspace unless others are named.
   * Those who listen hear what happens from then on. Gives the world.
   */
  reset(how?: Beginning): World
  /** Copies of the workspace, which a reset does not touch. */
  readonly snapshots: Snapshots
  /** Lets someone hear what happens from now on; gives the function that ends it. */
  listen(listener: Listener): () => void
  /** Whether something is being done in it. */
  isBusy(): boolean
  /** Stores what it holds in memory alone, so that it goes on when it is closed and opened again. */
  settle(): void
  /** @param staysAwaited whether `wakeAt` is to stay as it was asked last */
  close(how?: { staysAwaited: boolean }): void
  /** Closes it and deletes it with its snapshots; those who listen are told that it is over. */
  remove(): void
}

/** A workspace's id says nothing of its key, and is the same wherever the key is used. */
export const workspaceIdOf = (apiKey: string): string => `wsp_${digest(`workspace:${apiKey}`)}`

const snapshotsNameOf = (workspaceId: string): string => `${workspaceId}.snapshots`

/** The databases of a workspace by their names, itself last. */
export const databasesOf = (workspaceId: string): string[] => [snapshotsNameOf(workspaceId), workspaceId]

/** @throws Error when the database was written by a newer version, or by an older one and cannot be brought up to date */
export function openWorkspace(
  id: string,
  db: Database,
  options: WorkspaceOptions,
  audience: Audience = createAudience(options.report),
): Workspace {
  const isNew = versionOf(db) === undefined
  if (isNew) start()
  const store = openStore(id, db)
  const clock = new WorkspaceClock(options, store.meta)
  const pace = createPace(options)
  let { seed } = options
  let acts = 0
  let sequence = 0
  let wakesAt: Date | null = null
  let due: { version: number; next: Date | undefined } = { version: -1, next: undefined }
  const context: Context = {
    store,
    clock: { now: () => clock.now() },
    id(prefix: IdPrefix) {
      sequence += 1
      return `${prefix}_${base32(clock.now().getTime(), 9)}${base32(sequence, 7)}`
    },
    chance: (...parts) => chanceOf(seed)(...parts),
    tell: audience.note,
  }
  const scene: Scene = { clock, context, transaction }

  /** Before there are any tables. */
  function start(): void {
    if (options.world === 'empty') copyBlank(db)
    else copyTo(db, templateOf(options.world, options.seed), id)
  }

  /** Undoes together with the rest what is not in the database: ids, chance, the clock, and what was to be told. */
  function transaction<Result>(run: () => Result): Result {
    const before = { sequence, seed, told: audience.count(), version: db.version() }
    const turnBack = clock.mark()
    try {
      return db.transaction(() => {
        const result = run()
        if (sequence !== before.sequence) store.meta.set('sequence', sequence)
        store.write()
        if (clock.hasMoved || db.version() !== before.version) clock.save()
        return result
      })
    } catch (error) {
      ;({ sequence, seed } = before)
      store.forget()
      audience.forgetAfter(before.told)
      turnBack()
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

  /** When the next event is due. */
  function nextDue(): Date | undefined {
    if (due.version !== db.version()) due = { version: db.version(), next: store.timeline.next() }
    return due.next
  }

  function isDue(target: Date): boolean {
    const next = nextDue()
    return next !== undefined && next <= target
  }

  function catchUp(): void {
    if (pace.isResting()) return
    const target = clock.target()
    if (isDue(target) && !comesTo(target)) pace.rest()
    else clock.step(target)
  }

  /** Lets all of it happen, or as much as the limits of the host allow. */
  function comesTo(target: Date): boolean {
    try {
      pace.count(letHappen(target, scene, { most: pace.left() }))
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'sandbox_limit')) throw error
    }
    return !isDue(target)
  }

  /** Does what was asked for from outside; then whoever listens is told, and the next waking is planned. */
  function act<Result>(run: () => Result): Result {
    acts += 1
    try {
      const result = run()
      planWaking()
      return result
    } finally {
      audience.tell()
      acts -= 1
    }
  }

  /** After a bug nothing is planned, or the same event would fail again and again. */
  function planWaking(): void {
    if (clock.mode === 'frozen') return
    const next = nextDue()
    const time = next ? pace.notBefore(clock.machineTimeOf(next)) : null
    if (time?.getTime() === wakesAt?.getTime()) return
    wakesAt = time
    options.wakeAt(id, time)
  }

  /** Goes on with the ids and the chance that the database holds. */
  function resume(): void {
    pace.goOn()
    store.forget()
    seed = store.meta.get('seed') ?? seed
    sequence = store.meta.get('sequence') ?? sequence
  }

  /** Moves the clock wholly or, when more would happen on the way, not at all. */
  function movedWithin(until: Date, mostEvents: number): number {
    return transaction(() => {
      const happened = letAllHappen(until, scene, mostEvents)
      clock.moveTo(until)
      return happened
    })
  }

  const snapshots = snapshotsOf({
    id,
    db,
    openKept: () => options.open(snapshotsNameOf(id)),
    now: () => clock.now(),
    settle: () =>
      act(() => {
        catchUp()
        transaction(() => clock.save())
      }),
    resume: () =>
      act(() => {
        resume()
        clock.restart()
        transaction(() => clock.moveTo(clock.now())) // what the machine's time did meanwhile has not happened
      }),
  })

  /** Starts as that world. It is played elsewhere, so that this one stays as it is if that fails. */
  function startAs(world: World, nextSeed: number): void {
    if (world === 'empty') {
      transaction(() => startEmpty(nextSeed))
      return
    }
    snapshots.become(templateOf(world, nextSeed))
    store.requests.clear()
    complete()
  }

  function templateOf(world: PlayedWorld, ofSeed: number): Template {
    return options.templateOf(world, ofSeed, beginningOf(options, worldEnd))
  }

  /** Lets happen what a world still lacks. */
  function complete(): void {
    const until = beginningOf(options, worldEnd)
    letHappen(until, scene)
    transaction(() => clock.moveTo(until))
  }

  function startEmpty(nextSeed: number): void {
    store.clear()
    pace.goOn()
    seed = nextSeed
    sequence = 0
    clock.restart()
    begin(clock.now())
  }

  if (isNew && options.world === 'empty') transaction(() => begin(clock.now()))
  resume()
  if (isNew && options.world !== 'empty') complete()
  store.inMemory.takeBack(options.run)

  return {
    id,
    store,
    clock,
    get seed() {
      return seed
    },
    request: (run) =>
      act(() => {
        catchUp()
        return transaction(() => run(context))
      }),
    catchUp: () => act(catchUp),
    wake() {
      wakesAt = null
      act(catchUp)
    },
    advanceTo: (until, onProgress) =>
      act(() => {
        catchUp()
        if (options.mostEvents !== undefined) return movedWithin(until, options.mostEvents)
        const happened = letHappen(until, scene, { onProgress })
        transaction(() => clock.moveTo(until))
        return happened
      }),
    startAt: (now) =>
      act(() =>
        transaction(() => {
          store.clear()
          clock.restart()
          clock.moveTo(now)
          begin(now)
        }),
      ),
    reset: ({ seed: nextSeed = options.seed, world = options.world } = {}) =>
      act(() => {
        startAs(world, nextSeed)
        return world
      }),
    snapshots,
    listen(listener) {
      planWaking() // or nobody would be told before the next act
      return audience.add(listener)
    },
    isBusy: () => acts > 0,
    settle: () => transaction(() => store.inMemory.putAway(options.run)),
    close({ staysAwaited } = { staysAwaited: false }) {
      if (wakesAt && !staysAwaited) options.wakeAt(id, null)
      snapshots.close()
      db.close()
    },
    remove: () => options.remove(id),
  }
}
