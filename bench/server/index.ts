// Measures the mock server beside its peers, prints tables and writes results.json.
//
//   node bench/run.ts server [requests] [scale] [start] [memory] [--write]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from '../install.ts'
import { save } from '../measure/results.ts'
import { draw } from './chart.ts'
import { goalsOf, type Measured } from './goals.ts'
import { memory } from './memory.ts'
import { requests } from './requests.ts'
import { scale } from './scale.ts'
import { write } from './section.ts'
import { starts } from './start.ts'
import { costTable, goalsTable, requestsTable, scaleTable } from './tables.ts'
import { makeWorld, type World } from './world.ts'

const measuring: Record<string, (world: World) => Promise<Measured>> = {
  requests: async (world) => ({ requests: await requests(world) }),
  scale: async (world) => ({ scale: await scale(world) }),
  start: async (world) => ({ start: await starts(world) }),
  memory: async (world) => ({ memory: await memory(world) }),
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
  const world = await makeWorld(folder)
  const wanted = kinds.filter((kind) => args.includes(kind))
  const keep = (measured: Measured) => save(import.meta.dirname, measured, goalsOf)
  for (const kind of wanted.length > 0 ? wanted : kinds) keep((await measuring[kind]?.(world)) ?? {})
  const results = keep({})
  console.log(`\n${tablesOf(results).join('\n\n')}\n\n${goalsTable(results.goals)}`)
  if (!args.includes('--write')) return
  write(results)
  if (results.requests) draw(results.requests)
}

function tablesOf({ requests, scale, start, memory }: Measured): string[] {
  return [
    ...(requests ? [requestsTable(requests)] : []),
    ...(scale ? [scaleTable(scale)] : []),
    ...(start || memory ? [costTable({ start, memory })] : []),
  ]
}
