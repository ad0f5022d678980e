import type { Database } from './database.ts'
import { pieces } from './pieces.ts'

/** The tables of this file. */
export const schema = `
create table if not exists media (
  id text primary key,
  mime_type text not null,
  bytes blob not null
) strict, without rowid;
`

/** A stored file. */
export interface StoredMedia {
  id: string
  mimeType: string
  bytes: Uint8Array
}

export function media(db: Database) {
  const one = db.prepare('select * from media where id = ?')
  const add = db.prepare('insert into media values (?, ?, ?)')
  const parts = pieces(db)
  return {
    find(id: string): StoredMedia | undefined {
      const row = one.get(id)
      return row && { id, mimeType: String(row.mime_type), bytes: parts.bytes(id, row.bytes as Uint8Array) }
    },
    add({ id, mimeType, bytes }: StoredMedia): void {
      add.run(id, mimeType, parts.keepBytes(id, bytes))
    },
  }
}
