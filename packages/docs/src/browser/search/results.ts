import { el } from '../el.ts'
import { root } from '../root.ts'
import type { Kind } from './entry.ts'
import type { Found, Group, Result } from './find.ts'
import { marked } from './mark.ts'
import { partsOf } from './words.ts'

const headings: Record<Kind, string> = {
  section: 'Sections',
  operation: 'Operations',
  field: 'Fields',
  code: 'Error codes',
  guide: 'Guides',
  state: 'States and ramps',
}

/** What was found as options in groups, each a link that a mouse can open in a tab of its own. */
export const resultList = ({ groups }: Found, query: string): HTMLElement[] =>
  groups.map((group) => groupList(group, query))

function groupList({ kind, results, total }: Group, query: string): HTMLElement {
  const id = `search-${kind}`
  const left = total > results.length && el('small', {}, `${results.length} of ${total}`)
  const heading = el('p', { id, role: 'presentation' }, headings[kind], left)
  return el(
    'div',
    { role: 'group', 'aria-labelledby': id },
    heading,
    ...results.map((result, index) => option(result, `${id}-${index}`, query)),
  )
}

function option(result: Result, id: string, query: string): HTMLAnchorElement {
  const { entry, href, place } = result
  const { kind, title, text, method, path, status, of = '' } = entry
  const mark = (told: string) => pieces(told, query, result.words)
  // In a title even the fillers of the query are marked, which would be everywhere in a text.
  const markedTitle = pieces(title, query, [...result.words, ...partsOf(query)])
  const name = el(kind === 'field' || kind === 'code' ? 'code' : 'span', { class: 'title' }, ...markedTitle)
  const badge = method !== undefined && el('b', { class: method }, method)
  const number = status !== undefined && el('b', { class: 'status failure' }, status)
  return el(
    'a',
    { id, role: 'option', href: new URL(href, root).href, tabindex: '-1', 'aria-selected': 'false' },
    el('span', { class: 'name' }, badge, number, name),
    ' ',
    el('span', { class: 'where' }, ...(place ? whereOf(place) : [path === undefined ? of : el('code', {}, path)])),
    ' ',
    text !== undefined && text !== title && el('span', { class: 'text' }, ...mark(text)),
  )
}

function whereOf({ operation, anchor, others }: NonNullable<Result['place']>): (Node | string)[] {
  const more = others === 0 ? '' : `, and ${others} more`
  return [`${operation.title}: `, el('code', {}, anchor), more]
}

const pieces = (text: string, query: string, words: string[]): (Node | string)[] =>
  marked(text, query, words).map((piece) => (piece.isMet ? el('mark', {}, piece.text) : piece.text))
