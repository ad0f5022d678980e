import type { Database } from './store/database.ts'
import { copyTo, fit, type Template } from './store/snapshot-file.ts'
import { type KeptSnapshot, type Snapshot, snapshots } from './store/snapshots.ts'

/** Copies of a workspace: taken, kept under names, given out as files, and gone back to. */
export interface Snapshots {
  /** The workspace as it is now. */
  take(): Uint8Array
  /** Makes the workspace what it was, or leaves it as it is and throws a Problem. */
  restore(bytes: Uint8Array): void
  /** Makes the workspace a copy of a template. */
  become(template: Template): void
  /** Takes a copy and keeps it under the name, in the place of one that has it already. */
  create(name: string): Snapshot
  /** Keeps a copy from elsewhere, if it is a whole one that the workspace could become. */
  add(name: string, bytes: Uint8Array): Snapshot
  get(name: string): KeptSnapshot
  list(): Snapshot[]
  remove(name: string): void
  close(): void
}

/** What snapshots are made of: a workspace, seen from inside. */
export interface Subject {
  id: string
  db: Database
  /** Opens the database of the snapshots, when it is first needed. */
  openKept(): Database
  now(): Date
  /** Brings the database up to date with the clock. */
  settle(): void
  /** Goes on with what the database holds. */
  resume(): void
}

export function snapshotsOf({ id, db, openKept, now, settle, resume }: Subject): Snapshots {
  let opened: ReturnType<typeof snapshots> | undefined
  const kept = () => {
    opened ??= snapshots(openKept())
    return opened
  }
  const take = () => {
    settle()
    return db.snapshot()
  }
  return {
    take,
    restore(bytes) {
      db.restore(fit(bytes, db, id).bytes)
      resume()
    },
    become(template) {
      copyTo(db, template, id)
      resume()
    },
    create(name) {
      const bytes = take()
      return kept().save(name, now(), bytes, now())
    },
    add(name, bytes) {
      const fitting = fit(bytes, db, id)
      settle()
      return kept().save(name, fitting.now, fitting.bytes, now())
    },
    get: (name) => kept().get(name),
    list: () => kept().list(),
    remove: (name) => kept().remove(name),
    close: () => opened?.close(),
  }
}
