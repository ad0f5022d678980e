// The worlds that a workspace can begin with. Each is played once by a server, and then copied.
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

/** A world as it is at a time. */
interface Copy {
  until: Date
  template: Template
}

/** Made from nothing but the world, the seed and the time, so all servers of a process share them. */
const kept = new Map<string, Copy>()

/** How many are kept; what was asked for longest ago goes first. */
const mostKept = 8

/**
 * Gives worlds as templates. One is played when it is first asked for, with the same bytes for the same seed and time;
 * for a later time it goes on from there. By a running clock that is once an hour, and the workspace does the rest.
 */
export function createWorlds(
  openScratch: () => Database,
  onProgress?: (progress: WorldProgress) => void,
): WorkspaceOptions['templateOf'] {
  return (world, seed, until) => {
    const key = [world, seed, shiftFor(until)].join(' ')
    const old = kept.get(key)
    const copy = old && isFresh(old, until) ? old : { until, template: play({ world, seed, until }, old) }
    kept.delete(key)
    kept.set(key, copy)
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest)
    return copy.template
  }

  function play({ world, seed, until }: { world: PlayedWorld; seed: number; until: Date }, old?: Copy): Template {
    const goesOn = old !== undefined && old.until < until
    const shift = shiftFor(until)
    const { begins, play } = worlds[world]
    const start = after(new Date(begins), shift)
    const database = goesOn ? reopened(old.template.bytes) : openScratch()
    const workspace = openWorkspace(id, database, { ...still, seed, start, machineTime: () => start })
    const move = (to: Date) => workspace.advanceTo(to, ({ now }) => onProgress?.({ world, now, until }))
    try {
      if (!goesOn) play(playIn(workspace, shift, move))
      move(until)
      return templateOf(database)
    } finally {
      workspace.close()
    }
  }

  function reopened(bytes: Uint8Array): Database {
    const scratch = openScratch()
    try {
      return scratch.openSnapshot(bytes)
    } finally {
      scratch.close()
    }
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
  templateOf() {
    throw new Error('A world begins with nothing.')
  },
  open() {
    throw new Error('A world keeps no snapshots.')
  },
  wakeAt() {},
  report(error: unknown) {
    throw error
  },
} satisfies Partial<WorkspaceOptions>
