// Measures the mock server beside its peers, prints tables and writes results.json.
//
//   node bench/run.ts server [requests] [scale] [start] [memory] [--write]
import { measureKinds } from '../measure/kinds.ts'
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

await measureKinds(Object.keys(measuring), async ({ kinds, folder, isToWrite }) => {
  const world = await makeWorld(folder)
  const keep = (measured: Measured) => save(import.meta.dirname, measured, goalsOf)
  for (const kind of kinds) keep((await measuring[kind]?.(world)) ?? {})
  const results = keep({})
  console.log(`\n${tablesOf(results).join('\n\n')}\n\n${goalsTable(results.goals)}`)
  if (!isToWrite) return
  write(results)
  if (results.requests) draw(results.requests)
})

function tablesOf({ requests, scale, start, memory }: Measured): string[] {
  return [
    ...(requests ? [requestsTable(requests)] : []),
    ...(scale ? [scaleTable(scale)] : []),
    ...(start || memory ? [costTable({ start, memory })] : []),
  ]
}
