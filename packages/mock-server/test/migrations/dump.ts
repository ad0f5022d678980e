// Writes a small world of this version as SQL, for later versions to be tried on: run it before the schema changes, with
// `node test/migrations/dump.ts > test/migrations/version-<n>.sql`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createMockServer } from '../../src/node/index.ts'
import { caller, populate } from '../populated.ts'

const data = mkdtempSync(join(tmpdir(), 'rocketlead-dump-'))
const mock = createMockServer({ data })
const call = caller(mock.fetch)
const { campaignId, leadId } = await populate(call)
await call('POST', `/api/v1/campaigns/${campaignId}/leads`, { leadIds: [leadId] })
await call('POST', `/api/v1/campaigns/${campaignId}/start`)
await call('POST', '/_mock/faults', { operation: 'settings.get', status: 503, retryAfter: 5 })
mock.workspace('rl_test_1').advance('3d')
mock.close()

/** The index of words keeps no text to write down, so it is made again of the chunks. */
const words =
  "insert into knowledge_words (rowid, heading, text) select number, coalesce(record ->> '$.heading', ''), record ->> '$.text' from knowledge_chunks"

const file = readdirSync(data).find((name) => name.startsWith('wsp_')) ?? ''
const db = new DatabaseSync(join(data, file))
const tables = [...tablesOf('table'), ...tablesOf('virtual')] // what these make themselves is of a third kind
const schema = tables.flatMap((table) =>
  column("select sql from sqlite_schema where type = 'table' and name = ?", table),
)
const indexes = column("select sql from sqlite_schema where type = 'index' and sql is not null")
const rows = tablesOf('table').flatMap((table) => rowsOf(table, columnsOf(table)))
const found = rowsOf('lead_search', ['rowid', ...columnsOf('lead_search')])
console.log('-- A workspace of rl_test_1 as an earlier version stored it; made by dump.ts.')
console.log([...schema, ...rows, ...found, words, ...indexes].join(';\n'), ';')
db.close()
rmSync(data, { recursive: true })

/** The one column of each row. */
function column(sql: string, ...values: string[]): string[] {
  const rows = db.prepare(sql).all(...values)
  return rows.map((row) => String(Object.values(row)[0]))
}

function tablesOf(type: string): string[] {
  return column(
    "select name from pragma_table_list where schema = 'main' and name not like 'sqlite_%' and type = ?",
    type,
  )
}

function columnsOf(table: string): string[] {
  return column('select name from pragma_table_info(?)', table)
}

function rowsOf(table: string, columns: string[]): string[] {
  const values = columns.map((name) => `quote("${name}")`).join(" || ', ' || ")
  return column(`select ${values} from ${table}`).map((row) => `insert into ${table} (${columns}) values (${row})`)
}
