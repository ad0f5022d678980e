// A whole database as lines of JSON, for where SQLite gives no copy of its file.
import { digest } from '../hash.ts'
import type { Database, SqlValue } from './database.ts'
import { indexWords } from './knowledge-chunks.ts'

const format = 'rocketlead-rows-1'

/** A table, index or trigger, and the rows that follow upon it, by these columns. */
interface Part {
  sql: string
  insert?: string
}

/** A value of a row. */
type Cell = string | number | null | { base64: string }
type Line = { format: string } | { part: Part } | Cell[] | { digest: string }

/** What the host keeps beside the workspace, and what is kept apart from it on purpose. */
const isOthers = (name: string): boolean => /^(?:_cf_|sqlite_|snapshot)/.test(name)

/** Everything in the database, as `load` takes it. */
export function dump(db: Database): Uint8Array {
  const lines = [{ format }, ...partsOf(db).flatMap((part) => linesOfPart(db, part))]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return new TextEncoder().encode(`${text}${JSON.stringify({ digest: digest(text) })}\n`)
}

function linesOfPart(db: Database, { type, name, sql }: Found): Line[] {
  const columns = type === 'table' ? readableColumns(db, name, sql) : []
  if (columns.length === 0) return [{ part: { sql } }]
  const names = columns.map((column) => `"${column}"`).join()
  const insert = `insert into ${name} (${names}) values (${columns.map(() => '?').join()})`
  const rows = db.prepare(`select ${names} from ${name}`).all()
  return [{ part: { sql, insert } }, ...rows.map((row) => columns.map((column) => cellOf(row[column] ?? null)))]
}

/**
 * Puts what was dumped in the place of everything. To be run in a transaction, which an error undoes.
 *
 * @throws Error when the bytes are no dump, or not a whole one
 */
export function load(db: Database, bytes: Uint8Array): void {
  const lines = linesOf(new TextDecoder().decode(bytes))
  empty(db)
  let insert = ''
  for (const line of lines) {
    if (Array.isArray(line)) db.prepare(insert).run(...line.map(read))
    if (!('part' in line)) continue
    db.exec(line.part.sql)
    insert = line.part.insert ?? ''
  }
  if (partsOf(db).some(({ name }) => name === 'knowledge_words')) db.exec(indexWords)
}

/** Takes everything out. */
export function empty(db: Database): void {
  for (const { type, name } of partsOf(db)) if (type === 'table') db.exec(`drop table ${name}`)
}

function linesOf(text: string): Line[] {
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const [before, last] = [text.slice(0, end), text.slice(end)]
  if (!before.startsWith(`${JSON.stringify({ format })}\n`)) throw new Error('These bytes are no dump.')
  if (last !== `${JSON.stringify({ digest: digest(before) })}\n`) throw new Error('The dump is damaged.')
  return before
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

interface Found {
  type: string
  name: string
  sql: string
}

/** Tables first, triggers last, so that no row that is put in is counted twice. */
function partsOf(db: Database): Found[] {
  const shadows = db.prepare("select name from pragma_table_list where type = 'shadow'").all()
  const made = new Set(shadows.map(({ name }) => name)) // by an index of words, which makes them again
  return db
    .prepare(
      "select type, name, sql from sqlite_schema where sql is not null order by type = 'trigger', type = 'index', rowid",
    )
    .all()
    .map(({ type, name, sql }) => ({ type: String(type), name: String(name), sql: String(sql) }))
    .filter(({ name }) => !isOthers(name) && !made.has(name))
}

/** The columns whose values can be read back: none of an index of words that keeps no text. */
function readableColumns(db: Database, table: string, sql: string): string[] {
  if (/content = ''/.test(sql)) return []
  const columns = db.prepare('select name from pragma_table_info(?)').all(table)
  const names = columns.map(({ name }) => String(name))
  return /^create virtual/i.test(sql) ? ['rowid', ...names] : names
}

function cellOf(value: SqlValue): Cell {
  if (!(value instanceof Uint8Array)) return value
  // In pieces, as a call takes only so many arguments.
  const pieces = Array.from({ length: Math.ceil(value.length / 8192) }, (_, at) =>
    String.fromCharCode(...value.subarray(at * 8192, (at + 1) * 8192)),
  )
  return { base64: btoa(pieces.join('')) }
}

function read(cell: Cell): SqlValue {
  if (cell === null || typeof cell !== 'object') return cell
  return Uint8Array.from(atob(cell.base64), (character) => character.charCodeAt(0))
}
