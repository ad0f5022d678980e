// results.json: what was measured last, of each kind.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench } from '../measure/packages.ts'
import * as measure from '../measure/results.ts'
import type { Call } from './calls.ts'
import type { Features } from './features.ts'
import { goals } from './goals.ts'
import type { Size } from './size.ts'
import type { Types } from './types.ts'

/** Of each client by its name. */
export interface Measured {
  size: Record<string, Size>
  types: Record<string, Types>
  calls: Record<string, Call>
  features: Record<string, Features>
}

export interface Results extends Partial<Measured>, measure.Results {
  versions: Record<string, string>
}

export function save(measured: Partial<Measured>): Results {
  const { dependencies: versions } = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8'))
  return measure.save(import.meta.dirname, { ...measured, versions }, goals)
}
