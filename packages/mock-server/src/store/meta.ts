import type { Database } from './database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists meta (key text primary key, value text not null) strict, without rowid;
`

/** The few numbers of a workspace that are no record. */
export interface Meta {
  schemaVersion: number
  seed: number
  /** Counts ids. */
  sequence: number
  /** The clock's time, and how fast it ran; milliseconds. */
  now: number
  speed: number
  /** Which time it was by the machine and by the workspace when the clock was last moved; milliseconds. */
  anchorMachine: number
  anchorWorkspace: number
  /** Counts fault rules. */
  faults: number
  /** The window in which the rate is counted, and the requests in it. */
  rateWindow: number
  rateUsed: number
}

export function meta(db: Database) {
  const one = db.prepare('select value from meta where key = ?')
  const save = db.prepare('insert or replace into meta values (?, ?)')
  return {
    get(key: keyof Meta): number | undefined {
      const row = one.get(key)
      return row && Number(row.value)
    },
    set(key: keyof Meta, value: number): void {
      save.run(key, String(value))
    },
  }
}
