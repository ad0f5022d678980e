import type { Report } from './report.ts'

/** The report for programs: pretty, with a line end, and the same text for the same findings. */
export const json = (report: Report): string => `${JSON.stringify(report, sortedHeaders, 2)}\n`

/** Servers send headers in any order, which says nothing. */
function sortedHeaders(key: string, value: unknown): unknown {
  if (key !== 'headers' || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
