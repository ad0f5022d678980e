/** How a record of an id is read and written. */
export interface Table<Item> {
  read(id: string): Item | undefined
  write(id: string, item: Item): void
}

/** The most records that stay in memory once they are written. */
const most = 1000

/**
 * Records that are asked for and saved again and again: kept in memory by their ids, and written once before the commit.
 * Whoever reads their table otherwise lets them be written before. Nobody changes a record in place.
 */
export function held<Item>(table: Table<Item>) {
  const items = new Map<string, Item>()
  const unwritten = new Map<string, Item>()
  function keep(id: string, item: Item): void {
    if (items.size >= most && unwritten.size === 0) items.clear()
    items.set(id, item)
  }
  return {
    get(id: string): Item | undefined {
      const known = items.get(id)
      if (known !== undefined) return known
      const item = table.read(id)
      if (item !== undefined) keep(id, item)
      return item
    },
    set(id: string, item: Item): void {
      keep(id, item)
      unwritten.set(id, item)
    },
    write(): void {
      if (unwritten.size === 0) return
      for (const [id, item] of unwritten) table.write(id, item)
      unwritten.clear()
    },
    /** Goes on with what the table holds. */
    forget(): void {
      items.clear()
      unwritten.clear()
    },
  }
}
