// The measurements of the section "docs" in the README of the benchmarks, between its two markers.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from './results.ts'
import { hosted } from './sites/hosted.ts'
import { sites } from './sites/index.ts'
import { buildTable, contentTable, visitTable } from './tables.ts'

const readme = join(import.meta.dirname, '../README.md')
const [begin, end] = ['<!-- bench:docs -->', '<!-- /bench:docs -->']

export function write(results: Results): void {
  const text = readFileSync(readme, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`bench/README.md has no "${begin}" ... "${end}".`)
  writeFileSync(readme, `${text.slice(0, from + begin.length)}\n\n${section(results)}\n\n${text.slice(to)}`)
}

function section(results: Results): string {
  const { machine, node, browser, versions } = results
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
  const intro = `Measured with Node ${node} and Chromium ${browser} on ${machine}, by \`npm run bench -- docs --write\`, which renews all that follows:`
  return [intro, measured.join('\n'), ...remarks].filter(Boolean).join('\n\n')
}
