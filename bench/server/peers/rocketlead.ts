import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { importLeads, plansAmong } from '../leads.ts'
import type { Program } from '../serving.ts'
import { leadCount } from '../world.ts'
import type { Peer } from './peer.ts'

const built = join(import.meta.dirname, '../../../packages/mock-server/dist/cli.js')

const program =
  (...options: string[]): Program =>
  (port) => [built, '--port', String(port), '--quiet', ...options]

export const rocketlead = {
  label: 'Rocketlead mock server',
  packages: [],
  about: 'the built command line with `--quiet`, in memory, the leads imported through the API',
  refusesBadBodies: true,
  checksAnswers: true,
  keepsState: true,
  program: program(),
  prepare: () => program(),
  async plans(url) {
    return plansAmong(url, leadCount, await importLeads(url, leadCount))
  },
} satisfies Peer & { program: Program }

export const rocketleadOnDisk: Peer = {
  ...rocketlead,
  label: 'the same on disk',
  about: 'with `--data`',
  prepare:
    ({ folder }) =>
    (port) =>
      program('--data', mkdtempSync(join(folder, 'data-')))(port),
}

export const rocketleadUnchecked: Peer = {
  ...rocketlead,
  label: 'the same, answers unchecked',
  about: 'with `--no-validate-responses`',
  checksAnswers: false,
  prepare: () => program('--no-validate-responses'),
}
