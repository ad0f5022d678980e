import type { Database } from './database.ts'

/** A stored file. */
export interface StoredMedia {
  id: string
  mimeType: string
  bytes: Uint8Array
}

export function media(db: Database) {
  const one = db.prepare('select * from media where id = ?')
  const add = db.prepare('insert into media values (?, ?, ?)')
  return {
    find(id: string): StoredMedia | undefined {
      const row = one.get(id)
      return row && { id, mimeType: String(row.mime_type), bytes: row.bytes as Uint8Array }
    },
    add({ id, mimeType, bytes }: StoredMedia): void {
      add.run(id, mimeType, bytes)
    },
  }
}
