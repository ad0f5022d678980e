import { duration } from './count.ts'
import type { Note, Report } from './report.ts'
import { coverageLines } from './summary/coverage.ts'
import { failureLines } from './summary/failures.ts'
import { type Paint, painter } from './summary/paint.ts'
import { phaseLines } from './summary/phases.ts'
import { wrapped } from './summary/text.ts'
import { untestedLines } from './summary/untested.ts'
import { verdict } from './verdict.ts'

/** What a terminal of this many columns shows at the end of a run. Lines to copy may be longer. */
export function summary(report: Report, { color, width }: { color: boolean; width: number }): string {
  const paint = painter(color)
  const parts = [
    headLines(report, width),
    phaseLines(report, paint),
    section('Coverage', coverageLines(report, width, paint), paint),
    section('Never answered', untestedLines(report, width), paint),
    section('Notes', noteLines(report.notes, width), paint),
    section('Failures', failureLines(report.failures, width, paint), paint),
    [paint(['bold', report.failures.length > 0 ? 'red' : 'green'], verdict(report))],
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function headLines({ description, target, seed, seconds, readOnly }: Report, width: number): string[] {
  const title = `${description.title} ${description.version} at ${target}`
  const facts = [`seed ${seed}`, duration(seconds), readOnly ? 'read-only' : ''].filter(Boolean).join(', ')
  return wrapped(`${title}, ${facts}`, width)
}

const section = (title: string, lines: string[], paint: Paint): string[] =>
  lines.length > 0 ? [paint('bold', title), ...lines] : []

const noteLines = (notes: Note[], width: number): string[] =>
  notes.flatMap(({ operation, message }) => {
    const [first = '', ...rest] = wrapped(operation ? `${operation}: ${message}` : message, width - 4)
    return [`  - ${first}`, ...rest.map((line) => `    ${line}`)]
  })
