import { count, grouped } from '../count.ts'
import type { ParameterReport, StatusReport } from '../report.ts'
import { stateOf } from '../status.ts'

/** What became of a status, for those who cannot or need not see its tile. */
export const statusText = (status: StatusReport): string => `${status.status}: ${outcomeText(status)}`

export function outcomeText(status: StatusReport): string {
  const answers = status.seen + status.provoked
  const times = answers === 1 ? 'once' : count(answers, 'time')
  const texts = {
    fine: times,
    failing: `${times}, ${count(status.failures, 'failure')}`,
    undocumented: `${times}, not documented`,
    provoked: `${times}, only provoked`,
    missing: 'never',
  }
  return texts[stateOf(status)]
}

/** `steps[].delay.unit: 12 valid, 3 invalid`. */
export const parameterText = ({ name, valid, invalid, breakable }: ParameterReport): string =>
  `${name}: ${grouped(valid)} valid, ${breakable ? `${grouped(invalid)} invalid` : 'none is invalid'}`
