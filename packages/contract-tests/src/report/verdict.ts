import { count, grouped } from './count.ts'
import type { Report } from './report.ts'

const endings: Record<Report['ended'], string> = {
  complete: '',
  'time limit': ' The time was up before everything was done.',
  stopped: ' It was stopped before everything was done.',
  unreachable: ' The server stopped answering.',
}

/** What a run comes to, in one sentence, and why it ended early if it did. */
export const verdict = (report: Report): string => findings(report) + endings[report.ended]

function findings({ operations, failures }: Report): string {
  const all = count(operations.length, 'operation')
  if (failures.length > 0) {
    const failing = new Set(failures.map(({ operation }) => operation)).size
    return `${count(failures.length, 'failure')} in ${grouped(failing)} of ${all}.`
  }
  const tested = operations.filter(({ requests }) => requests > 0).length
  if (tested === 0) return `None of ${all} was tested.`
  return `${grouped(tested)} of ${all} held against the description: no failure.`
}
