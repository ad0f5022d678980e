// Measures the server as a Worker beside the same server on Node, prints tables and writes results.json.
//
//   node bench/run.ts sandbox [requests] [cold] [rows] [--write]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureRows } from '../../packages/mock-server/sandbox/rows/measure.ts'
import { install } from '../install.ts'
import { save } from '../measure/results.ts'
import { cold } from './cold.ts'
import { writeFigures } from './figures.ts'
import { requests } from './requests.ts'
import { write } from './section.ts'
import { coldTable, type Measured, requestsTable, rowsTable } from './tables.ts'

const measuring: Record<string, (folder: string) => Promise<Measured>> = {
  requests: async (folder) => ({ requests: await requests(folder) }),
  cold: async (folder) => ({ cold: await cold(folder) }),
  rows: async () => ({ rows: await measureRows() }),
}

const kinds = Object.keys(measuring)
const args = process.argv.slice(2)
const unknown = args.filter((arg) => arg !== '--write' && !kinds.includes(arg))

if (unknown.length > 0) {
  console.error(`There is no "${unknown[0]}". Kinds: ${kinds.join(', ')}; --write renews the README.`)
  process.exitCode = 1
} else {
  install()
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    await measure(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(folder: string): Promise<void> {
  const wanted = kinds.filter((kind) => args.includes(kind))
  const keep = (measured: Measured) => save(import.meta.dirname, measured)
  for (const kind of wanted.length > 0 ? wanted : kinds) keep((await measuring[kind]?.(folder)) ?? {})
  const results = keep({})
  console.log(`\n${tablesOf(results).join('\n\n')}`)
  if (!args.includes('--write')) return
  write(results)
  writeFigures(results)
}

function tablesOf({ requests, cold, rows }: Measured): string[] {
  return [
    ...(requests ? [requestsTable(requests)] : []),
    ...(cold ? [coldTable(cold)] : []),
    ...(rows ? [rowsTable(rows)] : []),
  ]
}
