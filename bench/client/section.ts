// The section "Beside others" of the client's README, between its two markers.
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import { renew } from '../measure/section.ts'
import { peers } from './peers/index.ts'
import type { Results } from './results.ts'
import { callsTable, featuresTable, remarks, sizeTable, typesTable } from './tables.ts'

const readme = join(import.meta.dirname, '../../packages/client/README.md')

export const write = (results: Results): void => renew(readme, 'client', section(results))

function section({ machine, versions, size, types, calls, features }: Results): string {
  const measured = Object.values(peers).map(({ label, about, package: name }) => {
    const version = name && name !== '@rocketlead/client' && ` ${versions[name]}`
    return `- ${label}${version || ''}: ${about}`
  })
  const parts = [
    `Measured with Node ${machine.node} on ${hardware(machine)}, by \`npm run bench -- client --write\`, which renews all that follows:`,
    measured.join('\n'),
    size &&
      `### Size\n\nBundled by esbuild for a browser, minified and gzipped. \`npm run bench -- client size\`\n\n${sizeTable(size)}\n\nPackages and bytes on disk are what \`npm i\` brings; declarations are the package’s own (octokit’s are in those that it needs), and twice where it publishes for both module systems.`,
    types &&
      `### Types\n\nA program of five calls (list, create, an action, update, a caught error) checked alone, without the libraries’ own declarations. Times are relative to an empty program. \`npm run bench -- client types\`\n\n${typesTable(types)}\n\nhey-api’s code is part of the user’s program, so it is checked with it.`,
    calls &&
      `### Calls\n\nWhat a \`GET\` by id costs beyond the bare \`fetch\`, over a stub that answers at once with the same bytes. Medians of turns that alternate with the bare \`fetch\` in the same process. \`npm run bench -- client calls\`\n\n${callsTable(calls)}\n\nDub checks each answer against a schema, which the others do not; octokit’s throttling puts each call in a queue.`,
    features &&
      `### Features\n\nProbed against a stub server where that can be seen from outside (\`bench/client/probes.ts\`), else read in what the package publishes (\`bench/client/peers\`, with the file). \`npm run bench -- client features\`\n\n${featuresTable(features)}\n\n${remarks(features)}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}
