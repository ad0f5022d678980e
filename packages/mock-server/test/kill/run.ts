// Kills a server that is being written to as often as it is told, `npm run kill` a hundred times, and prints what came
// of it. `npm run kill -- worker` kills a Worker's runtime, in which a campaign goes on by alarms.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asWorker, killRounds, onNode } from './rounds.ts'

const kills = Number(process.argv[2] ?? 100)
const target = process.argv[3] === 'worker' ? asWorker : onNode
const data = mkdtempSync(join(tmpdir(), 'rocketlead-kill-'))
const { acknowledged, cutOff, happened, faults } = await killRounds(kills, await target(data), (tally) => {
  if (tally.kills % 10 === 0) console.log(`${tally.kills} kills, ${tally.acknowledged} writes answered`)
})
rmSync(data, { recursive: true })
for (const fault of faults) console.error(fault)
console.log(
  `${kills} kills: ${acknowledged} writes answered, ${cutOff} cut off, ${faults.length} lost, halved or damaged.`,
)
if (happened)
  console.log(
    `The campaign that nobody asked: ${happened.events} events, ${happened.lost} lost, ${happened.more} too many.`,
  )
process.exitCode = faults.length + (happened?.lost ?? 0) + (happened?.more ?? 0) === 0 ? 0 : 1
