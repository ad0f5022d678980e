import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database, Row, Statement } from '../store/database.ts'

/** A workspace's database: a file in the directory, or memory when there is none. */
export function openDatabase(workspaceId: string, directory: string | undefined): Database {
  if (directory === undefined) return adapt(new DatabaseSync(':memory:'))
  mkdirSync(directory, { recursive: true })
  const db = new DatabaseSync(fileOf(workspaceId, directory))
  db.exec('pragma journal_mode = wal; pragma synchronous = normal;')
  return adapt(db)
}

/** A workspace's database, if it is stored. */
export function openStoredDatabase(workspaceId: string, directory: string | undefined): Database | undefined {
  if (directory === undefined || !/^wsp_[0-9a-z]+$/.test(workspaceId)) return undefined
  return existsSync(fileOf(workspaceId, directory)) ? openDatabase(workspaceId, directory) : undefined
}

const fileOf = (workspaceId: string, directory: string): string => join(directory, `${workspaceId}.sqlite`)

function adapt(db: DatabaseSync): Database {
  const statements = new Map<string, Statement>()
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')
  return {
    exec: (sql) => db.exec(sql),
    prepare(sql) {
      const known = statements.get(sql)
      if (known) return known
      const statement = prepare(db, sql)
      statements.set(sql, statement)
      return statement
    },
    transaction(run) {
      begin.run()
      try {
        const result = run()
        commit.run()
        return result
      } catch (error) {
        rollback.run()
        throw error
      }
    },
    close: () => db.close(),
  }
}

function prepare(db: DatabaseSync, sql: string): Statement {
  const statement = db.prepare(sql)
  return {
    // SQLite gives what the store wrote: text, numbers, blobs and nulls.
    get: (...values) => statement.get(...values) as Row | undefined,
    all: (...values) => statement.all(...values) as Row[],
    run(...values) {
      statement.run(...values)
    },
  }
}
