// Imports CSV files into a workspace on disk and has SQLite alone insert what that left behind; prints both as JSON.
//
//   node bench/import/one.ts FOLDER FILE...
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { createMockServer } from '../../packages/mock-server/src/node/index.ts'
import { insertAlone } from '../measure/alone.ts'
import { callsTo, key } from '../measure/api.ts'
import { cpuSecondsSince } from '../measure/cpu-seconds.ts'
import { importCsv } from '../measure/csv.ts'
import type { Import } from './measure.ts'

// As the command line has them.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=50')

const [folder = '', ...files] = process.argv.slice(2)
const { workspaceId, ...imported } = await importAll()
const alone = insertAlone({ file: join(folder, `${workspaceId}.sqlite`), transactions: 1 })
console.log(JSON.stringify({ ...imported, alone } satisfies Import))

async function importAll() {
  using mock = createMockServer({ data: folder })
  const call = callsTo(mock)
  const { id } = await call('POST', '/lead-lists', { name: 'All' })
  const begin = process.cpuUsage()
  const rows = await importCsv(call, `/lead-lists/${id}/leads/import`, files)
  const seconds = cpuSecondsSince(begin)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  return { rows, seconds, memory, workspaceId: mock.workspace(key).id }
}
