import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { description } from '../world.ts'
import type { Peer } from './peer.ts'
import { scalarWithState } from './scalar.ts'

const program = join(import.meta.dirname, '../programs/openapi-backend.mjs')

export const openapiBackend: Peer = {
  label: 'openapi-backend with a Map',
  packages: ['openapi-backend'],
  about: 'in a small server of ours, `programs/openapi-backend.mjs`, which keeps the leads in a Map',
  refusesBadBodies: true,
  checksAnswers: true,
  keepsState: true,
  prepare({ folder, leads }) {
    const file = join(folder, 'leads.json')
    writeFileSync(file, JSON.stringify(leads))
    return (port) => [program, String(port), description, file]
  },
  plans: scalarWithState.plans,
}
