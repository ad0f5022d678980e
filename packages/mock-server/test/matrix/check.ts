// Prints the matrix of operations and documented answers with the test that provokes each, and fails for a hole.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { exceptions } from './exceptions.ts'
import { documentedAnswers, matrix, table } from './matrix.ts'
import type { Note } from './record.ts'

const folder = new URL('../../.vitest/matrix/', import.meta.url)
const description = JSON.parse(readFileSync(new URL(import.meta.resolve('@rocketlead/openapi')), 'utf8'))
const notes = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Note[])

const { cells, holes, needless } = matrix(documentedAnswers(description), notes, exceptions)
writeFileSync(new URL('../matrix.md', folder), table(cells))

for (const { operation, answer } of holes)
  console.error(
    `${operation} documents ${answer}, and no test provokes it. Write one, or say in test/matrix/exceptions.ts why none can.`,
  )
for (const exception of needless)
  console.error(`test/matrix/exceptions.ts excuses ${exception}, which is documented nowhere or is provoked after all.`)
const operations = new Set(cells.map(({ operation }) => operation)).size
console.log(
  `${operations} operations, ${cells.length} documented answers, ${holes.length} without a test; see .vitest/matrix.md.`,
)
process.exitCode = holes.length + needless.length === 0 ? 0 : 1
