// Asks a Worker with a great many keys side by side, `npm run sandbox:keys` with two thousand, and prints what came of
// it. Arguments: how many keys there are when memory is looked at, such as 500 1000 2000.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startWorkerd } from '../../sandbox/workerd.ts'
import { isTold, memoryOf } from '../hostile-http/process-memory.ts'
import { letRead, letWrite, putAway, type Tally } from './crowd.ts'

/**
 * By how many MiB the runtime may grow for each further key, from the second look at it on. A workspace that is open
 * takes some 2.5; those that are put away leave what they took to the next ones.
 */
const mostEach = 0.5
/** The runtime puts an object away when nobody has asked it for ten seconds. */
const idleSeconds = 15

const counts = process.argv.slice(2).map(Number)
const data = mkdtempSync(join(tmpdir(), 'rocketlead-keys-'))
const workerd = await startWorkerd({ data, settings: { CLOCK: 'frozen', WORLD: 'demo' } })
const tally: Tally = { answers: 0, faults: [] }
const begin = performance.now()
const keysOf = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, nth) => from + nth)
const memory: { keys: number; mebibytes: number }[] = []

let before = 0
for (const keys of counts) {
  await letWrite(workerd.url, keysOf(before, keys), tally)
  await letRead(workerd.url, keysOf(0, keys), tally)
  const mebibytes = isTold ? Math.round(memoryOf(workerd)) : 0
  memory.push({ keys, mebibytes })
  const seconds = Math.round((performance.now() - begin) / 1000)
  console.log(
    `${keys} keys: ${tally.answers} answers after ${seconds} s, ${mebibytes} MiB, ${tally.faults.length} faults`,
  )
  before = keys
}

await wait(idleSeconds * 1000)
const sample = keysOf(0, Math.min(before, 100))
const away = await putAway(workerd.url, sample)
if (away.length < sample.length)
  tally.faults.push(`${sample.length - away.length} of ${sample.length} idle keys were not put away`)
await letRead(workerd.url, sample, tally)

const [, first, ...later] = memory
const last = later.at(-1)
const each = first && last ? (last.mebibytes - first.mebibytes) / (last.keys - first.keys) : 0
if (each > mostEach) tally.faults.push(`Memory grows by ${each.toFixed(2)} MiB a key, and may by ${mostEach}`)

await workerd.kill()
rmSync(data, { recursive: true })
for (const fault of tally.faults.slice(0, 20)) console.error(fault)
console.log(
  `${before} keys side by side: ${tally.answers} answers, ${tally.faults.length} faults; from the second look at it on ` +
    `memory grows by ${each.toFixed(2)} MiB a key. Of ${sample.length} keys that were idle ${away.length} were put away, ` +
    'and read again.',
)
process.exitCode = tally.faults.length === 0 ? 0 : 1
