// Simulates campaigns of several sizes beside SQLite alone, prints a table and writes results.json.
//
//   node bench/run.ts engine [leads...] [--write]
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { save } from '../measure/results.ts'
import { renew } from '../measure/section.ts'
import { sizesOf } from '../measure/sizes.ts'
import { accounts } from './campaign.ts'
import { goals, type Measured } from './goals.ts'
import { measure } from './measure.ts'
import { campaignsTable } from './table.ts'

const { sizes, write } = sizesOf([1_000, 10_000, 100_000])
const campaigns = sizes.map((leads) => {
  console.error(`${leads} leads ...`)
  return measure(leads)
})
const { machine } = save<Measured>(import.meta.dirname, { campaigns }, goals)
const table = campaignsTable(campaigns)
console.log(table)
if (write) {
  const about = `Measured with Node ${machine.node} and SQLite ${machine.sqlite} on ${hardware(machine)}, ${accounts} accounts, by \`npm run bench -- engine ${sizes.join(' ')} --write\`:`
  renew(join(import.meta.dirname, '../README.md'), 'engine', `${about}\n\n${table}`)
}
