import type { Event, EventData, EventType, WorkspaceEvent } from '../domain/events.ts'
import { type RateLimit, rateLimitOf } from '../domain/rate-limit.ts'
import type { World } from '../domain/worlds.ts'
import type { ErrorFormat } from '../http/respond.ts'
import type { AnsweredRequest } from '../http/traffic.ts'
import { createCore } from '../index.ts'
import type { AdvanceOptions, MockWorkspace } from '../mock-workspace.ts'
import type { WorldProgress } from '../seeds/index.ts'
import type { ClockMode } from '../simulation/clock.ts'
import { wait as waitForReal } from '../simulation/wait.ts'
import type { Beginning } from '../workspace.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'
import { lockDirectory } from './lock.ts'
import { openScratch } from './sqlite.ts'
import { storageIn, storageInMemory } from './storage.ts'
import { createTimers } from './timers.ts'

export type {
  AdvanceOptions,
  AnsweredRequest,
  Beginning,
  ClockMode,
  ErrorFormat,
  Event,
  EventData,
  EventType,
  Listening,
  ListenOptions,
  MockWorkspace,
  RateLimit,
  WorkspaceEvent,
  World,
  WorldProgress,
}

/** How many workspaces are open at a time: each takes a megabyte of memory and, in a directory, three files or more. */
const mostOpen = 256

export interface MockServerOptions {
  /** `frozen` (the default): time moves only when told to. `running`: it also goes on with the machine's. */
  clock?: ClockMode
  /** How many times as fast as the machine's time a running clock goes, from 0.001 to 1,000,000. Default 1. */
  speed?: number
  /** The seed of chance, a whole number from 0 to 4294967295. The same seed gives the same answers. Default 0. */
  seed?: number
  /**
   * What a new workspace begins with, and a reset goes back to: `empty` (the default), `demo` (the company of all
   * examples) or `busy` (thousands of leads and weeks of history).
   */
  world?: World
  /** Is told now and then how far the playing of a world has come, which for `busy` takes seconds. */
  onWorldProgress?: (progress: WorldProgress) => void
  /**
   * When a new workspace's time begins, or its world is complete. Default: when frozen 2026-01-05T14:00:00.000Z, or
   * 2026-03-10T15:00:00.000Z with a world that is not empty; else the machine's time.
   */
  now?: Date
  /**
   * A directory to keep the workspaces in, which one server has to itself until it is closed. Without one they are kept
   * in memory, and gone with the process.
   */
  data?: string
  /**
   * With `data`, how many workspaces are open at a time: for another one that was used least recently is closed, to be
   * opened again when it is used. Default 256. In memory, how many there may be: a further key is answered 507 with the
   * code `too_many_workspaces`. Default 10,000.
   */
  maxWorkspaces?: number
  /** Whether answers are held against the description before they are sent. Default true. */
  validateResponses?: boolean
  /**
   * How many requests a key may make in a window of the workspace's clock; more are a 429. `true` is the documented
   * limit of 120 a minute. Default: none.
   */
  rateLimit?: boolean | RateLimit
  /** How errors of the API are written: RFC 9457, or Fastify's `{ statusCode, code, error, message }`. Default `problem`. */
  errorFormat?: ErrorFormat
  /** Lets the milliseconds of a fault's delay go by. Default: the machine's timer. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Is told of every request to the API, after it was answered. */
  onRequest?: (request: AnsweredRequest) => void
  /** Is told of everything that happens in any workspace, in order, when the call that brought it about is over. */
  onEvent?: (event: WorkspaceEvent) => void
  /** Is told of every bug of the server, each of which answers 500. Default: the console's error stream. */
  onError?: (error: unknown) => void
}

export interface MockServer {
  /**
   * Answers a request as the API would. It is called as the global `fetch` is, so that any client takes it as its own.
   * Bound, needs no port. Rejects where a connection would be closed without an answer, with the signal's reason when
   * the caller gives up, and with a TypeError for a relative URL.
   */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>
  /** Puts the server behind a socket. */
  listen(options?: ListenOptions): Promise<Listening>
  workspace(apiKey: string): MockWorkspace
  /** Ends streams and timers, closes the databases, and leaves the directory to others. */
  close(): void
  /** Closes it at the end of a block: `using mock = createMockServer()`. */
  [Symbol.dispose](): void
}

/**
 * The Rocketlead API as a stateful, deterministic server. Each API key has a world of its own.
 *
 * @throws RangeError for a speed that no clock has or a number of workspaces that is none, and Error when another server has the directory
 */
export function createMockServer({
  clock = 'frozen',
  speed = 1,
  seed = 0,
  world = 'empty',
  onWorldProgress,
  now,
  data,
  maxWorkspaces = data === undefined ? 10_000 : mostOpen,
  validateResponses = true,
  rateLimit = false,
  errorFormat = 'problem',
  wait = waitForReal,
  onRequest,
  onEvent,
  onError = (error) => console.error(error),
}: MockServerOptions = {}): MockServer {
  if (!(speed >= 0.001 && speed <= 1_000_000))
    throw new RangeError(`The speed must be from 0.001 to 1,000,000, not ${speed}.`)
  if (!Number.isInteger(maxWorkspaces) || maxWorkspaces < 1)
    throw new RangeError(`maxWorkspaces must be a whole number from 1 on, not ${maxWorkspaces}.`)
  const unlock = data === undefined ? () => {} : lockDirectory(data)
  const storage = data === undefined ? storageInMemory(maxWorkspaces) : storageIn(data)
  const timers = createTimers((workspaceId) => core.wake(workspaceId))
  const core = createCore({
    ...storage,
    mostOpen: data === undefined ? mostOpen : maxWorkspaces,
    openScratch,
    clock,
    speed,
    seed,
    world,
    onWorldProgress,
    start: now,
    validateResponses,
    rateLimit: rateLimitOf(rateLimit),
    errorFormat,
    wait,
    onRequest,
    onEvent,
    report: onError,
    wakeAt: timers.wakeAt,
  })
  const close = () => {
    storage.close()
    core.close()
    timers.clear()
    unlock()
  }
  return {
    fetch: core.fetch,
    listen: (options = {}) => listen(core.app, options),
    workspace: core.steer,
    close,
    [Symbol.dispose]: close,
  }
}
