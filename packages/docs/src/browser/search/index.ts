import MiniSearch, { type Options } from 'minisearch'
import { type Columns, entriesOf } from './columns.ts'
import type { Entry } from './entry.ts'
import { unpacked } from './packed.ts'
import { squeezed, wordsOfNames, wordsOfQuery, wordsOfText } from './words.ts'

/** What is looked through of an entry. */
export interface Indexed {
  /** The number of the entry. */
  id: number
  title: string
  /** Other names, and where it belongs. */
  alias: string
  text: string
}
/** The file that the build writes. */
export interface SearchFile {
  columns: Columns
  /** How fields are reached in the page of an operation, with `$` where their names stand. */
  anchors: string[]
  index: string
}
export interface SearchIndex {
  entries: Entry[]
  anchors: string[]
  /** All names of each entry, squeezed. */
  names: string[][]
  engine: MiniSearch<Indexed>
}

const fields = ['title', 'alias', 'text']

/** The index is made and read with the same options. */
export const options: Options<Indexed> = {
  fields,
  tokenize: (text, field) => [...new Set(field === 'text' ? wordsOfText(text) : wordsOfNames(text))],
  processTerm: (word) => word,
  searchOptions: {
    tokenize: wordsOfQuery,
    boost: { title: 4, alias: 2 },
    prefix: true,
    weights: { prefix: 0.6, fuzzy: 0.3 },
  },
}

export function opened({ columns, anchors, index }: SearchFile): SearchIndex {
  const entries = entriesOf(columns)
  return {
    ...{ entries, anchors },
    names: entries.map(({ title, alias = '' }) => [squeezed(title), squeezed(alias)]),
    engine: MiniSearch.loadJS<Indexed>(unpacked(index, fields, entries.length), options),
  }
}
