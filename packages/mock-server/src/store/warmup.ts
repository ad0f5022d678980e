import { notStarted, type Warmup } from '../domain/warmup.ts'
import type { Database } from './database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists warmups (account_id text primary key, record text not null) strict, without rowid;
`

export function warmup(db: Database) {
  const byAccount = db.prepare('select record from warmups where account_id = ?')
  const save = db.prepare('insert or replace into warmups values (?, ?)')
  return {
    /** An account has a warmup from the beginning: one that has not started. */
    get(accountId: string): Warmup {
      const row = byAccount.get(accountId)
      return row ? JSON.parse(String(row.record)) : notStarted(accountId)
    },
    save(record: Warmup): void {
      save.run(record.accountId, JSON.stringify(record))
    },
  }
}
