import { type Core, createCore } from '../index.ts'
import { machineTime } from '../simulation/clock.ts'
import { wait } from '../simulation/wait.ts'
import { type Alarm, alarmOf } from './alarm.ts'
import { answered } from './answered.ts'
import { isOfLimits, limitsOf, requestCounter } from './limits.ts'
import { sendTo } from './operator.ts'
import { type Reports, reportsOf } from './reports.ts'
import type { ObjectState, ObjectStorage } from './runtime.ts'
import { type Bindings, idleOf, settingsOf } from './settings.ts'
import { adapt, clear, isStored, openScratch } from './sqlite.ts'

/** The workspace of one API key: a Durable Object with its SQLite database, its clock and its alarm. */
export class Workspace {
  readonly #id: string
  readonly #storage: ObjectStorage
  readonly #alarm: Alarm
  readonly #reports: Reports | undefined
  readonly #start: () => Core
  #core: Core

  constructor({ id, storage }: ObjectState, bindings: Bindings) {
    if (id.name === undefined) throw new Error('A workspace is asked for by its id, as a name.')
    this.#id = id.name
    this.#storage = storage
    this.#alarm = alarmOf(storage, idleOf(bindings))
    this.#reports =
      bindings.STATISTICS && reportsOf({ measure: () => this.#measure(), send: sendTo(bindings.STATISTICS) })
    this.#start = () => coreIn(storage, bindings, this.#alarm)
    this.#core = this.#start()
  }

  async fetch(request: Request): Promise<Response> {
    const { response, problem } = await answered(this.#core, request, this.#id)
    const isThere = isStored(this.#storage)
    // A picture's address may name a workspace that there never was.
    if (isThere || this.#alarm.hasEnd()) this.#reports?.count(isOfLimits(problem))
    if (!isThere) {
      this.#alarm.forget()
      return response
    }
    const expires = this.#alarm.use(machineTime())
    // An answer without it is of a proxy, or none.
    if (response.headers.has('x-request-id')) response.headers.set('x-workspace-expires', expires.toUTCString())
    return response
  }

  /** Is what the running clock asked for, or the end of a workspace that nobody used. */
  async alarm(): Promise<void> {
    if (this.#alarm.isOver(machineTime())) return this.#end()
    this.#alarm.wakeAt(null)
    this.#core.wake(this.#id)
  }

  async #end(): Promise<void> {
    this.#core.close()
    this.#alarm.forget()
    await this.#storage.deleteAll()
    this.#core = this.#start()
    this.#reports?.changed()
  }

  #measure() {
    return { workspace: this.#id, bytes: this.#storage.sql.databaseSize }
  }
}

function coreIn(storage: ObjectStorage, bindings: Bindings, alarm: Alarm): Core {
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
    wakeAt: (_, time) => alarm.wakeAt(time),
  })
}
