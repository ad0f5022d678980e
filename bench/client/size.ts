// Bytes of programs that use a client, minified and gzipped as for a browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { bench, modules } from '../measure/packages.ts'
import { type Installed, installed } from './packages.ts'
import { peers } from './peers/index.ts'
import type { Peer } from './peers/peer.ts'

export interface Size {
  call: Bundle
  section?: Bundle
  everything: Bundle
  /** What each further entry of the package adds to the main one. */
  entries?: Record<string, Bundle>
  installed?: Installed
}

export interface Bundle {
  /** Gzipped bytes that are loaded at once. */
  initial: number
  /** Those and what is loaded when it is first needed. */
  all: number
}

export async function size(): Promise<Record<string, Size>> {
  const sizes: Record<string, Size> = {}
  for (const [name, peer] of Object.entries(peers)) sizes[name] = await sizeOf(peer)
  return sizes
}

async function sizeOf({ bundles, package: name }: Peer): Promise<Size> {
  const section = bundles.section && (await bundle(bundles.section).catch(() => undefined)) // ours may be without
  return {
    call: await bundle(bundles.call),
    ...(section && { section }),
    everything: await bundle(bundles.everything),
    ...(name === '@rocketlead/client' && { entries: await entriesOf(name) }),
    ...(name && { installed: installed(name) }),
  }
}

async function entriesOf(name: string): Promise<Record<string, Bundle>> {
  const manifest = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
  const main = await bundle(`export * from '${name}'`)
  const added: Record<string, Bundle> = {}
  for (const entry of Object.keys(manifest.exports).filter((path) => /^\.\/[\w-]+$/.test(path))) {
    const both = await bundle(`export * from '${name}'; export * as further from '${name}/${entry.slice(2)}'`)
    added[entry] = { initial: both.initial - main.initial, all: both.all - main.all }
  }
  return added
}

async function bundle(source: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, sourcefile: 'program.ts', loader: 'ts' },
    absWorkingDir: bench,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
    external: ['node:*', 'msw', '@tanstack/*'],
    logOverride: { 'import-is-undefined': 'error' },
  })
  const bytes = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]))
  const total = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (bytes.get(join(bench, path)) ?? 0), 0)
  return { initial: total(atOnce(metafile)), all: total(Object.keys(metafile.outputs)) }
}

/** The program's chunk and those that it imports statically. */
function atOnce({ outputs }: Metafile): Set<string> {
  const first = Object.keys(outputs).find((path) => outputs[path]?.entryPoint)
  const chunks = new Set(first ? [first] : [])
  for (const chunk of chunks) {
    for (const { path, kind } of outputs[chunk]?.imports ?? []) if (kind === 'import-statement') chunks.add(path)
  }
  return chunks
}
