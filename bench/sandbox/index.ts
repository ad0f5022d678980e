// Measures the server as a Worker beside the same server on Node, prints tables and writes results.json.
//
//   node bench/run.ts sandbox [requests] [cold] [rows] [--write]
import { measureRows } from '../../packages/mock-server/sandbox/rows/measure.ts'
import { measureKinds } from '../measure/kinds.ts'
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

await measureKinds(Object.keys(measuring), async ({ kinds, folder, isToWrite }) => {
  const keep = (measured: Measured) => save(import.meta.dirname, measured)
  for (const kind of kinds) keep((await measuring[kind]?.(folder)) ?? {})
  const results = keep({})
  console.log(`\n${tablesOf(results).join('\n\n')}`)
  if (!isToWrite) return
  write(results)
  writeFigures(results)
})

function tablesOf({ requests, cold, rows }: Measured): string[] {
  return [
    ...(requests ? [requestsTable(requests)] : []),
    ...(cold ? [coldTable(cold)] : []),
    ...(rows ? [rowsTable(rows)] : []),
  ]
}
