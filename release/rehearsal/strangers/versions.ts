import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../../scripts/paths.ts'

// The catalog in the file of a pnpm workspace is names with versions.
const { catalog } = parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) as {
  catalog: Record<string, string>
}

/** What npm is told to install to have the version that the repository is tested with, such as `vitest@5.1.1`. */
export const pinned = (name: string): string => `${name}@${versionOf(name)}`

function versionOf(name: string): string {
  const version = catalog[name]
  if (version === undefined) throw new Error(`The catalog of pnpm-workspace.yaml has no version of ${name}.`)
  return version
}

export interface Compiler {
  name: string
  /** The folder that it is installed in, since there are several. */
  alias: string
  /** What npm is told to install. */
  spec: string
  modules: readonly Modules[]
  /** Whether it also reads what Mock Service Worker, TanStack Query and vitest declare. */
  withPeers: boolean
}

/** Options that say how modules are found. `nodenext` alone lets a CommonJS file require an ES module, since 5.8. */
export type Modules = 'bundler' | 'node16' | 'nodenext'

/**
 * The compilers that a consumer may have, with the oldest one that the READMEs promise. Those that are written in
 * JavaScript take seconds for each compilation, so that only the native one does all of them.
 */
export const compilers: readonly Compiler[] = [
  {
    name: 'TypeScript 5.7',
    alias: 'typescript-5',
    spec: 'npm:typescript@5.7.3',
    modules: ['bundler', 'node16'],
    withPeers: false,
  },
  {
    name: 'TypeScript 6',
    alias: 'typescript-6',
    spec: `npm:${pinned('typescript')}`,
    modules: ['nodenext'],
    withPeers: false,
  },
  {
    name: 'TypeScript 7',
    alias: 'typescript-7',
    spec: versionOf('@typescript/native'),
    modules: ['bundler', 'node16', 'nodenext'],
    withPeers: true,
  },
]
