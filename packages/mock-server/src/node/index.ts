import { parseDuration } from '../domain/time.ts'
import { createCore } from '../index.ts'
import type { ClockMode } from '../simulation/clock.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'
import { lockDirectory } from './lock.ts'
import { openDatabase, openStoredDatabase } from './sqlite.ts'

export type { ClockMode, Listening, ListenOptions }

export interface MockServerOptions {
  /** `frozen` (the default): time moves only when told to. `running`: it also goes on with the machine's. */
  clock?: ClockMode
  /** The seed of chance, a whole number from 0 to 4294967295. The same seed gives the same answers. Default 0. */
  seed?: number
  /** When a new workspace's time begins. Default: 2026-01-05T14:00:00.000Z when frozen, else the machine's time. */
  now?: Date
  /**
   * A directory to keep the workspaces in, which one server has to itself until it is closed. Without one they are kept
   * in memory, and gone with the process.
   */
  data?: string
  /** Whether answers are held against the description before they are sent. Default true. */
  validateResponses?: boolean
  /** Is told of every bug of the server, each of which answers 500. Default: the console's error stream. */
  onError?: (error: unknown) => void
}

/** The world of one API key, as a test steers it. */
export interface MockWorkspace {
  readonly id: string
  readonly now: Date
  /** Moves the clock on by a duration such as `90s`, `36h` or `3d`; gives how many things happened on the way. */
  advance(by: string): number
  /** Forgets everything and starts again, with another seed if one is given. Its snapshots stay. */
  reset(seed?: number): void
  /** The workspace as it is now, as the bytes of a file; under a name it is also kept, and outlives a reset. */
  snapshot(name?: string): Uint8Array
  /** Makes the workspace what it was, by a snapshot or by the name of one that is kept. */
  restore(snapshot: Uint8Array | string): void
}

export interface MockServer {
  /** Answers a request as the API would; a web-standard `fetch`, to be handed to a client. Bound, needs no port. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
  /** Puts the server behind a socket. */
  listen(options?: ListenOptions): Promise<Listening>
  workspace(apiKey: string): MockWorkspace
  /** Closes the databases, and leaves the directory to others. */
  close(): void
}

/**
 * The Rocketlead API as a stateful, deterministic server. Each API key has a world of its own.
 *
 * @throws Error when another server has the directory
 */
export function createMockServer({
  clock = 'frozen',
  seed = 0,
  now,
  data,
  validateResponses = true,
  onError = (error) => console.error(error),
}: MockServerOptions = {}): MockServer {
  const unlock = data === undefined ? () => {} : lockDirectory(data)
  const core = createCore({
    open: (workspaceId) => openDatabase(workspaceId, data),
    openStored: (workspaceId) => openStoredDatabase(workspaceId, data),
    clock,
    seed,
    start: now,
    validateResponses,
    report: onError,
  })
  return {
    fetch: (input, init) =>
      core.fetch(input instanceof Request && init === undefined ? input : new Request(input, init)),
    listen: (options = {}) => listen(core.fetch, options),
    workspace: (apiKey) => steer(core.workspaceOf(apiKey)),
    close() {
      core.close()
      unlock()
    },
  }
}

function steer(workspace: ReturnType<ReturnType<typeof createCore>['workspaceOf']>): MockWorkspace {
  return {
    id: workspace.id,
    get now() {
      return workspace.clock.now()
    },
    advance: (by) => workspace.advanceTo(new Date(workspace.clock.now().getTime() + parseDuration(by))),
    reset: (seed) => workspace.reset(seed),
    snapshot(name) {
      if (name === undefined) return workspace.snapshots.take()
      workspace.snapshots.create(name)
      return workspace.snapshots.get(name).bytes
    },
    restore(snapshot) {
      const bytes = typeof snapshot === 'string' ? workspace.snapshots.get(snapshot).bytes : snapshot
      workspace.snapshots.restore(bytes)
    },
  }
}
