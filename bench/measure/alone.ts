// What SQLite alone takes for the rows that were left behind in a database.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { cpuSecondsSince } from './cpu-seconds.ts'

export interface Alone {
  rows: number
  /** CPU time of the statements and commits; the reading of the rows is not counted. */
  seconds: number
}

export interface Rows {
  /** A database, all of whose rows are meant. */
  file: string
  /** The same database at an earlier time; then only rows that are new or changed since are meant. */
  before?: string
  transactions: number
}

interface Table {
  name: string
  columns: string[]
  /** How its rows are read. */
  select: string
}

/**
 * Inserts the rows by prepared statements into an empty database with the same tables, indexes, triggers and pragmas.
 *
 * @throws Error when the database then holds another number of rows
 */
export function insertAlone({ file, before, transactions }: Rows): Alone {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  const source = new DatabaseSync(file, { readOnly: true })
  const target = new DatabaseSync(join(folder, 'alone.sqlite'))
  try {
    if (before) source.prepare('attach ? as before').run(before)
    target.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -32000;')
    for (const sql of schemaOf(source)) target.exec(sql)
    const tables = tablesOf(source, before !== undefined)
    const counts = tables.map((table) => count(source, `(${table.select})`))
    const rows = counts.reduce((sum, each) => sum + each, 0)
    const seconds = insert(tables, { source, target, perTransaction: Math.ceil(rows / transactions) })
    tables.forEach(({ name }, index) => {
      if (count(target, name) !== counts[index]) throw new Error(`${name} has other rows than it was given.`)
    })
    return { rows, seconds }
  } finally {
    source.close()
    target.close()
    rmSync(folder, { recursive: true })
  }
}

interface Insertion {
  source: DatabaseSync
  target: DatabaseSync
  perTransaction: number
}

function insert(tables: Table[], { source, target, perTransaction }: Insertion): number {
  const inserts = tables.map(({ name, columns }) =>
    target.prepare(`insert into ${name} (${columns}) values (${columns.map(() => '?')})`),
  )
  let [seconds, open] = [0, 0]
  const timed = (run: () => void) => {
    const begin = process.cpuUsage()
    run()
    seconds += cpuSecondsSince(begin)
  }
  target.exec('begin immediate')
  tables.forEach(({ select }, index) => {
    for (const chunk of chunksOf(source, select)) {
      timed(() => {
        for (const row of chunk) {
          inserts[index]?.run(...row)
          open += 1
          if (open % perTransaction === 0) target.exec('commit; begin immediate')
        }
      })
    }
  })
  timed(() => target.exec('commit'))
  return seconds
}

/** The rows of a query, read a thousand at a time. */
function* chunksOf(source: DatabaseSync, select: string): Generator<SQLInputValue[][]> {
  const statement = source.prepare(select)
  statement.setReturnArrays(true)
  let chunk: SQLInputValue[][] = []
  for (const row of statement.iterate()) {
    chunk.push(row as unknown as SQLInputValue[]) // as `setReturnArrays` has it
    if (chunk.length < 1000) continue
    yield chunk
    chunk = []
  }
  yield chunk
}

/** A virtual table makes its own tables, and SQLite makes its indexes for `unique`. */
const schemaOf = (source: DatabaseSync): string[] =>
  source
    .prepare(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
       and name not in (select name from pragma_table_list where schema = 'main' and type = 'shadow')`,
    )
    .all()
    .map(({ sql }) => String(sql))

/** Those with triggers come last, so that what these count is there already and is changed as it was at first. */
function tablesOf(source: DatabaseSync, sinceBefore: boolean): Table[] {
  return source
    .prepare(
      `select name, type, exists (select 1 from sqlite_schema where type = 'trigger' and tbl_name = tables.name) as counted
       from pragma_table_list as tables
       where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%' order by counted, name`,
    )
    .all()
    .map(({ name, type }) => tableOf(source, { name: String(name), isVirtual: type === 'virtual', sinceBefore }))
}

interface Found {
  name: string
  isVirtual: boolean
  sinceBefore: boolean
}

function tableOf(source: DatabaseSync, { name, isVirtual, sinceBefore }: Found): Table {
  const stored = source.prepare('select name, pk from pragma_table_xinfo(?) where hidden = 0').all(name)
  const keys = isVirtual ? ['rowid'] : stored.filter(({ pk }) => pk !== 0).map((column) => String(column.name))
  const columns = [...(isVirtual ? ['rowid'] : []), ...stored.map((column) => String(column.name))]
  const select = `select ${columns} from main.${name} as now`
  if (!sinceBefore) return { name, columns, select }
  // The plus keeps SQLite from looking a row up by an index that many share.
  const same = columns.map((column) =>
    keys.includes(column) ? `earlier.${column} = now.${column}` : `+earlier.${column} is now.${column}`,
  )
  const unchanged = `select 1 from before.${name} as earlier where ${same.join(' and ')}`
  return { name, columns, select: `${select} where not exists (${unchanged})` }
}

const count = (db: DatabaseSync, from: string): number =>
  Number(db.prepare(`select count(*) as n from ${from}`).get()?.n)
