// The measurements of the section "server" in the README of the benchmarks.
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { versionOf } from '../measure/packages.ts'
import type { Results } from '../measure/results.ts'
import { renew } from '../measure/section.ts'
import { title } from './chart.ts'
import type { Measured } from './goals.ts'
import { peers } from './peers/index.ts'
import { costTable, goalsTable, requestsTable, scaleTable } from './tables.ts'

const readme = join(import.meta.dirname, '../README.md')

export const write = (results: Measured & Results): void => renew(readme, 'server', section(results))

function section({ machine, goals, requests, scale, start, memory }: Measured & Results): string {
  const measured = Object.values(peers).map(({ label, packages, about }) => {
    const versions = packages.map((name) => `${name} ${versionOf(name)}`).join(' and ')
    return `- ${label}${versions && ` (${versions})`}: ${about}.`
  })
  const parts = [
    `Measured with Node ${machine.node} on ${hardware(machine)}, by \`npm run bench -- server --write\`, which renews all that follows:`,
    measured.join('\n'),
    requests && `![${title}](server/chart.svg)`,
    requests &&
      `Requests that a second of the server's processor time answers, and a second of the clock, with 1,000 leads; the middle of five rounds:\n\n${requestsTable(requests)}`,
    scale && `Our server with a thousand times as many leads, in memory:\n\n${scaleTable(scale)}`,
    start &&
      memory &&
      `From the start of the process to the end of its first answer, in the middle of five; the memory of all of its processes then, and after three seconds of processor time of each call:\n\n${costTable({ start, memory })}`,
    `What is aimed at; ratios are those within a round, in the middle of the rounds:\n\n${goalsTable(goals)}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}
