// results.json: what was measured last, of each kind.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { versionOf } from '../contract/packages.ts'
import type { Faulty } from './faulty.ts'
import type { Features } from './features.ts'
import type { FirstVisit } from './first-visit.ts'
import type { OnPhone } from './on-phone.ts'
import type { Reading } from './reading.ts'
import type { Build } from './run.ts'
import { sites } from './sites/index.ts'

/** Of each site by its name. */
export interface Measured {
  build: Record<string, Build>
  visit: Record<string, FirstVisit>
  phone: Record<string, OnPhone>
  text: Record<string, Reading>
  axe: Record<string, Faulty>
  features: Record<string, Features>
}

export interface Results extends Partial<Measured> {
  machine: string
  node: string
  browser: string
  versions: Record<string, string>
}

const file = join(import.meta.dirname, 'results.json')

/** Keeps what was measured earlier of the kinds that are not measured now. */
export function save(measured: Partial<Measured>, browser: string): Results {
  const earlier: Partial<Results> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const packages = [...Object.values(sites).flatMap((site) => site.packages), 'axe-core']
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
  const results = { ...earlier, ...measured, machine: machine(), node: process.versions.node, browser, versions }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return results
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores of ${cpus()[0]?.model.trim()} with ${memory} GB`
}
