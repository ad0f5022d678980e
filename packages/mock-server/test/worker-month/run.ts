// A month of 200 running campaigns as a Worker, `npm run sandbox:month`: once with clocks that are moved on, once by
// alarms alone. Both are held against the server on Node. Arguments: how many keys, each with two campaigns, and how
// many seconds the month lasts by alarms.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { daysOf, disorderIn, hashOf } from '../worker/events.ts'
import { byAdvances, byAlarms, campaignsEach, differenceOf, type Month, onNode } from './month.ts'

const [count = 100, seconds = 100] = process.argv.slice(2).map(Number)
const keys = Array.from({ length: count }, (_, key) => key)
const scratch = mkdtempSync(join(tmpdir(), 'rocketlead-month-'))
const begin = performance.now()

const node = await onNode(keys)
tell('on Node', node)
tell('as a Worker, day by day', await byAdvances(keys, join(scratch, 'advances')))
tell('as a Worker, by alarms alone', await byAlarms(keys, join(scratch, 'alarms'), seconds))
rmSync(scratch, { recursive: true })

function tell(how: string, month: Month): void {
  const disorder = month.flatMap(disorderIn)
  const { lost, more } = differenceOf(node, month)
  for (const fault of disorder.slice(0, 20)) console.error(fault)
  if (disorder.length > 0 || hashOf(month) !== hashOf(node)) process.exitCode = 1
  console.log(
    `${count * campaignsEach} campaigns of ${count} keys, ${how}: ${month.flat().length} events on at least ` +
      `${Math.min(...month.map(daysOf))} days of sending, ${disorder.length} out of order or told twice, ${lost} lost, ` +
      `${more} too many; SHA-256 ${hashOf(month).slice(0, 16)} after ${Math.round((performance.now() - begin) / 1000)} s`,
  )
}
