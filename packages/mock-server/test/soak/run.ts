// Lets a server work for ten minutes, or for `--minutes N`, and prints what came of it.
import { parseArgs } from 'node:util'
import { operations } from './calls.ts'
import { growthPerMinute, lowest } from './memory.ts'
import { soak } from './soak.ts'
import { succeeded } from './tally.ts'

/**
 * By how many MiB a minute the server may grow after its first minute, seen at its lowest of every 20 seconds. It does
 * some 10,000 calls a minute, so that 500 bytes that each leaves behind would show. Less would not: when memory is
 * collected, and given back, is up to the engine.
 */
const mostGrowth = 5

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes must be a number above 0.')

const { tally, memory, open, ended } = await soak({
  ...{ seconds: minutes * 60, workspaces: 4, roundSeconds: Math.min(30, minutes * 20) },
  onMinute: ({ calls, rounds, failures }, mebibytes) =>
    console.log(`${calls} calls, ${rounds} rounds, ${failures.length} failures, ${Math.round(mebibytes)} MiB`),
})

const later = memory.filter(({ seconds }) => seconds > 60)
const growth = later.length > 60 ? growthPerMinute(lowest(later, 20)) : 0
const failures = [
  ...tally.failures,
  ...(growth > mostGrowth ? [`It grows by ${growth.toFixed(1)} MiB a minute, and may by ${mostGrowth}.`] : []),
  ...(ended.code === 0 ? [] : [`It ended with ${ended.code}.`]),
  ...(ended.complaints === '' ? [] : [`It complained: ${ended.complaints}`]),
]
for (const failure of failures) console.error(failure)
console.log(
  `${tally.calls} calls of ${tally.statuses.size} of ${operations} operations, of which ${succeeded(tally).length} succeeded, ` +
    `in ${tally.rounds} rounds; ${tally.struck} struck by faults, ${tally.events} events streamed. ` +
    `At most ${open} open files and sockets, ${Math.round(Math.max(0, ...memory.map(({ mebibytes }) => mebibytes)))} MiB, ` +
    `growing by ${growth.toFixed(2)} MiB a minute. ${failures.length} failures.`,
)
process.exitCode = failures.length === 0 ? 0 : 1
