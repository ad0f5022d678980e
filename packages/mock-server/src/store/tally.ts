import type { Database, SqlValue } from './database.ts'

/** Where counts stand: a table, the columns of its key, and the column of each count. */
export interface Counters<Name extends string> {
  table: string
  key: readonly string[]
  columns: Record<Name, string>
}

/**
 * Counts that are added up in memory, as the events of a transaction mostly count the same. Whoever reads the table lets
 * them be written before.
 */
export function tally<Name extends string>(db: Database, { table, key, columns }: Counters<Name>) {
  // The object names each count, and nothing else.
  const counts = Object.keys(columns) as Name[]
  const names = counts.map((count) => columns[count])
  const all = [...key, ...names]
  const add = db.prepare(
    `insert into ${table} (${all.join(', ')}) values (${all.map(() => '?').join(', ')})
     on conflict do update set ${names.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
  )
  const sums = new Map<string, { key: readonly SqlValue[]; of: Map<Name, number> }>()
  return {
    /** Counts for a key, whose values come in the order of its columns. */
    add(key: readonly SqlValue[], counted: Partial<Record<Name, number>>): void {
      const id = key.join()
      const sum = sums.get(id) ?? { key, of: new Map() }
      sums.set(id, sum)
      for (const name of counts) {
        const count = counted[name]
        if (count) sum.of.set(name, (sum.of.get(name) ?? 0) + count)
      }
    },
    write(): void {
      if (sums.size === 0) return
      for (const { key, of } of sums.values()) add.run(...key, ...counts.map((name) => of.get(name) ?? 0))
      sums.clear()
    },
    forget: (): void => sums.clear(),
  }
}
