/** A page of a list whose items are stored as JSON: it is sent as it is stored, and parsed only for whoever looks at it. */
export class StoredList<Item, Pagination = unknown> {
  readonly pagination: Pagination
  readonly #items: readonly string[]
  #data: Item[] | undefined

  constructor(items: readonly string[], pagination: Pagination) {
    this.#items = items
    this.pagination = pagination
  }

  /** The JSON of each item. */
  get items(): readonly string[] {
    return this.#items
  }

  get data(): Item[] {
    this.#data ??= this.#items.map((text) => JSON.parse(text) as Item)
    return this.#data
  }
}

/** The JSON of anything, also of such a list. */
export function jsonOf(value: unknown): string {
  if (!(value instanceof StoredList)) return JSON.stringify(value)
  return `{"data":[${value.items.join(',')}],"pagination":${JSON.stringify(value.pagination)}}`
}
