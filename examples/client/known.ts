import type { Known, LeadStatus } from '@rocketlead/client/types'

export function isReachable(lead: LeadStatus): boolean {
  const status = lead as Known<LeadStatus>
  switch (status) {
    case 'new':
    case 'contacted':
    case 'replied':
    case 'interested':
    case 'converted':
      return true
    case 'not_interested':
    case 'opted_out':
    case 'invalid':
      return false
    default:
      status satisfies never
      throw new Error(`The status ${lead} is new.`)
  }
}
