import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Alone } from '../measure/alone.ts'
import { apart } from '../measure/apart.ts'
import { writeCsv } from '../measure/csv.ts'
import { leadOf } from './campaign.ts'

/** A week of a campaign, or as much of it as there was. */
export interface Week {
  messages: number
  events: number
  /** CPU time. */
  seconds: number
  /** What the process has resident at its end, in megabytes. */
  memory: number
}

export interface Campaign {
  leads: number
  weeks: Week[]
  /** For the rows that are new or changed since the campaign was started. */
  alone: Alone
}

/** Of more leads than this, only the first weeks are simulated. */
const mostWhole = 100_000
const firstWeeks = 2

export const isOver = ({ leads }: Campaign): boolean => leads <= mostWhole

/**
 * Simulates a campaign in a process of its own.
 *
 * @throws Error when not every row became a lead
 */
export function measure(rows: number): Campaign {
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-bench-'))
  try {
    const files = writeCsv(folder, { header: 'phone,firstName', rows, rowOf: leadOf })
    const weeks = rows > mostWhole ? firstWeeks : Number.MAX_SAFE_INTEGER
    const measured = apart<Campaign>(join(import.meta.dirname, 'one.ts'), folder, weeks, ...files)
    if (measured.leads !== rows) throw new Error(`Of ${rows} rows ${measured.leads} became leads.`)
    return measured
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const totalOf = ({ weeks }: Campaign): Omit<Week, 'memory'> => ({
  messages: weeks.reduce((sum, { messages }) => sum + messages, 0),
  events: weeks.reduce((sum, { events }) => sum + events, 0),
  seconds: weeks.reduce((sum, { seconds }) => sum + seconds, 0),
})
