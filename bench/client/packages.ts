// What a package brings along, read from bench/'s own installation of it.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bench, modules } from '../measure/packages.ts'

interface Locked {
  version: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

const lockfile: Record<string, Locked> = JSON.parse(readFileSync(join(bench, 'package-lock.json'), 'utf8')).packages

export interface Installed {
  version: string
  /** Packages that `npm i` adds, itself included. */
  packages: number
  /** Bytes of their files. */
  bytes: number
  /** Bytes of its own declarations, each format that it publishes. */
  declarations: number
}

export function installed(name: string): Installed {
  const folder = join(modules, name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const own = published(name, folder)
  const others = [...closure(name)].filter((path) => path !== `node_modules/${name}`)
  const bytes = sum([...own, ...others.flatMap((path) => filesBelow(join(bench, path)))])
  const declarations = sum(own.filter((path) => /\.d\.[cm]?ts$/.test(path)))
  return { version, packages: others.length + 1, bytes, declarations }
}

/** Ours is linked and has more in its folder than it publishes. */
function published(name: string, folder: string): string[] {
  if (!name.startsWith('@rocketlead/')) return filesBelow(folder)
  const pack = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  const [report] = Object.values(JSON.parse(pack)) as { files: { path: string }[] }[]
  return report?.files.map(({ path }) => join(folder, path)) ?? []
}

/** The package's place in node_modules and those of all that it needs. */
function closure(name: string, from = '', seen = new Set<string>()): Set<string> {
  const path = resolve(name, from)
  const locked = path && lockfile[path]
  if (!locked || seen.has(path)) return seen
  seen.add(path)
  const peers = Object.keys(locked.peerDependencies ?? {}).filter(
    (peer) => !locked.peerDependenciesMeta?.[peer]?.optional,
  )
  const needed = [...Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }), ...peers]
  for (const dependency of needed) closure(dependency, path, seen)
  return seen
}

/** As Node looks a package up: beside the one that asks, then further out. */
function resolve(name: string, from: string): string | undefined {
  const inside = `${from && `${from}/`}node_modules/${name}`
  if (lockfile[inside]) return inside
  if (!from) return undefined
  return resolve(name, from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, ''))
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, '/').slice(folder.length).includes('node_modules/'))
    .map((entry) => join(entry.parentPath, entry.name))
}

const sum = (paths: string[]) => paths.reduce((total, path) => total + statSync(path).size, 0)
