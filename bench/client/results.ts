// results.json: what was measured last, of each kind.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Call } from './calls.ts'
import type { Features } from './features.ts'
import { bench } from './packages.ts'
import type { Size } from './size.ts'
import type { Types } from './types.ts'

export interface Results {
  machine: string
  node: string
  versions: Record<string, string>
  size?: Record<string, Size>
  types?: Record<string, Types>
  calls?: Record<string, Call>
  features?: Record<string, Features>
}

const file = join(import.meta.dirname, 'results.json')

/** Keeps what was measured earlier of the kinds that are not measured now. */
export function save(measured: Partial<Results>): Results {
  const earlier: Partial<Results> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const { dependencies } = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8'))
  const results = { ...earlier, ...measured, machine: machine(), node: process.versions.node, versions: dependencies }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return results
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores of ${cpus()[0]?.model.trim()} with ${memory} GB`
}
