// Measures how long a workspace with the demo world takes, prints a table and writes results.json.
//
//   node bench/run.ts workspace [--write]
import { join } from 'node:path'
import { atMost, type Goal } from '../measure/goals.ts'
import { hardware } from '../measure/machine.ts'
import { save } from '../measure/results.ts'
import { renew } from '../measure/section.ts'
import { table } from '../measure/table.ts'
import { type Measured, measure, type Way } from './measure.ts'

const labels: Record<Way, string> = {
  created: 'a new workspace with the demo world, in process',
  createdByHttp: 'a new workspace with the demo world, with the first answer over HTTP',
  staying: 'a new workspace with the demo world, in process, where all that were opened stay',
  reset: 'a reset to the demo world, in process',
  resetByHttp: 'a reset to the demo world, over HTTP',
}

const { machine, first, ways } = save(import.meta.dirname, await measure(), goals)
const rows = entriesOf(ways).map(([way, milliseconds]) => [labels[way], `${milliseconds.toFixed(2)} ms`])
const text = `${table(['', 'middle of 200'], rows)}\n\nThe first workspace of a process takes ${first.toFixed(0)} ms, as the world is played for it.`
console.log(text)
if (process.argv.includes('--write')) {
  const about = `Measured with Node ${machine.node} and SQLite ${machine.sqlite} on ${hardware(machine)}, by \`npm run bench -- workspace --write\`:`
  renew(join(import.meta.dirname, '../README.md'), 'workspace', `${about}\n\n${text}`)
}

function goals({ ways }: Partial<Measured>): Goal[] {
  const command = 'npm run bench -- workspace'
  const goal = ([way, value]: [Way, number]) => atMost(3, { what: labels[way], value, unit: 'ms', command })
  return ways ? entriesOf(ways).map(goal) : []
}

function entriesOf(ways: Record<Way, number>): [Way, number][] {
  return Object.entries(ways) as [Way, number][] // as its type has them
}
