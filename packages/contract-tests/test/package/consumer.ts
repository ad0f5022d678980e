import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Ended, root, run, runScript } from './process.ts'

/** A package as it would be published. */
export interface Packed {
  name: string
  tarball: string
}

/** Packs this package and the description that it depends on, into a folder. */
export async function pack(folder: string): Promise<Packed[]> {
  const workspaces = { '@rocketlead/contract-tests': root, '@rocketlead/openapi': join(root, '../../spec') }
  const packing = Object.entries(workspaces).map(async ([name, workspace]): Promise<Packed> => {
    const destination = mkdtempSync(join(folder, 'packed-'))
    await runScript('../../../node_modules/pnpm/bin/pnpm.mjs', ['pack', '--pack-destination', destination], workspace)
    const [file = ''] = readdirSync(destination)
    return { name, tarball: join(destination, file) }
  })
  return Promise.all(packing)
}

/** A folder for a test or a file of tests, and what takes it away. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-package-'))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** A project that has the packages, but nothing that they depend on; it is gone after the test. */
export async function project(packages: readonly Packed[]): Promise<string> {
  const { folder, remove } = scratchFolder()
  onTestFinished(remove)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const { name, tarball } of packages) {
    const installed = join(folder, 'node_modules', name)
    mkdirSync(installed, { recursive: true })
    await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], folder)
  }
  return folder
}

/** The same with what the package depends on, and with packages that the project has beside it. */
export async function projectWithDependencies(packages: readonly Packed[], others: string[] = []): Promise<string> {
  const folder = await project(packages)
  const inFolder = (name: string) => join(folder, 'node_modules', name)
  const missing = Object.keys(manifestIn(folder).dependencies).filter(
    (name) => !packages.some((each) => each.name === name),
  )
  for (const name of [...missing, ...others]) {
    mkdirSync(dirname(inFolder(name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), inFolder(name))
  }
  return folder
}

interface Manifest {
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional: boolean }>
  bin: Record<string, string>
  engines: Record<string, string>
}

/** The manifest of the package as a project has it. */
export function manifestIn(folder: string): Manifest {
  const text = readFileSync(join(folder, 'node_modules/@rocketlead/contract-tests/package.json'), 'utf8')
  return JSON.parse(text)
}

export interface CommandLine {
  args: string[]
  env?: NodeJS.ProcessEnv
  /** The executable that `node` means. */
  node?: string
}

/** Runs the command line as a project's scripts do: by the name of its link. */
export function runCommand(folder: string, { args, env, node = process.execPath }: CommandLine): Promise<Ended> {
  const [[name = '', file = ''] = []] = Object.entries(manifestIn(folder).bin)
  const link = join(folder, name)
  symlinkSync(join('node_modules/@rocketlead/contract-tests', file), link)
  const path = [dirname(node), process.env.PATH].join(delimiter)
  return run(link, args, folder, { PATH: path, NO_COLOR: '1', ...env })
}
