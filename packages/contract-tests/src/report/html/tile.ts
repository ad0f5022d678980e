import type { StatusReport } from '../report.ts'
import { stateOf } from '../status.ts'
import { type Markup, markup } from './markup.ts'
import { statusText } from './texts.ts'

/**
 * A status of an operation, which leads to its first failure if there is one. Blank where the status is not documented
 * and was not answered.
 */
export function tile(status: StatusReport | undefined, failure: number | undefined): Markup | false {
  if (!status) return false
  const state = stateOf(status)
  const text = statusText(status)
  const sign = { fine: '✓', failing: String(status.failures), undocumented: '?', provoked: '', missing: '' }[state]
  const inside = markup`data-status="${status.status}" title="${text}"`
  return failure === undefined || state === 'fine'
    ? markup`<i class="tile ${state}" role="img" ${inside}>${sign}</i>`
    : markup`<a class="tile ${state}" href="#failure-${failure}" aria-label="${text}" ${inside}>${sign}</a>`
}
