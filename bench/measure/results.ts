import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goal } from './goals.ts'
import { type Machine, machine } from './machine.ts'

/** What every `results.json` holds besides the benchmark's own. */
export interface Results {
  machine: Machine
  goals: Goal[]
}

/** What `results.json` of a benchmark's folder holds. */
export function saved<Measured>(folder: string): Partial<Measured & Results> {
  const file = join(folder, 'results.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Writes a benchmark's `results.json`, with what was measured earlier of the kinds that are not measured now. */
export function save<Measured extends object>(
  folder: string,
  measured: Measured,
  goalsOf: (all: NoInfer<Partial<Measured>>) => Goal[] = () => [],
): Measured & Results {
  const all = { ...saved<Measured>(folder), ...measured }
  const results = { ...all, machine: machine(), goals: goalsOf(all) }
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
  return results
}
