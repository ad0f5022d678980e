// Builds copies of the repository, prints a table and writes results.json.
//
//   node bench/run.ts build [--write]
import { join } from 'node:path'
import { atMost, type Goal } from '../measure/goals.ts'
import { hardware } from '../measure/machine.ts'
import { save } from '../measure/results.ts'
import { medians } from '../measure/rounds.ts'
import { renew } from '../measure/section.ts'
import { table } from '../measure/table.ts'
import { type Build, build } from './measure.ts'

const rounds = 3
const builds = Array.from({ length: rounds }, (_, index) => {
  console.error(`Copy ${index + 1} of ${rounds} ...`)
  return build()
})
const measured = medians({ clean: builds.map(({ clean }) => clean), again: builds.map(({ again }) => again) })
const { machine, clean, again } = save(import.meta.dirname, measured, goals)
const rows = Object.entries({ 'nothing made yet': clean, 'nothing changed': again })
const text = table(
  ['', 'time'],
  rows.map(([label, seconds]) => [label, `${seconds.toFixed(1)} s`]),
)
console.log(text)
if (process.argv.includes('--write')) {
  const about = `Measured with Node ${machine.node} on ${hardware(machine)}, by \`npm run bench -- build --write\`:`
  renew(join(import.meta.dirname, '../README.md'), 'build', `${about}\n\n${text}`)
}

function goals({ clean, again }: Partial<Build>): Goal[] {
  if (clean === undefined || again === undefined) return []
  const command = 'npm run bench -- build'
  return [
    atMost(25, { what: 'generating and building everything from nothing', value: clean, unit: 's', command }),
    atMost(1, { what: 'the same again with nothing changed', value: again, unit: 's', command }),
  ]
}
