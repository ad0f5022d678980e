import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goal } from './goals.ts'
import { type Machine, machine } from './machine.ts'

/** What every `results.json` holds besides the benchmark's own. */
export interface Results {
  machine: Machine
  goals: Goal[]
}

/** Writes a benchmark's `results.json`, with what was measured earlier of the kinds that are not measured now. */
export function save<Measured extends object>(
  folder: string,
  measured: Measured,
  goalsOf: (all: NoInfer<Partial<Measured>>) => Goal[] = () => [],
): Measured & Results {
  const file = join(folder, 'results.json')
  const earlier: Partial<Measured> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const all = { ...earlier, ...measured }
  const results = { ...all, machine: machine(), goals: goalsOf(all) }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return results
}
