// results.json: what was measured last, of each kind.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Found } from './faults.ts'
import { versionOf } from './packages.ts'
import type { Speed } from './speed.ts'
import { tools } from './tools/index.ts'

export interface Results {
  machine: string
  node: string
  versions: Record<string, string>
  speed?: Record<string, Speed>
  faults?: Found
}

const file = join(import.meta.dirname, 'results.json')

/** Keeps what was measured earlier of the kinds that are not measured now. */
export function save(measured: Partial<Results>): Results {
  const earlier: Partial<Results> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const packages = Object.values(tools).flatMap((tool) => tool.packages)
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
  const results = { ...earlier, ...measured, machine: machine(), node: process.versions.node, versions }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return results
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores of ${cpus()[0]?.model.trim()} with ${memory} GB`
}
