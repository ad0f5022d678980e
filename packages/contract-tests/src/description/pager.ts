import type { Operation, Parameter } from './description.ts'

/** How a list is walked through. */
export interface Pager {
  /** The parameter that says where to go on. */
  cursor: Parameter
  /** The parameter that says how many items a page has. */
  limit: Parameter | undefined
}

/** What the parameter is called that takes the position which the page before gave, in small letters. */
const cursors = [
  'cursor',
  'after',
  'starting_after',
  'pagetoken',
  'page_token',
  'nexttoken',
  'next_token',
  'continuationtoken',
]
const limits = ['limit', 'pagesize', 'page_size', 'per_page', 'perpage', 'maxresults', 'max_results', 'first', 'take']

/** The pager of an operation that answers pages by cursors. */
export function pagerOf({ method, parameters }: Operation): Pager | undefined {
  const called = (names: readonly string[]) =>
    parameters.find(({ in: place, name }) => place === 'query' && names.includes(name.toLowerCase()))
  const cursor = called(cursors)
  return method === 'GET' && cursor ? { cursor, limit: called(limits) } : undefined
}

/** Whether a parameter takes only what the server made: a value of one's own is no position. */
export const isOpaque = (operation: Operation, { name }: Parameter): boolean => pagerOf(operation)?.cursor.name === name

/** The position of the next page, where an answer gives it; null on the last one. */
export function nextIn(body: unknown): string | null | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  for (const [key, value] of Object.entries(body)) {
    if (/^(?:next_?cursor|next_?page_?token|next_?token|next_starting_after|continuation_?token)$/i.test(key))
      return typeof value === 'string' && value !== '' ? value : null
  }
  for (const value of Object.values(body)) {
    const inner = Array.isArray(value) ? undefined : nextIn(value)
    if (inner !== undefined) return inner
  }
  return undefined
}
