// The worlds that a workspace can begin with. Each is played once in a process, and then copied.
import { after, hour } from '../domain/time.ts'
import type { PlayedWorld } from '../domain/worlds.ts'
import type { Database } from '../store/database.ts'
import { type Template, templateOf } from '../store/snapshot-file.ts'
import { openWorkspace, type WorkspaceOptions, workspaceIdOf } from '../workspace.ts'
import { busy } from './busy.ts'
import { demo } from './demo.ts'
import { type Play, playIn, shiftFor } from './play.ts'

/** How far the playing of a world has come. */
export interface WorldProgress {
  world: PlayedWorld
  /** The time that is reached. */
  now: Date
  /** The time at which it is complete. */
  until: Date
}

/** What happens in a world, and when that begins. */
export interface World {
  begins: string
  play(play: Play): void
}

const worlds: Record<PlayedWorld, World> = { demo, busy }

/** A world as somebody wants it. */
interface Wanted {
  world: PlayedWorld
  seed: number
  until: Date
}

/** A world as it is at a time. */
interface Copy {
  until: Date
  template: Template
}

/** Made from nothing but the world, the seed and the time, so all servers of a process share them. */
const kept = new Map<string, Copy>()

/** How many are kept; what was asked for longest ago goes first. */
const mostKept = 4

/** Where a world is played. */
interface Stage {
  openScratch(): Database
  onProgress?: ((progress: WorldProgress) => void) | undefined
}

/**
 * Gives worlds as templates. One is played when it is first asked for; for a later time it goes on from there. By a
 * running clock that is once an hour, and the workspace does the rest.
 */
export function createWorlds(stage: Stage): WorkspaceOptions['templateOf'] {
  return (world, seed, until) => {
    const key = [world, seed, shiftFor(until)].join(' ')
    const old = kept.get(key)
    const copy = old && isFresh(old, until) ? old : { until, template: playWorld({ world, seed, until }, stage, old) }
    kept.delete(key)
    kept.set(key, copy)
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest)
    return copy.template
  }
}

/** Plays a world, or goes on with a copy of an earlier time. The same one has the same bytes. */
export function playWorld({ world, seed, until }: Wanted, { openScratch, onProgress }: Stage, old?: Copy): Template {
  const earlier = old && old.until < until ? old : undefined
  const shift = shiftFor(until)
  const { begins, play } = worlds[world]
  const start = after(new Date(begins), shift)
  const database = openScratch()
  if (earlier) database.restore(earlier.template.bytes)
  const workspace = openWorkspace(id, database, { ...still, seed, start, machineTime: () => start })
  const move = (to: Date) => workspace.advanceTo(to, ({ now }) => onProgress?.({ world, now, until }))
  try {
    if (!earlier) play(playIn(workspace, shift, move))
    move(until)
    onProgress?.({ world, now: until, until })
    return templateOf(database)
  } finally {
    workspace.close()
  }
}

const isFresh = ({ until }: Copy, wanted: Date): boolean => until <= wanted && wanted < after(until, hour)

/** Whose a world is until it is somebody's. */
const id = workspaceIdOf('world')

/** A workspace in which nothing moves by itself, and nobody listens. */
const still = {
  clock: 'frozen',
  speed: 1,
  world: 'empty',
  run: 0,
  templateOf() {
    throw new Error('A world begins with nothing.')
  },
  open() {
    throw new Error('A world keeps no snapshots.')
  },
  remove() {},
  wakeAt() {},
  report(error: unknown) {
    throw error
  },
} satisfies Partial<WorkspaceOptions>
