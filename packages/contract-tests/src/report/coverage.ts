import { percent } from './count.ts'
import type { OperationReport, ParameterReport, Report } from './report.ts'
import { stateOf } from './status.ts'

/** How much of what there is to test was tested. */
export interface Coverage {
  name: string
  /** How many were tested, of how many. */
  tested: number
  total: number
  /** What else is to be said, such as how many were only provoked; empty without. */
  remark: string
  /** Of the tested ones, those that were only provoked. */
  provoked: number
}

export function coverageOf({ operations }: Report): Coverage[] {
  const statuses = operations.flatMap((operation) => operation.statuses).filter(({ documented }) => documented)
  const codes = statuses.flatMap((status) => status.codes)
  const parameters = operations.flatMap((operation) => operation.parameters)
  const links = operations.flatMap((operation) => operation.links)
  const provoked = statuses.filter((status) => stateOf(status) === 'provoked').length
  const lines = [
    share('operations', operations, ({ requests }) => requests > 0),
    {
      ...share('statuses', statuses, (status) => stateOf(status) !== 'missing'),
      provoked,
      remark: provoked > 0 ? `${provoked} only provoked` : '',
    },
    share('problem codes', codes, ({ seen }) => seen > 0),
    share('valid values', parameters, ({ valid }) => valid > 0),
    share(
      'invalid values',
      parameters.filter(({ breakable }) => breakable),
      ({ invalid }) => invalid > 0,
    ),
    share('links', links, ({ followed }) => followed > 0),
  ]
  return lines.filter(({ total }) => total > 0)
}

/** In whole percent. */
export const shareOf = ({ tested, total }: Coverage): number => percent(tested, total)

export const isParameterTested = ({ valid, invalid, breakable }: ParameterReport): boolean =>
  valid > 0 && (invalid > 0 || !breakable)

/** The documented statuses that were never answered. */
export const missingStatuses = ({ statuses }: OperationReport): string[] =>
  statuses.filter((status) => stateOf(status) === 'missing').map(({ status }) => status)

/** Whether nothing of it is left to test. */
export const isWhollyTested = (operation: OperationReport): boolean =>
  operation.requests > 0 &&
  missingStatuses(operation).length === 0 &&
  operation.statuses.every(({ documented, codes }) => !documented || codes.every(({ seen }) => seen > 0)) &&
  operation.parameters.every(isParameterTested) &&
  operation.links.every(({ followed }) => followed > 0)

function share<T>(name: string, all: T[], isTested: (one: T) => boolean): Coverage {
  return { name, tested: all.filter(isTested).length, total: all.length, remark: '', provoked: 0 }
}
