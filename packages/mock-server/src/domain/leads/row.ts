import type { ImportErrorCode, Lead, LeadImportRow } from '../records.ts'
import { type Cell, cellsOf } from './columns.ts'
import { type CustomFields, valueFault } from './custom-fields.ts'
import { type Detail, details, maxTags, mergeFields, sortedTags } from './lead.ts'

/** What a row says of a person, as far as it fits. */
export interface RowValues {
  details: Partial<Record<Detail, string>>
  /** Nothing when the row has none, so that an update leaves them. */
  tags: string[] | undefined
  customFields: Lead['customFields']
}

/** A value that is left out of its row. */
export interface Warning {
  field: string
  code: ImportErrorCode
  message: string
}

/** A row as it was read. */
export interface ReadRow {
  phone: string | undefined
  values: RowValues
  warnings: Warning[]
  /** Columns with a value that fill no field. */
  unknown: string[]
}

type Mapping = Parameters<typeof cellsOf>[1]

export function readRow(row: LeadImportRow, mapping: Mapping, fields: CustomFields): ReadRow {
  const read: ReadRow = {
    phone: undefined,
    values: { details: {}, tags: undefined, customFields: {} },
    warnings: [],
    unknown: [],
  }
  for (const cell of cellsOf(row, mapping)) readCell(cell, fields, read)
  return read
}

function readCell({ column, field, value }: Cell, fields: CustomFields, read: ReadRow): void {
  const { values, warnings, unknown } = read
  const text = String(value)
  const leaveOut = (code: ImportErrorCode, message: string) => warnings.push({ field, code, message })
  const definition = fields.get(field)
  if (field === 'phone') read.phone = text
  else if (field === 'tags') {
    const given = sortedTags(text.split(';').map((tag) => tag.trim())).filter((tag) => tag !== '')
    const fitting = given.filter((tag) => isWithin(tag, 50))
    if (fitting.length < given.length) leaveOut('field_invalid', 'tags must have at most 50 characters each')
    values.tags = fitting
  } else if (isDetail(field)) {
    const given = field === 'country' ? text.toUpperCase() : text
    const fault = detailFault(field, given)
    if (fault) leaveOut('field_invalid', `${field} ${fault}`)
    else values.details[field] = given
  } else if (definition) {
    const given = typed(definition.type, value)
    const fault = isWithin(String(given), 1000) ? valueFault(definition, given) : 'must have at most 1000 characters'
    if (fault) leaveOut('custom_field_invalid', `${field} ${fault}`)
    else values.customFields[field] = given
  } else unknown.push(column)
}

const isDetail = (field: string): field is Detail => details.some((detail) => detail === field)

const longest: Record<Detail, number> = {
  firstName: 100,
  lastName: 100,
  email: 254,
  company: 200,
  jobTitle: 200,
  website: 2048,
  city: 100,
  country: 2,
  timezone: 64,
  notes: 5000,
}

function detailFault(field: Detail, text: string): string | undefined {
  if (field === 'country') return /^[A-Z]{2}$/.test(text) ? undefined : 'must be two letters, such as US'
  if (!isWithin(text, longest[field])) return `must have at most ${longest[field]} characters`
  if (field === 'email' && !email.test(text)) return 'must be a mail address'
  if (field === 'website' && !website.test(text))
    return 'must be an address on the web, such as https://lantern.example'
  return undefined
}

const isWithin = (text: string, most: number): boolean => text.length <= most || [...text].length <= most

// Both are stricter than the description's formats, so that what passes here can be answered.
const email =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i
const website =
  /^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d+)?(?:\/(?:[\w.~:@!$&'()*+,;=/-]|%[\da-f]{2})*)?(?:\?(?:[\w.~:@!$&'()*+,;=/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~:@!$&'()*+,;=/?-]|%[\da-f]{2})*)?$/i

const truths: Record<string, boolean> = { true: true, yes: true, '1': true, false: false, no: false, '0': false }

/** A cell as a value of a type, since a file knows texts only; what cannot be one stays as it is. */
function typed(type: string, value: string | number | boolean): string | number | boolean {
  if (type === 'number') return isNumber(String(value)) ? Number(value) : value
  if (type !== 'boolean') return String(value)
  const word = String(value).toLowerCase()
  return truths[word] ?? value
}

const isNumber = (text: string): boolean =>
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text))

/** A lead after a row was written over it: empty cells change nothing. */
export function applyRow(lead: Lead, values: RowValues, tags: readonly string[], now: Date): Lead {
  return {
    ...lead,
    ...values.details,
    tags: withTags(values.tags ?? lead.tags, tags),
    customFields: mergeFields(lead.customFields, values.customFields),
    updatedAt: now.toISOString(),
  }
}

/** A lead's own tags come first when there are too many. */
export const withTags = (own: readonly string[], more: readonly string[]): string[] =>
  sortedTags([...new Set([...sortedTags(own), ...more])].slice(0, maxTags))
