import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Alone } from '../measure/alone.ts'
import { apart } from '../measure/apart.ts'
import { writeCsv } from '../measure/csv.ts'

/** The import of so many rows through the API, in a process of its own. */
export interface Import {
  rows: number
  /** CPU time. */
  seconds: number
  /** The most that the process had resident, in megabytes. */
  memory: number
  alone: Alone
}

/** @throws Error when not every row became a lead */
export function measure(rows: number): Import {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    const header = 'phone,firstName,lastName,tags'
    const files = writeCsv(folder, { header, rows, rowOf })
    const measured = apart<Import>(join(import.meta.dirname, 'one.ts'), folder, ...files)
    if (measured.rows !== rows) throw new Error(`Of ${rows} rows ${measured.rows} became leads.`)
    return measured
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rowOf = (index: number): string => `+1${2_025_000_000 + index},Ada,Last${index % 977},tag${index % 7}`
