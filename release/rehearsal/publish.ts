import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../../scripts/paths.ts'
import { environment, makeHome, pathFolders, type Settings } from './npm.ts'
import { run } from './process.ts'
import type { Manifest, Published } from './published.ts'
import { filesOf } from './tarball.ts'

/** Whatever is not on loopback is behind a proxy, on a port that cannot be. Some look at the one name, some at the other. */
const noWayOut = Object.fromEntries(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, 'http://127.0.0.1:0']),
)

/**
 * Publishes every package by the command that a release runs. It is told of the registry on loopback by all that pnpm
 * looks at, has a token for nothing else, and a proxy that does not exist, so that a setting which was forgotten fails.
 */
export async function publish(registry: string, home: string): Promise<void> {
  const settings: Settings = { ours: registry, others: registry, network: [], home }
  makeHome(settings)
  const path = [dirname(process.execPath), join(root, 'node_modules/.bin'), ...pathFolders()]
  const env = { ...environment(settings, path), ...noWayOut, CI: '1' }
  const changeset = join(root, 'node_modules/@changesets/cli/bin.js')
  const { code, output } = await run(process.execPath, [changeset, 'publish', '--no-git-tag'], { cwd: root, env })
  if (code !== 0) throw new Error(`"changeset publish" fails. It says:\n${output}`)
}

/** The names of what was published, as the registry stores it: one folder a package. */
export const publishedNames = (storage: string): string[] =>
  readdirSync(join(storage, '@rocketlead'))
    .map((name) => `@rocketlead/${name}`)
    .sort()

/** What a registry says of a package: of its versions, and which of them is the latest. */
interface Packument {
  'dist-tags': { latest: string }
  versions: Record<string, Manifest & { dist: { tarball: string; integrity: string } }>
}

/** Downloads a package into a folder, and unpacks it there. */
export async function download(name: string, registry: string, folder: string): Promise<Published> {
  const answer = await get(registry + name.replace('/', '%2f'))
  // The registry vouches for its answers; a missing part shows as soon as it is used.
  const { versions, 'dist-tags': tags } = (await answer.json()) as Packument
  const found = versions[tags.latest]
  if (!found) throw new Error(`${name} has no version "${tags.latest}", which the registry calls its latest.`)

  const { tarball, integrity } = found.dist
  const bytes = Buffer.from(await (await get(tarball)).arrayBuffer())
  const downloaded = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  if (downloaded !== integrity)
    throw new Error(`${name}: ${tarball} is ${downloaded}, but the registry says ${integrity}.`)

  const file = join(folder, `${name.replace(/^@/, '').replace('/', '-')}-${tags.latest}.tgz`)
  const unpacked = file.replace(/\.tgz$/, '')
  writeFileSync(file, bytes)
  for (const [path, contents] of filesOf(bytes)) {
    const target = join(unpacked, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, contents)
  }
  const manifest = JSON.parse(String(filesOf(bytes).get('package.json') ?? '{}'))
  return { name, version: tags.latest, tarball: file, folder: unpacked, integrity, manifest }
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The registry answers ${answer.status} to GET ${url}: ${await answer.text()}`)
  return answer
}
