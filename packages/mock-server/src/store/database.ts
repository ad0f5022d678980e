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
 * What the server needs of SQLite: synchronous SQL, transactions, and copies of the whole. What cannot be written because
 * the disk is full, broken or read-only throws the Problem `storage_full`.
 */
export interface Database {
  /** Runs statements that answer nothing. */
  exec(sql: string): void
  /** Prepares a statement once; the same text gives the same statement. */
  prepare(sql: string): Statement
  /** Another number after anything may have been written: whatever was read before is still so while it is the same. */
  version(): number
  /**
   * Runs `run` and keeps what it wrote, or undoes it when it throws. Not nested. What only reads is no transaction of
   * SQLite's, since nobody else writes meanwhile.
   */
  transaction<Result>(run: () => Result): Result
  /** A copy of everything, as the bytes of an SQLite file. */
  snapshot(): Uint8Array
  /** Opens such bytes in memory, as a database of its own; throws when they are none. */
  openSnapshot(bytes: Uint8Array): Database
  /** Puts such bytes in the place of everything, or leaves it when it throws. Prepared statements go on. */
  restore(bytes: Uint8Array): void
  close(): void
}
