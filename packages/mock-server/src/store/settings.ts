import type { WorkspaceSettings } from '../domain/records.ts'
import type { Database } from './database.ts'
import { parser } from './parsed.ts'

/** The tables of this file. */
export const schema = `
create table if not exists settings (id integer primary key check (id = 1), record text not null) strict;
`

export function settings(db: Database) {
  const one = db.prepare('select record from settings where id = 1')
  const parse = parser<WorkspaceSettings>()
  const save = db.prepare('insert or replace into settings values (1, ?)')
  return {
    /** A workspace has settings from the moment that it exists. */
    get(): WorkspaceSettings {
      return parse(String(one.get()?.record))
    },
    save(record: WorkspaceSettings): void {
      save.run(JSON.stringify(record))
    },
  }
}
