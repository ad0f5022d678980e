import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { node, program, project, published } from './project.ts'
import type { Stranger } from './stranger.ts'

/** What is promised of `npm install` of a package. */
export interface Install {
  name: string
  /** The oldest Node that the package runs on. */
  needs: string
  /** How many packages it may add to node_modules, itself among them. */
  most: number
  /** The entries that take another package, which is installed by those who use them. */
  withPeers?: string[]
}

const installs: readonly Install[] = [
  { name: '@rocketlead/openapi', needs: '>=20.10', most: 1 },
  { name: '@rocketlead/client', needs: '>=20.10', most: 1, withPeers: ['./msw'] },
  { name: '@rocketlead/mock-server', needs: '>=24.16', most: 34 },
  { name: '@rocketlead/contract-tests', needs: '>=22', most: 14, withPeers: ['./vitest'] },
]

export const installing: readonly Stranger[] = installs.map((each) => ({
  name: `${each.name}, alone: ${each.most === 1 ? 'one package' : `${each.most} packages`}, no install script, and entries that load`,
  needs: each.needs,
  use: (loopback) => installAlone(loopback, each),
}))

async function installAlone(loopback: Loopback, install: Install): Promise<void> {
  const { name, withPeers = [] } = install
  const { folder, output } = await project(loopback, name)
  const fault = faultOf(install, installedIn(folder), output)
  if (fault !== undefined) throw new Error(fault)

  const entries = Object.keys(published(loopback, name).manifest.exports ?? {})
  const alone = entries.filter((entry) => !withPeers.includes(entry))
  program('entries.mjs', folder)
  await node(loopback, folder, ['entries.mjs', ...alone.map((entry) => name + entry.slice(1))])
}

/** What npm has put into node_modules, by path. */
export type Installed = Record<string, { hasInstallScript?: boolean }>

function installedIn(folder: string): Installed {
  // npm writes it, in the form of its lockfile.
  return (JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as { packages: Installed })
    .packages
}

/** A sentence if an installation is not what is promised. The output is what npm printed with --foreground-scripts. */
export function faultOf({ name, most }: Install, installed: Installed, output: string): string | undefined {
  const paths = Object.keys(installed)
  if (paths.length > most)
    return `npm install ${name} adds ${paths.length} packages, and ${most} are known. If that has to be, say so in installing.ts. They are:\n${paths.join('\n')}`
  const scripted = paths.filter((path) => installed[path]?.hasInstallScript)
  if (scripted.length > 0)
    return `npm install ${name} brings packages with an install script: ${scripted.join(', ')}. Do without them.`
  if (/^> /m.test(output)) return `npm install ${name} runs a script. It printed:\n${output}`
  return undefined
}
