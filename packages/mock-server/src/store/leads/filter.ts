import type { Lead, LeadStatus } from '../../domain/records.ts'
import type { Condition } from '../page.ts'
import { isOneOf } from '../page.ts'

/** Which leads: keys combine with *and*, the values of one key with *or*. */
export interface LeadFilter {
  search?: string | undefined
  tag?: readonly string[] | undefined
  status?: readonly LeadStatus[] | undefined
  leadListId?: string | undefined
  campaignId?: string | undefined
  /** E.164, with or without the plus sign. */
  phone?: string | undefined
  createdFrom?: Date | undefined
  createdTo?: Date | undefined
}

export function conditionsOf(filter: LeadFilter): (Condition | undefined)[] {
  const { search, tag, status, leadListId, campaignId, phone, createdFrom, createdTo } = filter
  return [
    matches(search),
    among('lead_tags', isOneOf('tag', tag)),
    isOneOf('status', status),
    among('lead_list_members', isOneOf('list_id', leadListId === undefined ? undefined : [leadListId])),
    among('campaign_leads', isOneOf('campaign_id', campaignId === undefined ? undefined : [campaignId])),
    isOneOf('phone', phone === undefined ? undefined : [`+${phone.replace('+', '')}`]),
    createdFrom && { sql: 'created_at >= ?', values: [createdFrom.getTime()] },
    createdTo && { sql: 'created_at < ?', values: [createdTo.getTime()] },
  ]
}

/** A lead that a table of what leads have knows. */
const among = (table: string, condition: Condition | undefined): Condition | undefined =>
  condition && { ...condition, sql: `id in (select lead_id from ${table} where ${condition.sql})` }

/** What a lead is found by, a line for each property, so that no text is found across two of them. */
export const searchTextOf = ({ firstName, lastName, phone, email, company }: Lead): string =>
  [[firstName, lastName].filter((name) => name !== null).join(' '), phone, email, company]
    .map((text) => searchable(text ?? ''))
    .join('\n')

/** A text as it is compared with others: whatever its case. */
export const searchable = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .normalize('NFC')
    .toLowerCase()

function matches(text: string | undefined): Condition | undefined {
  if (text === undefined) return undefined
  const wanted = searchable(text)
  // The index knows three letters and more; of fewer, every lead's text is looked through.
  if ([...wanted].length < 3)
    return { sql: 'seq in (select rowid from lead_search where instr(text, ?) > 0)', values: [wanted] }
  const phrase = `"${wanted.replaceAll('"', '""')}"`
  return { sql: 'seq in (select rowid from lead_search where lead_search match ?)', values: [phrase] }
}
