// Renews the table of all goals, and the chart, at the top of the README.
//
//   node bench/run.ts summary
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hardware } from './measure/machine.ts'
import type { Results } from './measure/results.ts'
import { renew } from './measure/section.ts'
import { table } from './measure/table.ts'
import type { Requests } from './server/requests.ts'

interface Benchmark {
  name: string
  results: Results & { requests?: Requests }
}

const folder = import.meta.dirname
const benchmarks = globSync('*/results.json', { cwd: folder })
  .map((file): Benchmark => ({ name: dirname(file), results: JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
  .filter(({ results }) => results.goals.length > 0)
  .toSorted((a, b) => a.name.localeCompare(b.name))

const requests = benchmarks.find(({ name }) => name === 'server')?.results.requests
const text = [await chartOf(requests), goalsTable(), machines()].filter(Boolean).join('\n\n')
renew(join(folder, 'README.md'), 'summary', text)
console.log(text)

/** Imported only when there is something to draw, as it needs what was installed. */
async function chartOf(requests?: Requests): Promise<string> {
  if (!requests) return ''
  const { draw, title } = await import('./chart.ts')
  draw(requests)
  return `![${title}](chart.svg)`
}

/** Why a goal is not met stands in the notes. */
function goalsTable(): string {
  const rows = benchmarks.flatMap(({ name, results }) =>
    results.goals.map(({ what, goal, measured, met, command }) => {
      const answer = met ? 'yes' : '[no](NOTES.md#goals-that-are-not-met)'
      return [`[${name}](#${name})`, what, goal, measured, answer, `\`${command}\``]
    }),
  )
  return table(['', 'what', 'goal', 'measured', 'met', 'command'], rows)
}

/** Which benchmark was measured last on which machine. */
function machines(): string {
  const told = benchmarks.map(({ name, results: { machine } }) => {
    return { name, machine: `Node ${machine.node} and SQLite ${machine.sqlite} on ${hardware(machine)}` }
  })
  const lines = Object.entries(Object.groupBy(told, ({ machine }) => machine)).map(
    ([machine, of = []]) => `${machine}: ${of.map(({ name }) => name).join(', ')}.`,
  )
  return `Measured last with ${lines.join(' With ')}`
}
