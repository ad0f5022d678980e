import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { description } from '../world.ts'
import { bare } from './bare.ts'
import type { Peer } from './peer.ts'

const program = join(modules, '@stoplight/prism-cli/dist/index.js')

export const prism: Peer = {
  label: 'Prism',
  packages: ['@stoplight/prism-cli'],
  about: '`prism mock` without a log, which answers with the examples of the description; its page has three leads',
  refusesBadBodies: true,
  checksAnswers: true,
  keepsState: false,
  prepare: () => (port) => [
    program,
    ...['mock', description, '--port', String(port), '--multiprocess', 'false', '--verboseLevel', 'silent'],
  ],
  plans: bare.plans,
}
