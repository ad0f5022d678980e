import MiniSearch from 'minisearch'
import { columnsOf } from '../browser/search/columns.ts'
import type { Entry, Place } from '../browser/search/entry.ts'
import { type Indexed, options, type SearchFile } from '../browser/search/index.ts'
import { packed } from '../browser/search/packed.ts'
import { wordsOfNames, wordsOfText } from '../browser/search/words.ts'
import type { At, Draft } from './draft.ts'
import { codeDrafts, fieldDrafts } from './fields.ts'
import { guideDrafts, stateDrafts } from './guides.ts'
import { operationDrafts, sectionDrafts } from './operations.ts'

/** All that can be found, with the index that finds it. */
export function searchFile(): SearchFile {
  // Operations come first: places name them by their number.
  const drafts = [
    ...operationDrafts,
    ...sectionDrafts,
    ...fieldDrafts(),
    ...codeDrafts(),
    ...guideDrafts(),
    ...stateDrafts(),
  ]
  const engine = new MiniSearch<Indexed>(options)
  engine.addAll(drafts.map(indexed))
  const anchors = [...new Set(drafts.flatMap(({ entry, places = [] }) => places.map((at) => patternOf(at, entry))))]
  const entries = drafts.map(({ entry, places }) =>
    places ? { ...entry, places: grouped(places, entry, anchors) } : entry,
  )
  return { columns: columnsOf(entries), anchors, index: packed(engine.toJSON()) }
}

/** A word of its names is not counted again in what is told of it. */
function indexed({ entry, names = '', text }: Draft, id: number): Indexed {
  const alias = `${entry.alias ?? ''} ${names}`
  const named = new Set([...wordsOfNames(entry.title), ...wordsOfNames(alias)])
  const rest = wordsOfText(text).filter((word) => !named.has(word))
  return { id, title: entry.title, alias, text: rest.join(' ') }
}

/** Most anchors end with the name: `body.steps.$`. */
const patternOf = ({ anchor }: At, { title }: Entry): string =>
  anchor.endsWith(`.${title}`) ? `${anchor.slice(0, -title.length)}$` : anchor

const grouped = (places: At[], entry: Entry, anchors: string[]): Place[] =>
  [...Map.groupBy(places, (at) => anchors.indexOf(patternOf(at, entry)))].map(([anchor, group]) => [
    anchor,
    ...group.map(({ operation }) => operation),
  ])
