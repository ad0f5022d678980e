// results.json: what was measured last, of each kind.

import { versionOf } from '../measure/packages.ts'
import * as measure from '../measure/results.ts'
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

export interface Results extends Partial<Measured>, measure.Results {
  browser: string
  versions: Record<string, string>
}

export function save(measured: Partial<Measured>, browser: string): Results {
  const packages = [...Object.values(sites).flatMap((site) => site.packages), 'axe-core']
  const versions = Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
  return measure.save(import.meta.dirname, { ...measured, browser, versions })
}
