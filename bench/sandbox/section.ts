// The measurements of the section "sandbox" in the README of the benchmarks.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { hardware } from '../measure/machine.ts'
import type { Results } from '../measure/results.ts'
import { renew } from '../measure/section.ts'
import { coldTable, type Measured, requestsTable, rowsTable } from './tables.ts'

const server = join(import.meta.dirname, '../../packages/mock-server/package.json')

export const write = (results: Measured & Results): void =>
  renew(join(import.meta.dirname, '../README.md'), 'sandbox', section(results))

function section({ machine, requests, cold, rows }: Measured & Results): string {
  const { version } = createRequire(server)('workerd')
  const parts = [
    `Measured with Node ${machine.node} and workerd ${version} on ${hardware(machine)}, by \`npm run bench -- sandbox --write\`:`,
    requests &&
      `Requests that a second of the server's processor time answers, and a second of the clock, of one key with 1,000 leads; the middle of five rounds:\n\n${requestsTable(requests)}`,
    cold &&
      `The first answer of a key that is new, and of one that was put away: the time until then and the server's processor time, in the middle of five rounds, and what its workspace takes on the disk:\n\n${coldTable(cold)}`,
    rows &&
      `Rows as Cloudflare bills them, and alarms; days are those of the first thirty, on average, in which the world \`demo\` goes on:\n\n${rowsTable(rows)}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}
