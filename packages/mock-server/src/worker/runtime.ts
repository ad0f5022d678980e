// As much of the Workers runtime as is used here; it is the runtime that vouches for it.

/** What a Durable Object's SQLite takes and gives; it gives blobs as buffers. */
export type StoredValue = string | number | null | ArrayBuffer | Uint8Array

export interface Cursor {
  toArray(): Record<string, StoredValue>[]
  /** Of tables and indexes, once it was read. */
  readonly rowsWritten: number
}

export interface ObjectStorage {
  sql: {
    exec(sql: string, ...values: StoredValue[]): Cursor
    /** In bytes, with what is free in it. */
    readonly databaseSize: number
  }
  /** Runs within a transaction, or within a savepoint of the one that is open. */
  transactionSync<Result>(run: () => Result): Result
  /** Small values beside the tables, by their keys. */
  kv: {
    get(key: string): number | undefined
    put(key: string, value: number): void
    delete(key: string): boolean
  }
  setAlarm(time: Date): Promise<void>
  deleteAlarm(): Promise<void>
  /** Deletes the tables, the values and the alarm. */
  deleteAll(): Promise<void>
}

export interface ObjectState {
  /** By the name that it was asked for by. */
  id: { name?: string }
  storage: ObjectStorage
}

/** The objects of a class by their names. */
export interface ObjectNamespace {
  getByName(name: string): { fetch(request: Request): Promise<Response> }
}
