import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import type { Change } from './bump.ts'
import { compareClientTypes } from './client-types/index.ts'
import { compareDescriptions } from './description.ts'
import { readExceptions, withExceptions } from './exceptions.ts'
import { gate } from './gate.ts'
import { nodeOf } from './normal/json.ts'
import { readPending } from './pending.ts'

const last = join(root, 'release', 'last')

try {
  process.exitCode = (await compare()) ? 0 : 1
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function compare(): Promise<boolean> {
  if (!existsSync(last)) {
    console.log('Nothing has been released yet (there is no release/last), so nothing can break.')
    return true
  }
  const changes = withExceptions(await changesSince(last), readExceptions(join(root, 'release', 'exceptions.yaml')))
  const { enough, text } = gate({ changes, version: versionOf(last), pending: await readPending(root) })
  console.log(text)
  return enough
}

async function changesSince(folder: string): Promise<Change[]> {
  const spec = join(root, 'spec', 'dist')
  const surface = join(root, 'packages', 'client', 'test', 'surface')
  return [
    ...(await compareDescriptions(join(folder, 'openapi.json'), join(spec, 'openapi.json'))),
    ...(await compareDescriptions(join(folder, 'control.json'), join(spec, 'control.json'), 'control plane')),
    ...(await compareClientTypes(join(folder, 'client'), surface)),
  ]
}

/** The released version, which the description of then says. */
function versionOf(folder: string): string {
  const description: unknown = JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8'))
  return `${nodeOf(nodeOf(description).info).version}`
}
