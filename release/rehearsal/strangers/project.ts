import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { type Ended, run } from '../process.ts'
import type { Published } from '../published.ts'

/** A folder in which a stranger has installed something from the registry. */
export interface Project {
  folder: string
  /** What npm printed while it installed. */
  output: string
}

const installing = new WeakMap<Loopback, Map<string, Promise<Project>>>()

/**
 * An otherwise empty folder with packages installed, each given as npm takes it. Strangers that ask for the same
 * packages have it together, so each writes only files of a name of its own.
 */
export function project(loopback: Loopback, ...packages: string[]): Promise<Project> {
  const projects = installing.get(loopback) ?? new Map<string, Promise<Project>>()
  installing.set(loopback, projects)
  const key = packages.join(' ')
  const known = projects.get(key) ?? install(loopback, packages)
  projects.set(key, known)
  return known
}

async function install(loopback: Loopback, packages: string[]): Promise<Project> {
  const folder = emptyProject(loopback, packages[0] ?? 'project')
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--foreground-scripts']
  const { output } = await succeed(
    `npm install ${packages.join(' ')}`,
    loopback.npm(['install', ...quietly, ...packages], folder),
  )
  return { folder, output }
}

/** An empty folder; the manifest keeps npm from taking one of a folder above. */
export function emptyProject(loopback: Loopback, name: string): string {
  const folder = loopback.folder(name)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  return folder
}

/** Waits for a command that has to succeed. `what` is the command or what it does, to begin a sentence with. */
export async function succeed(what: string, running: Promise<Ended>): Promise<Ended> {
  const ended = await running
  if (ended.code !== 0)
    throw new Error(`${what} ends with exit code ${ended.code}, not 0. It printed:\n${ended.output}`)
  return ended
}

/** Says what is wrong unless two texts are the same, but for white space at their ends. */
export function expectText(what: string, printed: string, expected: string): void {
  if (printed.trim() === expected.trim()) return
  throw new Error(`${what} prints something else than expected.\nExpected:\n${expected}\nPrinted:\n${printed}`)
}

/** A folder of one stranger's own in a project that others use, too. */
export function corner({ folder }: Project, name: string): string {
  const own = join(folder, name)
  mkdirSync(own)
  return own
}

/** Puts one of the programs beside this file into a folder. */
export const program = (name: string, folder: string, as = name): void =>
  copyFileSync(new URL(`programs/${name}`, import.meta.url), join(folder, as))

/** Runs a file with the strangers' Node; it has to succeed. Gives what it printed. */
export async function node(
  loopback: Loopback,
  folder: string,
  [file, ...args]: [string, ...string[]],
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  const env = { ...loopback.env, ...variables }
  const running = run(loopback.node, [file, ...args], { cwd: folder, env })
  return (await succeed(['node', basename(file), ...args].join(' '), running)).output
}

/** The file that a command of a package runs, where the package is installed. */
export function commandOf(loopback: Loopback, { folder }: Project, name: string, command: string): string {
  const file = published(loopback, name).manifest.bin?.[command]
  if (file === undefined) throw new Error(`${name} has no command ${command} in the bin of its package.json.`)
  return join(folder, 'node_modules', name, file)
}

/** What was published under a name. */
export function published({ packages }: Loopback, name: string): Published {
  const found = packages.find((each) => each.name === name)
  if (found === undefined) throw new Error(`${name} was not published, so nobody can use it.`)
  return found
}
