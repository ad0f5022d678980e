import type { Operation } from '../../description/description.ts'
import { nextIn, pagerOf } from '../../description/pager.ts'
import { isRecord } from '../../description/pointer.ts'
import type { Call } from '../../exchange/exchange.ts'
import { itemsOf } from '../../world/derive.ts'
import { isSuccess, type Sequence } from './run.ts'

/** A list that was read from its first page to its last. */
export interface Walked {
  items: unknown[]
  /** How many items each page had. */
  sizes: number[]
  /** Whether its end was reached. */
  isWhole: boolean
  /** A sentence on what pages say of themselves that is not so. */
  contradiction: string | undefined
}

/** The most pages that are read. */
const mostPages = 100

/** Reads a list page by page; undefined when a page is refused. */
export async function walk(
  operation: Operation,
  call: Call,
  limit: number | undefined,
  sequence: Sequence,
): Promise<Walked | undefined> {
  const pager = pagerOf(operation)
  const walked: Walked = { items: [], sizes: [], isWhole: false, contradiction: undefined }
  let cursor: string | null | undefined
  for (let page = 0; page < mostPages; page++) {
    const query = {
      ...call.query,
      ...(pager?.limit && limit !== undefined && { [pager.limit.name]: limit }),
      ...(pager && typeof cursor === 'string' && { [pager.cursor.name]: cursor }),
    }
    const exchange = await sequence.call(operation, { ...call, query })
    const items = itemsOf(exchange.response?.json)
    if (!isSuccess(exchange) || !items) return undefined
    walked.items.push(...items)
    walked.sizes.push(items.length)
    const next = pager ? nextIn(exchange.response?.json) : null
    walked.contradiction ??= contradictionIn(exchange.response?.json, next, items.length, cursor)
    if (typeof next !== 'string' || walked.contradiction !== undefined) {
      walked.isWhole = walked.contradiction === undefined
      return walked
    }
    cursor = next
  }
  return walked
}

/** What a page says that cannot be. */
function contradictionIn(
  body: unknown,
  next: string | null | undefined,
  count: number,
  cursor: string | null | undefined,
): string | undefined {
  const more = moreIn(body)
  if (typeof next === 'string' && next === cursor) return 'a page names itself as the next one'
  if (more === true && typeof next !== 'string') return 'a page says that more follows, and not where'
  if (more === false && typeof next === 'string') return 'a page says that nothing follows, and names a next one'
  return more === true && count === 0 ? 'a page without items says that more follows' : undefined
}

/** Whether a page says that more follows. */
function moreIn(body: unknown): boolean | undefined {
  if (!isRecord(body)) return undefined
  for (const [key, value] of Object.entries(body)) {
    if (/^has_?(?:more|next)(?:_?page)?$/i.test(key) && typeof value === 'boolean') return value
    const inner = isRecord(value) ? moreIn(value) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

/** What tells an item from the others: its id, or else all of it. */
export const identityOf = (item: unknown): string => {
  if (!isRecord(item)) return JSON.stringify(item)
  const { id } = item
  return typeof id === 'string' || typeof id === 'number' ? String(id) : JSON.stringify(item)
}
