import type { Lead } from '../../domain/records.ts'
import type { Database } from '../database.ts'
import { searchTextOf } from './filter.ts'

/** The most leads that wait, and how many texts are written at a time. */
const most = 1000

export type LeadSearch = ReturnType<typeof leadSearch>

/**
 * The full-text index of leads, by their `seq`. New leads wait to come into it together, when there are many or somebody
 * searches, because the index writes down all that it holds whenever a statement with a trigger runs, and each lead has
 * some. Those that wait are those beyond the last one in the index, so that none is lost however the process ends.
 */
export function leadSearch(db: Database) {
  const newest = db.prepare('select rowid as seq from lead_search order by rowid desc limit 1')
  const waiting = db.prepare('select seq, record from leads where seq > ? order by seq limit ?')
  const insert = db.prepare('insert into lead_search (rowid, text) values (?, ?)')
  const replace = db.prepare('insert or replace into lead_search (rowid, text) values (?, ?)')
  const remove = db.prepare('delete from lead_search where rowid = ?')
  /** The last that is in the index. */
  let last: number | undefined
  function lastIndexed(): number {
    last ??= Number(newest.get()?.seq ?? 0)
    return last
  }
  function catchUp(): void {
    const rows = waiting.all(lastIndexed(), most)
    for (const { seq, record } of rows) {
      last = Number(seq)
      insert.run(last, searchTextOf(JSON.parse(String(record)) as Lead))
    }
    if (rows.length === most) catchUp()
  }
  return {
    /** A lead was added, which is the newest. */
    add(seq: number): void {
      if (seq - lastIndexed() >= most) catchUp()
    },
    change(seq: number, text: string): void {
      if (seq <= lastIndexed()) replace.run(seq, text)
    },
    remove(seq: number): void {
      if (seq <= lastIndexed()) remove.run(seq)
    },
    /** Lets every lead be found; to be called before a search. */
    catchUp,
    /** Goes on with what the table holds. */
    forget(): void {
      last = undefined
    },
  }
}
