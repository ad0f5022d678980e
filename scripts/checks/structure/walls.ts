import type { Door, Wall } from './imports.ts'

const src = (...names: string[]) => names.map((name) => `packages/mock-server/src/${name}`)
const wall = (of: string, against: string[]): Wall => ({ of: src(of).join(), against: src(...against) })

/** Which folder of the mock server must not import which; ARCHITECTURE.md says why. */
export const walls = (slugs: string[]): Wall[] => [
  wall('http/', ['store/', 'simulation/', 'control/', 'operations/', 'node/']),
  wall('operations/', ['http/', 'simulation/', 'control/', 'node/']),
  wall('control/', ['http/', 'operations/', 'node/']),
  wall('control-client/', ['']),
  wall('domain/', ['']),
  wall('store/', ['http/', 'effects/', 'operations/', 'control/', 'simulation/', 'node/']),
  wall('simulation/', ['http/', 'operations/', 'control/', 'node/']),
  wall('seeds/', ['http/', 'node/']),
  wall('node/', ['cli/', 'operations/', ...slugs.map((slug) => `domain/${slug}.`)]),
  wall('cli/', ['http/', 'operations/', 'control/', 'effects/', 'simulation/', 'store/', 'domain/']),
  wall('effects/', ['http/', 'operations/', 'control/', 'simulation/', 'node/']),
]

/** What few may import: the control plane is put together with the API, and Node stays at the edge. */
export const doors: Door[] = [
  { to: src('control/').join(), only: src('api.ts', 'index.ts', 'workspace.ts') },
  { to: src('node/').join(), only: src('cli/', 'cli.ts') },
  { to: 'node:', only: src('node/', 'cli/', 'cli.ts') },
]

/** Which package may import which others; tests of the contract bring client and mock server together. */
export const allowed: Record<string, string[]> = {
  spec: [],
  'packages/client': ['spec'],
  'packages/mock-server': ['spec'],
  'packages/contract-tests': ['spec', 'packages/client', 'packages/mock-server'],
  'packages/docs': ['spec', 'packages/client'],
  scripts: ['spec', 'packages/mock-server'],
}
