import { Problem } from '../domain/problem.ts'
import type { Database, Row } from './database.ts'
import { pieces, tableOfPieces } from './pieces.ts'

/** The tables of this file. They stand in a database of their own, which outlives what becomes of the workspace. */
const schema = `
create table if not exists snapshots (
  name text primary key,
  created_at integer not null,
  now integer not null,
  bytes blob not null
) strict;
create index if not exists snapshots_by_creation on snapshots (created_at, name);
${tableOfPieces('snapshot_pieces')}`

/** What is told of a snapshot. */
export interface Snapshot {
  name: string
  createdAt: string
  /** The time in it. */
  now: string
  sizeBytes: number
}

/** A snapshot with the bytes of its file. */
export interface KeptSnapshot {
  snapshot: Snapshot
  bytes: Uint8Array
}

/** The snapshots of a workspace by their names. */
export function snapshots(db: Database) {
  db.exec(schema)
  const more = 'select sum(length(value)) from snapshot_pieces where owner = name'
  const facts = `name, created_at, now, length(bytes) + coalesce((${more}), 0) as size_bytes`
  const parts = pieces(db, 'snapshot_pieces')
  const one = db.prepare(`select ${facts}, bytes from snapshots where name = ?`)
  const all = db.prepare(`select ${facts} from snapshots order by created_at, name`)
  const save = db.prepare('insert or replace into snapshots values (?, ?, ?, ?)')
  const remove = db.prepare('delete from snapshots where name = ?')
  const get = (name: string): KeptSnapshot => {
    const row = one.get(name)
    // The schema says that it is a blob.
    if (row) return { snapshot: read(row), bytes: parts.bytes(name, row.bytes as Uint8Array) }
    throw new Problem(
      'not_found',
      `There is no snapshot ${name} of this workspace. List the snapshots for their names.`,
    )
  }
  return {
    /** @throws Problem `not_found` */
    get,
    /** Oldest first. */
    list: (): Snapshot[] => all.all().map(read),
    /** Keeps a snapshot, in the place of one that has the name already. */
    save(name: string, now: Date, bytes: Uint8Array, createdAt: Date): Snapshot {
      db.transaction(() => save.run(name, createdAt.getTime(), now.getTime(), parts.keepBytes(name, bytes)))
      return get(name).snapshot
    },
    /** @throws Problem `not_found` */
    remove(name: string): void {
      get(name)
      db.transaction(() => {
        remove.run(name)
        parts.remove(name)
      })
    },
    close: () => db.close(),
  }
}

const read = ({ name, created_at, now, size_bytes }: Row): Snapshot => ({
  name: String(name),
  createdAt: new Date(Number(created_at)).toISOString(),
  now: new Date(Number(now)).toISOString(),
  sizeBytes: Number(size_bytes),
})
