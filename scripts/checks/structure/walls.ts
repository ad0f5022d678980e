import type { Door, Wall } from './imports.ts'

const src = (...names: string[]) => names.map((name) => `packages/mock-server/src/${name}`)
const wall = (of: string, against: string[]): Wall => ({ of: src(of).join(), against: src(...against) })

/** Which folder of the mock server must not import which; ARCHITECTURE.md says why. */
export const walls = (slugs: string[]): Wall[] => [
  wall('http/', ['store/', 'simulation/', 'control/', 'operations/', 'node/', 'worker/']),
  wall('operations/', ['http/', 'simulation/', 'control/', 'node/', 'worker/']),
  wall('control/', ['http/', 'operations/', 'node/', 'worker/']),
  wall('control-client/', ['']),
  wall('domain/', ['']),
  wall('store/', ['http/', 'effects/', 'operations/', 'control/', 'simulation/', 'node/', 'worker/']),
  wall('simulation/', ['http/', 'operations/', 'control/', 'node/', 'worker/']),
  wall('seeds/', ['http/', 'node/', 'worker/']),
  wall('node/', ['cli/', 'operations/', ...slugs.map((slug) => `domain/${slug}.`)]),
  wall('worker/', ['node/', 'operations/', 'control/', ...slugs.map((slug) => `domain/${slug}.`)]),
  wall('cli/', ['http/', 'operations/', 'control/', 'effects/', 'simulation/', 'store/', 'domain/']),
  wall('effects/', ['http/', 'operations/', 'control/', 'simulation/', 'node/', 'worker/']),
]

/** What few may import: the control plane is put together with the API, and Node stays at the edge. */
export const doors: Door[] = [
  { to: src('control/').join(), only: src('api.ts', 'index.ts', 'workspace.ts') },
  { to: src('node/').join(), only: src('cli/', 'cli.ts') },
  { to: src('worker/').join(), only: [] },
  { to: 'node:', only: src('node/', 'cli/', 'cli.ts') },
]

/**
 * Which folder may import which packages; of two that a file is in, the one that comes last counts. What tests any
 * server knows neither ours nor the client: only its tests bring them together.
 */
const allowed: Record<string, string[]> = {
  spec: [],
  'packages/client': ['spec'],
  'packages/mock-server': ['spec'],
  'packages/contract-tests': ['spec', 'packages/client', 'packages/mock-server'],
  'packages/contract-tests/src': ['spec'],
  'packages/docs': ['spec'],
  'packages/docs/test': ['spec', 'packages/client', 'packages/mock-server', 'packages/contract-tests'],
  scripts: ['spec', 'packages/mock-server'],
  // It uses what was published, as strangers do.
  release: ['scripts'],
  examples: ['packages/client', 'packages/mock-server', 'packages/contract-tests'],
}

/** The packages that a file may import; nothing is known of one outside of all folders. */
export const allowedFor = (path: string): string[] | undefined =>
  Object.entries(allowed).findLast(([folder]) => path.startsWith(`${folder}/`))?.[1]
