import type { Report, StatusReport } from './report.ts'

/** What became of a status of an operation. */
export type StatusState = 'fine' | 'failing' | 'undocumented' | 'provoked' | 'missing'

export function stateOf({ documented, seen, provoked, failures }: StatusReport): StatusState {
  if (!documented) return 'undocumented'
  if (failures > 0) return 'failing'
  if (seen > 0) return 'fine'
  return provoked > 0 ? 'provoked' : 'missing'
}

/** Every status of the report once: `200`, `201`, `4XX` ..., and `default` last. */
export function statusesOf({ operations }: Report): string[] {
  const statuses = operations.flatMap((operation) => operation.statuses.map(({ status }) => status))
  return [...new Set(statuses)].sort()
}
