import type { Database } from './database.ts'

/** Reads something again only after anything was written. What is given is not to be changed in place. */
export function untilWritten<Item>(db: Database, read: () => Item): () => Item {
  let last: { version: number; item: Item } | undefined
  return () => {
    const version = db.version()
    if (last?.version !== version) last = { version, item: read() }
    return last.item
  }
}
