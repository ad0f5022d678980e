import { type Core, createCore } from '../index.ts'
import { wait } from '../simulation/wait.ts'
import { answered } from './answered.ts'
import { limitsOf, requestCounter } from './limits.ts'
import type { ObjectState, ObjectStorage } from './runtime.ts'
import { type Bindings, settingsOf } from './settings.ts'
import { adapt, clear, isStored, openScratch } from './sqlite.ts'

/** The workspace of one API key: a Durable Object with its SQLite database, its clock and its alarm. */
export class Workspace {
  readonly #id: string
  readonly #core: Core

  constructor({ id, storage }: ObjectState, bindings: Bindings) {
    if (id.name === undefined) throw new Error('A workspace is asked for by its id, as a name.')
    this.#id = id.name
    this.#core = coreIn(storage, bindings)
  }

  fetch(request: Request): Promise<Response> {
    return answered(this.#core, request)
  }

  /** What the running clock asked for. */
  alarm(): void {
    this.#core.wake(this.#id)
  }
}

function coreIn(storage: ObjectStorage, bindings: Bindings): Core {
  const limits = limitsOf(bindings)
  return createCore({
    ...settingsOf(bindings),
    mostOpen: 1,
    mostEvents: limits.events,
    admit: requestCounter(limits.requests),
    open: () => adapt(storage, limits),
    isStored: () => isStored(storage),
    remove: () => clear(storage),
    openScratch: () => openScratch(storage),
    wait,
    onWorldProgress: undefined,
    onRequest: undefined,
    onEvent: undefined,
    report: (error) => console.error(error),
    wakeAt: (_, time) => void (time ? storage.setAlarm(time) : storage.deleteAlarm()),
  })
}
