import { count } from '../count.ts'
import { missingStatuses } from '../coverage.ts'
import type { OperationReport, Report } from '../report.ts'

const mostLines = 12

/** The documented statuses that were never answered, with the operations that share them in one line. */
export function untestedLines({ operations }: Report, width: number): string[] {
  const gaps = [...Map.groupBy(operations, gapOf)].filter(([gap]) => gap !== '')
  const shown = gaps.slice(0, mostLines)
  const gapWidth = Math.max(...shown.map(([gap]) => gap.length))
  const lines = shown.map(([gap, group]) => {
    const isAll = group.length > 1 && group.length === operations.length
    const names = isAll ? [`all ${group.length} operations`] : group.map(({ id }) => id)
    return `  ${gap.padEnd(gapWidth)}  ${fitted(names, width - gapWidth - 4)}`
  })
  const left = gaps.slice(mostLines).reduce((sum, [, group]) => sum + group.length, 0)
  return left > 0 ? [...lines, `  ... and ${count(left, 'more operation')}, see the report.`] : lines
}

const gapOf = (operation: OperationReport): string =>
  operation.requests > 0 ? missingStatuses(operation).join(', ') : 'no request'

/** As many names as fit, and at least one, and how many more there are. */
function fitted(names: string[], width: number): string {
  const fits = (amount: number) => listed(names, amount).length <= width
  const most = names.findLastIndex((_, index) => fits(index + 1)) + 1
  return listed(names, Math.max(1, most))
}

function listed(names: string[], amount: number): string {
  const left = names.length - amount
  return names.slice(0, amount).join(', ') + (left > 0 ? ` and ${left} more` : '')
}
