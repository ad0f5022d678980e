import { grouped } from '../count.ts'
import type { PhaseReport, Report } from '../report.ts'
import type { Paint } from './paint.ts'

const heads = ['Phase', 'Cases', 'Requests', 'Checks', 'Failures', 'Seconds']

/** A table of what each phase did; its last row is all of them together. */
export function phaseLines({ phases, failures, seconds }: Report, paint: Paint): string[] {
  if (phases.length === 0) return []
  const sum = (of: (phase: PhaseReport) => number) => phases.reduce((total, phase) => total + of(phase), 0)
  const total = {
    cases: sum(({ cases }) => cases),
    requests: sum(({ requests }) => requests),
    checks: sum(({ checks }) => checks),
    failures: failures.length,
    seconds,
  }
  const rows = [heads, ...phases.map((phase) => cellsOf(phase.phase, phase)), cellsOf('together', total)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const [head = '', ...lines] = rows.map((row) => row.map((cell, column) => aligned(cell, column, widths)).join('  '))
  return [paint('dim', head), ...lines]
}

const cellsOf = (
  name: string,
  { cases, requests, checks, failures, seconds }: Omit<PhaseReport, 'phase'>,
): string[] => [name, ...[cases, requests, checks, failures].map(grouped), seconds.toFixed(1)]

/** Names to the left, figures to the right. */
function aligned(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
