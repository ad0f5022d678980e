// results.json: what was measured last, of each kind.

import { versionOf } from '../measure/packages.ts'
import * as measure from '../measure/results.ts'
import type { Found } from './faults.ts'
import { goals } from './goals.ts'
import type { Speed } from './speed.ts'
import { tools } from './tools/index.ts'

export interface Measured {
  speed: Record<string, Speed>
  faults: Found
}

export interface Results extends Partial<Measured>, measure.Results {
  versions: Record<string, string>
}

export function save(measured: Partial<Measured>): Results {
  const packages = Object.values(tools).flatMap((tool) => tool.packages)
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
  return measure.save(import.meta.dirname, { ...measured, versions }, goals)
}
