import { Problem } from '../domain/problem.ts'
import { digest } from '../hash.ts'
import { StoredList } from '../stored-list.ts'
import type { Database, Row, SqlValue } from './database.ts'

/** One page of a list, as every list answers it. */
export interface Page<Item> {
  data: Item[]
  pagination: { limit: number; hasMore: boolean; nextCursor: string | null }
}

/** A condition of a `where` and the values of its placeholders. */
export interface Condition {
  sql: string
  values: SqlValue[]
}

/** What a list is: where it reads, what it keeps, and the column that it is sorted by (ties by id). */
export interface List {
  /** A table, or a join; with a join, `record`, `id` and the columns are qualified. */
  table: string
  record?: string
  id?: string
  conditions: (Condition | undefined)[]
  /** A column; the same direction holds for the id. */
  column: string
  /** Whether the column may be null; what has nothing there comes last in either direction. */
  isNullable?: boolean
  descending: boolean
  limit: number
  cursor?: string | undefined
}

/**
 * Reads a page by its key: every item exactly once, however the list grows or shrinks between pages.
 *
 * @throws Problem `invalid_cursor` for a cursor of another list, filter or workspace
 */
export function page<Item>(db: Database, workspaceId: string, list: List): Page<Item> {
  const filters = list.conditions.filter((condition) => condition !== undefined)
  const print = () => printOf(JSON.stringify([workspaceId, list.table, list.column, list.descending, filters]))
  const cursor = list.cursor === undefined ? undefined : readCursor(list.cursor, print())
  const rows = list.isNullable
    ? nullsLast(db, list, filters, cursor)
    : select(db, list, [...filters, after(list, cursor)])
  const shown = rows.slice(0, list.limit)
  const last = shown.at(-1)
  const hasMore = rows.length > list.limit
  return new StoredList(
    shown.map(({ record }) => String(record)),
    {
      limit: list.limit,
      hasMore,
      nextCursor: hasMore && last ? writeCursor(print(), last.key as Cursor['key'], String(last.id)) : null,
    },
  )
}

const prints = new Map<string, string>()

/** Tells one list with its filters from another. Those asked for lately are kept, as one is read page by page. */
function printOf(list: string): string {
  const print = prints.get(list) ?? digest(list, 8)
  if (prints.size >= 1000) prints.clear()
  prints.set(list, print)
  return print
}

/** `column in (...)`, or nothing when no values are asked for. */
export function isOneOf(column: string, values: readonly string[] | undefined): Condition | undefined {
  if (!values) return undefined
  return { sql: `${column} in (${values.map(() => '?').join(', ')})`, values: [...values] }
}

/** Whether one of the columns contains the text, whatever its case. */
export function contains(columns: string[], text: string | undefined): Condition | undefined {
  if (text === undefined) return undefined
  const lower = text.toLowerCase()
  return { sql: columns.map((column) => `instr(${column}, ?) > 0`).join(' or '), values: columns.map(() => lower) }
}

/** One more than a page has, so that it is seen whether there is another. */
function select(db: Database, list: List, wanted: (Condition | undefined)[], most = list.limit + 1): Row[] {
  const { table, record = 'record', id = 'id', column } = list
  const conditions = wanted.filter((condition) => condition !== undefined)
  const direction = list.descending ? 'desc' : 'asc'
  const where = conditions.length ? `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}` : ''
  const sql = `select ${record} as record, ${id} as id, ${column} as key from ${table} ${where} order by ${column} ${direction}, ${id} ${direction} limit ?`
  return db.prepare(sql).all(...conditions.flatMap(({ values }) => values), most)
}

/** In two parts, as one index then has the order of both directions. */
function nullsLast(db: Database, list: List, filters: Condition[], cursor: Cursor | undefined): Row[] {
  const isBeyond = cursor?.key === null
  const known = { sql: `${list.column} is not null`, values: [] }
  const first = isBeyond ? [] : select(db, list, [...filters, known, after(list, cursor)])
  const left = list.limit + 1 - first.length
  if (left === 0) return first
  const unknown = { sql: `${list.column} is null`, values: [] }
  return [...first, ...select(db, list, [...filters, unknown, isBeyond ? after(list, cursor) : undefined], left)]
}

function after({ column, descending, id = 'id' }: List, cursor: Cursor | undefined): Condition | undefined {
  if (!cursor) return undefined
  const sign = descending ? '<' : '>'
  if (cursor.key === null) return { sql: `${id} ${sign} ?`, values: [cursor.id] }
  return { sql: `(${column}, ${id}) ${sign} (?, ?)`, values: [cursor.key, cursor.id] }
}

/** The last item of a page: where it stands in the order, and its id. */
interface Cursor {
  key: string | number | null
  id: string
}

/** A cursor that `readCursor` takes for the same print. */
export function writeCursor(print: string, key: Cursor['key'], id: string): string {
  const text = JSON.stringify([print, key, id])
  // A name may have any letter, and base 64 is of bytes.
  return btoa(text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * @param print tells one list with its filters from another
 * @throws Problem `invalid_cursor` for a cursor with another print, and for what is none
 */
export function readCursor(text: string, print: string): Cursor {
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
    if (
      Array.isArray(parts) &&
      parts[0] === print &&
      (parts[1] === null || /string|number/.test(typeof parts[1])) &&
      typeof parts[2] === 'string'
    )
      return { key: parts[1], id: parts[2] }
  } catch {
    // What cannot be read was not made here, just like what was made for another list.
  }
  throw new Problem(
    'invalid_cursor',
    'The cursor does not belong to this list with these filters. Start again without a cursor.',
    {
      errors: [{ parameter: 'cursor', code: 'invalid_cursor', message: 'does not belong to this list' }],
    },
  )
}
