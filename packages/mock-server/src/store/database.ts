/** A value that SQLite stores. */
export type SqlValue = string | number | null | Uint8Array

/** A row, by column name. */
export type Row = Record<string, SqlValue>

/** A prepared statement. */
export interface Statement {
  get(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
  run(...values: SqlValue[]): void
}

/**
 * What the server needs of SQLite: synchronous SQL and transactions. `node:sqlite` and a Durable Object's storage both
 * offer it.
 */
export interface Database {
  /** Runs statements that answer nothing. */
  exec(sql: string): void
  /** Prepares a statement once; the same text gives the same statement. */
  prepare(sql: string): Statement
  /** Runs `run` and keeps what it wrote, or undoes it when it throws. Not nested. */
  transaction<Result>(run: () => Result): Result
  close(): void
}
