import { Problem } from '../domain/problem.ts'
import type { Database, Row, SqlValue, Statement } from '../store/database.ts'
import { dump, empty, load } from '../store/rows.ts'
import type { ObjectStorage, StoredValue } from './runtime.ts'

/**
 * The SQLite database of a Durable Object. It has but one, in which the kept snapshots stand beside the workspace.
 *
 * @param mostBytes what makes the object larger than that throws the Problem `storage_full`, and is undone
 */
export function adapt(storage: ObjectStorage, mostBytes = Number.POSITIVE_INFINITY): Database {
  let version = 0
  const statements = new Map<string, Statement>()
  const run = (sql: string, values: SqlValue[]): Row[] => {
    if (!isReading.test(sql)) version += 1
    return storage.sql
      .exec(sql, ...values)
      .toArray()
      .map(rowOf)
  }
  const db: Database = {
    exec: (sql) => void run(sql, []),
    prepare(sql) {
      const statement = statements.get(sql) ?? prepared(sql, run)
      statements.set(sql, statement)
      return statement
    },
    version: () => version,
    transaction: (act) =>
      storage.transactionSync(() => {
        const before = storage.sql.databaseSize
        const result = act()
        const size = storage.sql.databaseSize
        if (size > mostBytes && size > before) throw full(mostBytes) // what takes away must go on
        return result
      }),
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

const full = (mostBytes: number): Problem =>
  new Problem(
    'storage_full',
    `The workspace would take more than ${mostBytes} bytes, as many as this sandbox gives to a key. Nothing of this call was stored. Delete what is not needed, such as snapshots, or begin anew with DELETE /_mock/workspace.`,
  )

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

/** Whether anything was ever stored. */
export const isStored = (storage: ObjectStorage): boolean =>
  storage.sql.exec("select 1 from sqlite_schema where name = 'meta'").toArray().length > 0

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
