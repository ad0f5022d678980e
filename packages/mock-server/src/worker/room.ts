import { Problem } from '../domain/problem.ts'
import { tables } from '../store/schema.ts'
import type { Limits } from './limits.ts'
import type { ObjectStorage } from './runtime.ts'

/** How much was taken at a moment. */
interface Mark {
  written: number
  bytes: number
}

/** No row takes fewer bytes: the least that SQLite needs for one, and a name or an id in it. */
const leastRow = 16

/**
 * Sees that a workspace takes no more rows and bytes than it may. Counting rows reads all of them, so that is done only
 * when there may be too many, by the size of the database or by what was written since they were counted.
 */
export function roomIn(storage: ObjectStorage, most: Pick<Limits, 'rows' | 'bytes'>) {
  /** Of tables and indexes, since the object began to write. */
  let written = 0
  /** Or more than there are, while that is not too many. */
  let counted: { rows: number; written: number } | undefined

  const count = () => ({ rows: rowsIn(storage), written })
  const guess = () => ({ rows: storage.sql.databaseSize / leastRow, written })
  const mostAt = ({ rows, written: then }: { rows: number; written: number }, at: number) => rows + at - then

  return {
    /** Before anything is written. */
    begin(): void {
      if (counted) return
      const guessed = guess()
      counted = guessed.rows <= most.rows ? guessed : count()
    },
    wrote(rows: number): void {
      written += rows
    },
    mark: (): Mark => ({ written, bytes: storage.sql.databaseSize }),
    /** When what was written since is undone. */
    goBack(mark: Mark): void {
      written = mark.written
    },
    /**
     * What takes away must go on, however much is taken.
     *
     * @throws Problem `sandbox_limit`, when more is taken than at the mark and than there may be
     */
    check(mark: Mark): void {
      if (!counted || written === mark.written) return
      const bytes = storage.sql.databaseSize
      if (bytes > most.bytes && bytes > mark.bytes) throw full('take', most.bytes, 'bytes')
      if (mostAt(counted, written) <= most.rows) return
      const now = count()
      if (now.rows > most.rows && now.rows > mostAt(counted, mark.written)) throw full('hold', most.rows, 'rows')
      counted = now
    },
  }
}

const full = (verb: string, most: number, what: 'rows' | 'bytes'): Problem =>
  new Problem(
    'sandbox_limit',
    `The workspace would ${verb} more than ${most} ${what}, as many as this sandbox gives to a key. Nothing of this call was stored. Delete what is not needed, such as leads or snapshots, or begin anew with POST /_mock/reset.`,
  )

/** In the tables that there are; of a new object there are none. */
function rowsIn({ sql }: ObjectStorage): number {
  const found = sql
    .exec("select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'")
    .toArray()
    .map(({ name }) => String(name))
    .filter((name) => tables.includes(name))
  const sum = found.map((name) => `(select count(*) from ${name})`).join(' + ')
  return Number(sql.exec(`select ${sum || 0} as rows`).toArray()[0]?.rows)
}
