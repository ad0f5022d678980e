// The section "Beside others" of the contract tests' README, between its two markers.
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { renew } from '../measure/section.ts'
import type { Results } from './results.ts'
import { faultsTable, foundTable, speedTable } from './tables.ts'
import { tools } from './tools/index.ts'

const readme = join(import.meta.dirname, '../../packages/contract-tests/README.md')

export const write = (results: Results): void => renew(readme, 'contract', section(results))

function section({ machine, versions, speed, faults }: Results): string {
  const measured = Object.values(tools).map(({ label, packages, about, counts }) => {
    const version = packages.map((name) => versions[name]).join(' and ')
    return `- ${label}${version && ` ${version}`}: ${about}. Checks are ${counts}.`
  })
  const parts = [
    `Measured with Node ${machine.node} on ${hardware(machine)}, one tool after the other, by \`npm run bench -- contract --write\`, which renews all that follows:`,
    measured.join('\n'),
    'The others begin with a workspace in which every operation has a call that succeeds, made by our recipes, and read a copy of the description with these calls and their answers as its examples, without the optional parameters and headers that they would take for required.',
    speed &&
      `All 86 operations of the sound mock server, in a process of its own; the time is that of everything, from the start of the program to its report. A false alarm is a failure that is reported of this server.\n\n${speedTable(speed)}`,
    faults &&
      `${faults.sown.length} of the faults that our own tests sow, every fifth, one at a time, and the operation concerned tested alone. Ours is developed on these faults, which the others are not. A fault is found when a failure is reported that is not reported of the sound server.\n\n${foundTable(faults)}\n\n${faultsTable(faults)}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}
