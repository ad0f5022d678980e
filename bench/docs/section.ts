// The measurements of the section "docs" in the README of the benchmarks, between its two markers.
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { renew } from '../measure/section.ts'
import type { Results } from './results.ts'
import { hosted } from './sites/hosted.ts'
import { sites } from './sites/index.ts'
import { buildTable, contentTable, visitTable } from './tables.ts'

const readme = join(import.meta.dirname, '../README.md')

export const write = (results: Results): void => renew(readme, 'docs', section(results))

function section(results: Results): string {
  const { machine, browser, versions } = results
  const measured = Object.values(sites).map(({ label, packages, about }) => {
    const version = packages.map((name) => `${name} ${versions[name]}`).join(' and ')
    return `- ${label}${version && ` (${version})`}: ${about}.`
  })
  const remarks = [
    results.visit &&
      results.phone &&
      results.axe &&
      `The page of \`campaigns.create\`, gzipped; medians of five visits on a phone; elements that axe ${versions['axe-core']} finds faulty:\n\n${visitTable(results)}`,
    results.text &&
      results.features &&
      `How many of the description's words for this operation are on that page without JavaScript, and what it has with it:\n\n${contentTable(results)}\n\nRedoc renders its first page ahead, not those of operations, and a few words happen to stand there too. Starlight keeps all samples but one for its script. Scalar and Elements make samples of their own beside those of the description.\n\n${hosted.about}`,
    results.build && `The build, in the middle of three:\n\n${buildTable(results)}`,
  ]
  const intro = `Measured with Node ${machine.node} and Chromium ${browser} on ${hardware(machine)}, by \`npm run bench -- docs --write\`, which renews all that follows:`
  return [intro, measured.join('\n'), ...remarks].filter(Boolean).join('\n\n')
}
