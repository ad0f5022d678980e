import { type Control, createControl } from './control-client/index.ts'
import type { Event, EventType } from './domain/events.ts'
import type { Message } from './domain/records.ts'
import { parseDuration } from './domain/time.ts'
import { contactWrites, type Written } from './effects/contact-writes.ts'
import type { Progress } from './simulation/engine.ts'
import type { Beginning, Workspace } from './workspace.ts'

/** The world of one API key, as a test steers it. */
export interface MockWorkspace {
  readonly id: string
  readonly now: Date
  /**
   * Moves the clock on, by a duration such as `90s`, `36h` or `3d` or to a time; gives how many things happened on the
   * way.
   *
   * @throws RangeError for what is no duration, and for a time that is over
   */
  advance(by: string | Date, options?: AdvanceOptions): number
  /**
   * Forgets everything and starts again as every new workspace does, or with another seed or world. Its snapshots stay.
   */
  reset(how?: number | Beginning): void
  /**
   * The workspace as it is now, as the bytes of a file; under a name it is also kept, and outlives a reset.
   *
   * @throws RangeError for a name that is none
   */
  snapshot(name?: string): Uint8Array
  /**
   * Makes the workspace what it was, by a snapshot or by the name of one that is kept.
   *
   * @throws Error that says what is wrong with the snapshot; the workspace is as it was then
   */
  restore(snapshot: Uint8Array | string): void
  /**
   * A contact writes: in a conversation, or from a number to an account. Gives the message.
   *
   * @throws Error that says what is wrong, as `control.conversations.receive` would answer it
   */
  inbound(written: Written): Message
  /** What happened so far, of the newest 10,000 events, oldest first; of these types, if some are given. */
  events(...types: EventType[]): Event[]
  /**
   * Calls the listener with each event of a type from now on, in order, when the call that brought it about is over.
   * Gives the function that ends it.
   */
  on(type: EventType, listener: (event: Event) => void): () => void
  /** The next event of a type. Rejects when the server is closed, or the workspace removed, before there is one. */
  next(type: EventType): Promise<Event>
  /** Every operation of the control plane, as a client of a server that runs elsewhere has it. */
  readonly control: Control
}

export interface AdvanceOptions {
  /** Is called now and then on the way, with the time that is reached and how many things have happened so far. */
  onProgress?: (progress: Progress) => void
}

/** As the description has it. */
const snapshotName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** @param workspaceOf gives the workspace, which is asked for each time as it may be closed between times */
export function steer(
  workspaceOf: () => Workspace,
  fetch: (request: Request) => Promise<Response>,
  apiKey: string,
): MockWorkspace {
  return {
    id: workspaceOf().id,
    get now() {
      return workspaceOf().clock.now()
    },
    advance: (by, { onProgress } = {}) => workspaceOf().advanceTo(goalOf(by, workspaceOf()), onProgress),
    reset(how) {
      workspaceOf().reset(typeof how === 'number' ? { seed: how } : how)
    },
    snapshot(name) {
      const { snapshots } = workspaceOf()
      if (name === undefined) return snapshots.take()
      if (!snapshotName.test(name))
        throw new RangeError(
          `A snapshot cannot be named "${name}". Use up to 64 letters, digits, dots, hyphens and underscores.`,
        )
      snapshots.create(name)
      return snapshots.get(name).bytes
    },
    restore(snapshot) {
      const { snapshots } = workspaceOf()
      snapshots.restore(typeof snapshot === 'string' ? snapshots.get(snapshot).bytes : snapshot)
    },
    inbound: (written) => workspaceOf().request((context) => contactWrites(written, context)),
    events: (...type) => workspaceOf().store.events.list({ type: type.length > 0 ? type : undefined }),
    on: (type, listener) =>
      workspaceOf().listen({
        hear(event) {
          if (event.type === type) listener(event)
        },
        end() {},
      }),
    next: (type) => nextOf(type, workspaceOf()),
    control: createControl({ baseUrl: 'http://mock.invalid', apiKey, fetch }),
  }
}

function goalOf(by: string | Date, workspace: Workspace): Date {
  workspace.catchUp()
  const now = workspace.clock.now()
  if (typeof by === 'string') return new Date(now.getTime() + parseDuration(by))
  if (by >= now) return by
  throw new RangeError(`The clock stands at ${now.toISOString()}. Advance it to a later time.`)
}

function nextOf(type: EventType, workspace: Workspace): Promise<Event> {
  return new Promise((resolve, reject) => {
    const leave = workspace.listen({
      hear(event) {
        if (event.type !== type) return
        leave()
        resolve(event)
      },
      end: () => reject(new Error(`The workspace was closed before ${type} happened.`)),
    })
  })
}
