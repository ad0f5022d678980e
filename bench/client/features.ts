// What each client does, feature by feature: probed where that can be seen, else read in what it has published.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { bench, modules } from '../measure/packages.ts'
import { filesBelow, installed } from './packages.ts'
import { peers } from './peers/index.ts'
import type { Peer, Reading } from './peers/peer.ts'
import { type Cell, probes } from './probes.ts'
import { type Size, size } from './size.ts'

export type Features = Record<string, Cell>

export async function features(): Promise<Record<string, Features>> {
  const sizes = await size()
  const found: Record<string, Features> = {}
  for (const [name, peer] of Object.entries(peers)) {
    found[name] = {
      ...(await probed(name)),
      ...Object.fromEntries(Object.entries(peer.readings).map(([feature, reading]) => [feature, read(peer, reading)])),
      ...sectionsOf(sizes[name]),
      dependencies: needs(peer),
    }
  }
  return found
}

async function probed(peer: string): Promise<Features> {
  const cells: Features = {}
  for (const probe of Object.keys(probes)) cells[probe] = await inWorker(peer, probe)
  return cells
}

function inWorker(peer: string, probe: string): Promise<Cell> {
  const worker = new Worker(join(import.meta.dirname, 'probe-worker.ts'), { workerData: { peer, probe } })
  return new Promise<Cell>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error(`The probe "${probe}" of ${peer} came to no end.`)))
  })
}

/** @throws Error where the proof is not there (any more) */
function read(peer: Peer, reading: Reading): Cell {
  if ('elsewhere' in reading) return { has: reading.has, note: reading.elsewhere }
  const note = reading.note && { note: reading.note }
  if (reading.has === 'if') {
    const isThere = declarationsOf(peer).some((text) => reading.shows.test(text))
    return isThere ? { has: 'yes', ...note } : { has: 'no' }
  }
  if (reading.has === 'no') {
    if (declarationsOf(peer).some((text) => reading.lacks.test(text))) throw outdated(peer, reading.lacks)
    return { has: 'no', ...note }
  }
  const folder = reading.file.startsWith('client/') ? bench : modules
  if (!reading.shows.test(readFileSync(join(folder, reading.file), 'utf8'))) throw outdated(peer, reading.shows)
  return { has: reading.has, ...note }
}

const declarations = new Map<Peer, string[]>()

/** The declarations that it publishes, and which entries there are. */
function declarationsOf(peer: Peer): string[] {
  const known = declarations.get(peer)
  if (known) return known
  const folder = peer.package ? join(modules, peer.package) : join(import.meta.dirname, 'generated/hey-api')
  const wanted =
    peer.package === '@rocketlead/client' ? /dist\/.*\.d\.ts$|client\/package\.json$/ : /\.d\.[cm]?ts$|\.gen\.ts$/
  const texts = filesBelow(folder)
    .filter((path) => wanted.test(path.replaceAll('\\', '/')))
    .map((path) => readFileSync(path, 'utf8'))
  declarations.set(peer, texts)
  return texts
}

const outdated = ({ label }: Peer, pattern: RegExp) =>
  new Error(`What was read of ${label} does not hold: see ${pattern} in its file in peers/.`)

/** Whether a program gets smaller by using less. */
function sectionsOf(measured: Size | undefined): Features {
  if (!measured) return {}
  const part = measured.section ?? measured.call
  const share = Math.round((100 * part.all) / measured.everything.all)
  return { sections: { has: share <= 90 ? 'yes' : 'no', note: `a part weighs ${share} % of all` } }
}

function needs({ package: name }: Peer): Cell {
  if (!name) return { has: 'yes', note: 'none' }
  const count = installed(name).packages - 1
  return count === 0
    ? { has: 'yes', note: 'none' }
    : { has: 'no', note: `${count} ${count === 1 ? 'package' : 'packages'}` }
}
