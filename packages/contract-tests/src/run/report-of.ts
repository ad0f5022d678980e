import type { Note, Report } from '../report/report.ts'
import { version } from '../version.ts'
import type { Session } from './session.ts'
import { inProcess } from './settings.ts'

/** What a run found, as it is told. */
export function reportOf(
  { settings, tally, failures, counts, ended }: Session,
  notes: Note[],
  startedAt: Date,
): Report {
  const { description, baseUrl, seed, readOnly } = settings
  return {
    version,
    description: { title: description.title, version: description.version, source: description.source },
    target: baseUrl === inProcess ? 'in process' : baseUrl,
    seed,
    readOnly,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    ended: ended() ?? 'complete',
    phases: [...counts.values()],
    operations: tally.reports(),
    failures: failures.all(),
    notes,
  }
}
