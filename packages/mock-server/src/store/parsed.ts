import type { Database } from './database.ts'

/**
 * Reads a record that is asked for again and again, such as the settings: as long as its text is the same it is not
 * parsed again. The text is always the database's, so that what is given cannot be out of date. Nobody changes a record
 * in place, so that it can be given twice.
 */
export function parser<Item>(): (text: string) => Item {
  let last: { text: string; item: Item } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, item: JSON.parse(text) }
    return last.item
  }
}

/** Reads something again only after anything was written. What is given is not to be changed in place. */
export function untilWritten<Item>(db: Database, read: () => Item): () => Item {
  let last: { version: number; item: Item } | undefined
  return () => {
    if (last?.version !== db.version()) last = { version: db.version(), item: read() }
    return last.item
  }
}
