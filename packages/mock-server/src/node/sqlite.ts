import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Database, Row, SqlValue, Statement } from '../store/database.ts'
import { toldAsStorageFull } from './full-disk.ts'

/** The database of this name: a file in the directory, which must be there, or memory when none is named. */
export function openDatabase(name: string, directory: string | undefined): Database {
  if (directory === undefined) return openScratch()
  return toldAsStorageFull(() => adapt(inFile(fileOf(name, directory))), `file ${name}.sqlite in the data directory`)
}

/** A database in memory, which is gone when it is closed. */
export const openScratch = (): Database => adapt(inMemory(new DatabaseSync(':memory:')))

/** The database of an SQLite file's bytes, in memory. */
export const openCopy = (bytes: Uint8Array): Database => adapt(inMemory(openBytes(bytes)))

export const fileOf = (name: string, directory: string): string => join(directory, `${name}.sqlite`)

/** Where a database is. */
interface Place {
  open(): DatabaseSync
  /** Puts the bytes in its place and closes the handle, or throws and leaves what is there. */
  replace(bytes: Uint8Array, handle: DatabaseSync): void
}

function inMemory(first: DatabaseSync): Place {
  let current = first
  return {
    open: () => current,
    replace(bytes, handle) {
      current = openBytes(bytes)
      handle.close()
    },
  }
}

function inFile(file: string): Place {
  const next = `${file}.next`
  return {
    open: () => openFile(file),
    // In one step, so that there is one of the two whenever the process ends.
    replace(bytes, handle) {
      try {
        writeFileSync(next, bytes, { flush: true })
        handle.exec('pragma wal_checkpoint(truncate)') // or the log of the old one would be read into the new one
        handle.close()
        renameSync(next, file)
      } finally {
        rmSync(next, { force: true }) // which is there still when it did not come to that
      }
    },
  }
}

/**
 * What was committed outlives the process however it ends; a power cut may take the newest of it, but breaks nothing. Up
 * to 32 MB of pages stay in memory, so that a large workspace does not read the same ones again and again.
 */
function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32000;')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function openBytes(bytes: Uint8Array): DatabaseSync {
  if (!startsWith(bytes, 'SQLite format 3\0')) throw new Error('These bytes are no SQLite database.')
  const db = new DatabaseSync(':memory:')
  try {
    db.deserialize(saysLog(bytes) ? withoutLog(bytes.slice()) : bytes)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, text.length)) === text

/** The header of a file that has a log beside it says so; without, it opens anywhere. (File format, offsets 18, 19.) */
const withoutLog = (bytes: Uint8Array): Uint8Array => bytes.fill(1, 18, 20)
const saysLog = (bytes: Uint8Array): boolean => bytes[18] !== 1 || bytes[19] !== 1

function adapt(place: Place): Database {
  let db = place.open()
  let version = 0
  /** Whether a transaction is to begin with the next statement that writes. */
  let isToBegin = false
  const statements = new Map<string, Prepared>()
  function prepare(sql: string): Statement {
    const statement = statements.get(sql) ?? prepared(sql, handle, beforeWriting)
    statements.set(sql, statement)
    return statement
  }
  function reopen(): void {
    db = place.open()
    version += 1
    for (const statement of [begin, commit, rollback, ...statements.values()]) statement.forget()
  }
  const handle = () => db
  const begin = prepared('begin immediate', handle)
  const commit = prepared('commit', handle)
  const rollback = prepared('rollback', handle)
  function beforeWriting(): void {
    version += 1
    if (!isToBegin) return
    isToBegin = false
    begin.run()
  }
  return {
    exec(sql) {
      beforeWriting()
      db.exec(sql)
    },
    prepare,
    version: () => version,
    transaction: (run) =>
      toldAsStorageFull(() => {
        isToBegin = true
        try {
          const result = run()
          if (db.isTransaction) commit.run()
          return result
        } catch (error) {
          if (db.isTransaction) rollback.run() // SQLite has done so itself when the disk is full
          throw error
        } finally {
          isToBegin = false
        }
      }),
    snapshot: () => withoutLog(db.serialize()),
    openSnapshot: openCopy,
    restore(bytes) {
      try {
        toldAsStorageFull(() => place.replace(bytes, db))
      } finally {
        if (!db.isOpen) reopen()
      }
    },
    close: () => db.close(),
  }
}

interface Prepared extends Statement {
  /** Prepares it anew when it is next used. */
  forget(): void
}

const isReading = /^\s*(?:select|pragma)\b/i

/**
 * Prepared when it is first used, since few workspaces use every statement.
 *
 * @param beforeWriting is called each time before it writes, if it does
 */
function prepared(sql: string, handle: () => DatabaseSync, beforeWriting = () => {}): Prepared {
  const before = isReading.test(sql) ? () => {} : beforeWriting
  let statement: StatementSync | undefined
  let names: string[] = []
  const current = () => {
    if (statement) return statement
    statement = handle().prepare(sql)
    statement.setReturnArrays(true) // it makes rows more slowly than is done here
    names = statement.columns().map(({ name }) => name)
    return statement
  }
  return {
    // SQLite gives what the store wrote: text, numbers, blobs and nulls.
    get(...values) {
      before()
      const row = toldAsStorageFull(() => current().get(...values)) as SqlValue[] | undefined
      return row && rowOf(names, row)
    },
    all(...values) {
      before()
      const rows = toldAsStorageFull(() => current().all(...values)) as unknown as SqlValue[][]
      return rows.map((row) => rowOf(names, row))
    },
    run(...values) {
      before()
      toldAsStorageFull(() => current().run(...values))
    },
    forget() {
      statement = undefined
    },
  }
}

function rowOf(names: readonly string[], values: readonly SqlValue[]): Row {
  const row: Row = {}
  for (let index = 0; index < names.length; index += 1) row[names[index] as string] = values[index] as SqlValue
  return row
}
