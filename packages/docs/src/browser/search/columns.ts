import type { Entry } from './entry.ts'

/** Entries as they are sent: what is alike stands together, which compresses better. 0 stands for what is not there. */
export type Columns = Record<keyof Entry, unknown[]>

const names = ['kind', 'title', 'text', 'href', 'alias', 'method', 'path', 'status', 'of', 'places'] as const

export const columnsOf = (entries: Entry[]): Columns =>
  // Every name has its column.
  Object.fromEntries(names.map((name) => [name, entries.map((entry) => entry[name] ?? 0)])) as Columns

export const entriesOf = (columns: Columns): Entry[] =>
  columns.kind.map((_, index) => {
    const cells = names.map((name) => [name, columns[name][index]]).filter(([, cell]) => cell !== 0)
    // The build has made the columns of entries.
    return Object.fromEntries(cells) as Entry
  })
