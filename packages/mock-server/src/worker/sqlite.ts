import type { Database, Row, SqlValue, Statement } from '../store/database.ts'
import { dump, empty, load } from '../store/rows.ts'
import type { Limits } from './limits.ts'
import { roomIn } from './room.ts'
import type { ObjectStorage, StoredValue } from './runtime.ts'

/**
 * The SQLite database of a Durable Object. It has but one, in which the kept snapshots stand beside the workspace.
 *
 * @param limits a transaction that takes more than that throws the Problem `sandbox_limit`, and is undone
 */
export function adapt(storage: ObjectStorage, limits?: Pick<Limits, 'rows' | 'bytes'>): Database {
  let version = 0
  const room = limits && roomIn(storage, limits)
  const statements = new Map<string, Statement>()
  const run = (sql: string, values: SqlValue[]): Row[] => {
    const isWriting = !isReading.test(sql)
    if (isWriting) {
      version += 1
      room?.begin()
    }
    const cursor = storage.sql.exec(sql, ...values)
    const rows = cursor.toArray()
    if (isWriting) room?.wrote(cursor.rowsWritten)
    return rows.map(rowOf)
  }
  const db: Database = {
    exec: (sql) => void run(sql, []),
    prepare(sql) {
      const statement = statements.get(sql) ?? prepared(sql, run)
      statements.set(sql, statement)
      return statement
    },
    version: () => version,
    transaction(act) {
      const before = room?.mark()
      try {
        return storage.transactionSync(() => {
          const result = act()
          if (before) room?.check(before)
          return result
        })
      } catch (error) {
        if (before) room?.goBack(before)
        throw error
      }
    },
    snapshot: () => dump(db),
    openSnapshot(bytes) {
      const copy = openScratch(storage)
      try {
        copy.restore(bytes)
        return copy
      } catch (error) {
        copy.close()
        throw error
      }
    },
    restore: (bytes) => db.transaction(() => load(db, bytes)),
    close() {},
  }
  return db
}

/**
 * A database to be used for a while, in the place of the object's own, which is put back when it is closed. All of that
 * happens in one turn of the event loop, which the runtime stores wholly or not at all.
 */
export function openScratch(storage: ObjectStorage): Database {
  const db = adapt(storage)
  const own = dump(db)
  db.transaction(() => empty(db))
  return { ...db, close: () => db.restore(own) }
}

/**
 * Whether anything was ever stored. It is asked with each request, and what is read is billed by the row: to look for
 * the table's name would read those of all tables.
 */
export function isStored({ sql }: ObjectStorage): boolean {
  try {
    sql.exec('select 1 from meta limit 1').toArray()
    return true
  } catch (error) {
    if (String(error).includes('no such table')) return false
    throw error
  }
}

/** Forgets everything, the kept snapshots too. */
export function clear(storage: ObjectStorage): void {
  const db = adapt(storage)
  db.transaction(() => {
    empty(db)
    db.exec('drop table if exists snapshots; drop table if exists snapshot_pieces')
  })
}

const isReading = /^\s*(?:select|pragma)\b/i

const prepared = (sql: string, run: (sql: string, values: SqlValue[]) => Row[]): Statement => ({
  get: (...values) => run(sql, values)[0],
  all: (...values) => run(sql, values),
  run: (...values) => void run(sql, values),
})

function rowOf(given: Record<string, StoredValue>): Row {
  const row: Row = {}
  for (const [name, value] of Object.entries(given))
    row[name] = value instanceof ArrayBuffer ? new Uint8Array(value) : value
  return row
}
