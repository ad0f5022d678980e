import type { FaultRule } from '../domain/faults.ts'
import { Problem } from '../domain/problem.ts'
import { base32 } from '../hash.ts'
import type { Database, Row } from './database.ts'
import type { meta } from './meta.ts'
import { type Page, page } from './page.ts'
import { untilWritten } from './until-written.ts'

/** The tables of this file. */
export const schema = `
create table if not exists faults (id text primary key, spent integer not null, record text not null) strict, without rowid;
create index if not exists faults_by_spent on faults (spent, id);
`

export function faults(db: Database, workspaceId: string, numbers: ReturnType<typeof meta>) {
  const unspent = db.prepare('select record from faults where spent = 0 order by id')
  const one = db.prepare('select 1 from faults where id = ?')
  const save = db.prepare('insert or replace into faults values (?, ?, ?)')
  const remove = db.prepare('delete from faults where id = ?')
  return {
    /** A new id. Rules are counted apart from all other records, whose ids are the same with faults and without. */
    nextId(): string {
      const number = (numbers.get('faults') ?? 0) + 1
      numbers.set('faults', number)
      return `flt_${base32(number, 9)}`
    },
    /** Those that can still strike, oldest first. */
    unspent: untilWritten(db, (): readonly FaultRule[] => unspent.all().map(read)),
    /** Oldest first. */
    list({ limit, cursor }: { limit: number; cursor?: string | undefined }): Page<FaultRule> {
      return page(db, workspaceId, {
        table: 'faults',
        conditions: [],
        column: 'id',
        descending: false,
        limit,
        cursor,
      })
    },
    save(rule: FaultRule): void {
      save.run(rule.id, rule.remaining === 0 ? 1 : 0, JSON.stringify(rule))
    },
    /** @throws Problem `not_found` */
    remove(id: string): void {
      if (!one.get(id)) throw new Problem('not_found', `There is no fault rule ${id} in this workspace.`)
      remove.run(id)
    },
    removeAll: (): void => db.exec('delete from faults'),
  }
}

const read = (row: Row): FaultRule => JSON.parse(String(row.record))
