import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Ended, run, start } from './process.ts'
import type { Published } from './published.ts'

/**
 * A stranger's machine: Node and npm, nothing of the repository, and a registry that has our packages. All others come
 * from where this machine usually gets them.
 */
export interface Loopback {
  /** The registry, with a slash at its end. */
  url: string
  /** What commands run with: PATH has `node` first, npm is told of the registries. */
  env: NodeJS.ProcessEnv
  /** The Node that strangers run. */
  node: string
  packages: readonly Published[]
  /** A new empty folder, removed at the end. The name is for those who look into it. */
  folder(name: string): string
  /** Runs npm, such as `npm(['install', '@rocketlead/client'], folder)`. */
  npm(args: readonly string[], cwd: string): Promise<Ended>
  npx(args: readonly string[], cwd: string): Promise<Ended>
  /** Runs a command; `node` is the strangers' Node. Scripts run as `run('node', [script])`, which works on Windows too. */
  run(command: string, args: readonly string[], cwd: string): Promise<Ended>
  /** Starts a command that runs on, such as a server, with its output piped. Whoever starts it ends it. */
  start(command: string, args: readonly string[], cwd: string): ChildProcess
  /** The files that `node` runs as npm and npx, for `start('node', [scripts.npx, '--yes', ...], cwd)`. */
  scripts: NpmScripts
}

export interface NpmScripts {
  npm: string
  npx: string
}

interface Parts extends Pick<Loopback, 'url' | 'env' | 'node' | 'packages' | 'scripts'> {
  /** The folder that strangers' folders are made in. */
  folders: string
}

export function loopback({ folders, ...parts }: Parts): Loopback {
  const { env, node, scripts } = parts
  const executable = (command: string) => (command === 'node' ? node : command)
  const runs: Loopback['run'] = (command, args, cwd) => run(executable(command), args, { cwd, env })
  return {
    ...parts,
    folder: (name) => mkdtempSync(join(folders, `${name.replace(/[^a-z0-9]+/gi, '-')}-`)),
    run: runs,
    npm: (args, cwd) => runs(node, [scripts.npm, ...args], cwd),
    npx: (args, cwd) => runs(node, [scripts.npx, ...args], cwd),
    start: (command, args, cwd) => start(executable(command), args, { cwd, env }),
  }
}
