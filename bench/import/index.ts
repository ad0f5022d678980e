// Imports CSV files of several sizes beside SQLite alone, prints a table and writes results.json.
//
//   node bench/run.ts import [rows...] [--write]
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { save } from '../measure/results.ts'
import { renew } from '../measure/section.ts'
import { sizesOf } from '../measure/sizes.ts'
import { goals, type Measured } from './goals.ts'
import { measure } from './measure.ts'
import { importsTable } from './table.ts'

const { sizes, write } = sizesOf([10_000, 100_000, 1_000_000])
const imports = sizes.map((rows) => {
  console.error(`${rows} rows ...`)
  return measure(rows)
})
const { machine } = save<Measured>(import.meta.dirname, { imports }, goals)
const table = importsTable(imports)
console.log(table)
if (write) {
  const about = `Measured with Node ${machine.node} and SQLite ${machine.sqlite} on ${hardware(machine)}, by \`npm run bench -- import ${sizes.join(' ')} --write\`:`
  renew(join(import.meta.dirname, '../README.md'), 'import', `${about}\n\n${table}`)
}
