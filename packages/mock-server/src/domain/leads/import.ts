import { parsePhoneIn } from '../phone.ts'
import { Problem } from '../problem.ts'
import type { ImportError, ImportResult, Lead } from '../records.ts'
import type { ReadRow } from './row.ts'

/** What became of a row's lead: it was made, written over, or there already and stays as it is. */
export type Outcome = 'created' | 'updated' | 'duplicates'

/** Whether the list or the campaign takes a row's lead. */
export type Verdict = 'taken' | { code: 'opted_out' | 'already_in_campaign'; message: string }

/** What an import joins its leads to, as its sentences call it. */
export type Target = 'list' | 'campaign'

export const emptyResult = (total: number): ImportResult => ({
  total,
  created: 0,
  updated: 0,
  duplicates: 0,
  invalid: 0,
  skipped: 0,
  leadIds: [],
  errors: [],
})

/** The number of a row, or why there is none. */
export function phoneOf(row: number, { phone }: ReadRow, country: string): string | ImportError {
  if (phone === undefined)
    return { row, phone: null, field: 'phone', code: 'phone_missing', message: 'The row has no phone number.' }
  try {
    return parsePhoneIn(phone, country).phone
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const isNational = !/^\s*(?:\+|00)/.test(phone)
    const reason = error.details.errors?.[0]?.message ?? 'is not a phone number'
    const why = isNational ? reason.replace('for its country', `for a phone number of ${country}`) : reason
    return { row, phone, field: 'phone', code: 'phone_invalid', message: `${phone} ${why}.` }
  }
}

export const duplicateInFile = (row: number, phone: string, earlier: number): ImportError => ({
  row,
  phone,
  field: null,
  code: 'duplicate_in_file',
  message: `Row ${earlier} has this number already.`,
})

/** A row whose lead the list or the campaign was asked about. */
export interface AskedRow {
  row: number
  lead: Lead
  outcome: Outcome
  verdict: Verdict
  warnings: ReadRow['warnings']
  target: Target
}

/** What such a row adds to the errors: its refusal, that it repeats a lead, or what was left out. */
export function errorsOf({ row, lead, outcome, verdict, warnings, target }: AskedRow): ImportError[] {
  const { phone } = lead
  const left = outcome === 'created' ? 'the lead was made without it' : 'the lead keeps what it had'
  const leftOut: ImportError[] =
    outcome === 'duplicates'
      ? []
      : warnings.map(({ field, code, message }) => ({ row, phone, field, code, message: `${message}; ${left}.` }))
  if (verdict !== 'taken') return [{ row, phone, field: null, ...verdict }, ...leftOut]
  if (outcome !== 'duplicates') return leftOut
  const message = `The lead ${lead.id} has this number already; it joined the ${target} and stays as it is.`
  return [{ row, phone, field: null, code: 'duplicate_in_workspace', message }]
}

/** A column that fills no field is named once, at the first row with a value in it. */
export const unknownColumns = (row: number, phone: string | null, columns: readonly string[]): ImportError[] =>
  columns.map((column) => ({
    row,
    phone,
    field: column || null,
    code: 'custom_field_invalid',
    message: `${column || 'A column without a name'} is neither a field of leads nor a custom field; the column was left out.`,
  }))
