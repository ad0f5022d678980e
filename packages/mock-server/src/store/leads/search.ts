import type { Database } from '../database.ts'

/** The most texts that wait. */
const most = 1000

export type LeadSearch = ReturnType<typeof leadSearch>

/**
 * The full-text index of leads, by their `seq`. New texts wait in memory and are indexed together, because the index
 * writes down all that it holds whenever a statement with a trigger runs, and each lead has some. Whoever searches lets
 * them be written before.
 */
export function leadSearch(db: Database) {
  const insert = db.prepare('insert into lead_search (rowid, text) values (?, ?)')
  const replace = db.prepare('insert or replace into lead_search (rowid, text) values (?, ?)')
  const remove = db.prepare('delete from lead_search where rowid = ?')
  const waiting = new Map<number, string>()
  function write(): void {
    if (waiting.size === 0) return
    for (const [seq, text] of waiting) insert.run(seq, text)
    waiting.clear()
  }
  return {
    add(seq: number, text: string): void {
      waiting.set(seq, text)
      if (waiting.size >= most) write()
    },
    change(seq: number, text: string): void {
      if (waiting.has(seq)) waiting.set(seq, text)
      else replace.run(seq, text)
    },
    remove(seq: number): void {
      if (!waiting.delete(seq)) remove.run(seq)
    },
    write,
    forget: (): void => waiting.clear(),
  }
}
