// The built Worker with a time that only goes on when it is told to, and with objects that count what Cloudflare bills.
import worker, { Workspace as Uncounted } from './worker/index.js'

export { Statistics } from './worker/index.js'
export default worker

let now = Date.parse('2026-03-02T09:00:00Z') // a Monday

globalThis.Date = class extends Date {
  constructor(...parts) {
    if (parts.length > 0) super(...parts)
    else super(now)
  }

  static now() {
    return now
  }
}

/** The runtime puts an object away that is not asked for so many milliseconds. */
const patience = 10_000

export class Workspace {
  #storage
  #open
  #workspace
  #alarm = null
  #cursors = []
  #counts = { rowsRead: 0, rowsWritten: 0, alarms: 0 }

  constructor({ id, storage }, bindings) {
    this.#storage = storage
    const counted = this.#counting(storage)
    this.#open = () => new Uncounted({ id, storage: counted }, bindings)
  }

  /** `/_elapse?seconds=N` lets time go by, and `/_counts` gives what was counted since it was asked before. */
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/_elapse') return Response.json({ now: await this.#elapse(Number(searchParams.get('seconds'))) })
    if (pathname === '/_counts') return Response.json(this.#counted())
    this.#workspace ??= this.#open()
    return this.#workspace.fetch(request)
  }

  async #elapse(seconds) {
    const end = now + seconds * 1000
    while (this.#alarm !== null && this.#alarm <= end) {
      this.#wait(this.#alarm)
      this.#alarm = null
      this.#counts.alarms += 1
      this.#workspace ??= this.#open()
      await this.#workspace.alarm()
      this.#fold()
    }
    this.#wait(end)
    return new Date()
  }

  #wait(until) {
    if (until - now > patience) this.#workspace = undefined
    now = Math.max(now, until)
  }

  #counted() {
    this.#fold()
    const counted = { ...this.#counts, bytes: this.#storage.sql.databaseSize }
    this.#counts = { rowsRead: 0, rowsWritten: 0, alarms: 0 }
    return counted
  }

  /** A cursor counts on while it is read. */
  #fold() {
    for (const { rowsRead, rowsWritten } of this.#cursors.splice(0)) {
      this.#counts.rowsRead += rowsRead
      this.#counts.rowsWritten += rowsWritten
    }
  }

  #counting(storage) {
    const sql = replaced(storage.sql, {
      exec: (...args) => {
        const cursor = storage.sql.exec(...args)
        this.#cursors.push(cursor)
        return cursor
      },
    })
    return replaced(storage, {
      sql,
      setAlarm: async (time) => {
        this.#alarm = Number(time)
        this.#counts.rowsWritten += 1 // as it is billed
      },
      getAlarm: async () => this.#alarm,
      deleteAlarm: async () => {
        this.#alarm = null
      },
    })
  }
}

/** An object of the runtime, some of whose properties are others. */
const replaced = (target, others) =>
  new Proxy(target, {
    get(_, name) {
      if (name in others) return others[name]
      const value = target[name]
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
