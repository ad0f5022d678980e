import type { WorkspaceSettings } from '../domain/records.ts'
import type { Database } from './database.ts'
import { held } from './held.ts'

/** The tables of this file. */
export const schema = `
create table if not exists settings (id integer primary key check (id = 1), record text not null) strict;
`

export function settings(db: Database) {
  const one = db.prepare('select record from settings where id = 1')
  const save = db.prepare('insert or replace into settings values (1, ?)')
  const records = held<WorkspaceSettings>({
    read: () => JSON.parse(String(one.get()?.record)),
    write: (_, record) => save.run(JSON.stringify(record)),
  })
  return {
    /** A workspace has settings from the moment that it exists. */
    get(): WorkspaceSettings {
      return records.get('') as WorkspaceSettings // which are read whenever they are not in memory
    },
    save(record: WorkspaceSettings): void {
      records.set('', record)
    },
    write: records.write,
    forget: records.forget,
  }
}
