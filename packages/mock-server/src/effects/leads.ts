// What makes and changes leads, from a handler or from an event.

import type { Context } from '../context.ts'
import { checkMapping } from '../domain/leads/columns.ts'
import { eachRow } from '../domain/leads/csv.ts'
import { checkFields } from '../domain/leads/custom-fields.ts'
import {
  duplicateInFile,
  emptyResult,
  errorsOf,
  type Outcome,
  phoneOf,
  type Target,
  unknownColumns,
  type Verdict,
} from '../domain/leads/import.ts'
import { type Said, withKnown } from '../domain/leads/known.ts'
import { type Known, newLead } from '../domain/leads/lead.ts'
import { applyRow, type RowValues, readRow, withTags } from '../domain/leads/row.ts'
import { takenRows } from '../domain/leads/taken-rows.ts'
import { isPhoneCountry, parsePhoneIn } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import type {
  Contact,
  ImportResult,
  Lead,
  LeadImportOptions,
  LeadImportRow,
  LeadInput,
  LeadList,
  LeadSource,
} from '../domain/records.ts'
import type { UploadedFile } from '../operation.ts'
import { followLeadOf, syncContact } from './contacts.ts'

/**
 * Makes a lead; one with this number that is there already is given as it is, and nothing is written.
 *
 * @param pointer where the input stands in the body
 * @throws Problem `phone_invalid` or `custom_field_invalid`
 */
export function createLead(input: LeadInput, source: LeadSource, context: Context, pointer = ''): Lead {
  const { lead, isNew } = leadOf(input, source, context, pointer)
  if (!isNew) return lead
  context.store.leads.save(lead)
  followLeadOf(lead, context)
  return lead
}

/**
 * The lead that has this number, or a new one, which is yet to be saved and then followed by its contact.
 *
 * @param pointer where the input stands in the body
 * @throws Problem `phone_invalid` or `custom_field_invalid`
 */
export function leadOf(
  input: LeadInput,
  source: LeadSource,
  context: Context,
  pointer = '',
): { lead: Lead; isNew: boolean } {
  const { store } = context
  const { phone } = parsePhoneIn(input.phone, store.settings.get().defaultCountry, `${pointer}/phone`)
  const known = store.leads.findByPhone(phone)
  if (known) return { lead: known, isNew: false }
  checkFields(input.customFields ?? {}, store.customFields.all(), pointer)
  return { lead: makeLead(phone, input, source, context), isNew: true }
}

/**
 * The lead of a number that has none, which is yet to be saved.
 *
 * @param tags what it gets besides its own
 */
function makeLead(phone: string, said: Said, source: LeadSource, context: Context, tags: readonly string[] = []): Lead {
  const { store, clock, id } = context
  const contact = store.contacts.find(phone)
  const known = withKnown(said, contact)
  const input = { ...known, tags: withTags(known.tags ?? [], tags) }
  return newLead(id('led'), knownOf(phone, contact, context), input, source, clock.now())
}

/** What the workspace knows of a number, whether it is a lead or not. */
export const knownOf = (phone: string, contact: Contact | undefined, { store }: Context): Known => ({
  phone,
  optedOut: store.optOuts.find(phone) !== undefined,
  conversationId: contact?.conversationIds[0] ?? null,
})

/** Saves a lead; the contact of its number follows. Gives it as it stands. */
export function saveLead(lead: Lead, context: Context): Lead {
  context.store.leads.save(lead)
  syncContact(lead, context)
  return context.store.leads.get(lead.id)
}

/**
 * Adds a lead to a list and saves it; one that is in it already is given as it is. The list counts its leads by itself.
 *
 * @param lead as it stands
 */
export function addToList(list: LeadList, lead: Lead, { store, clock }: Context): Lead {
  if (lead.leadListIds.includes(list.id)) return lead
  const updatedAt = clock.now().toISOString()
  const listed = { ...lead, leadListIds: [...lead.leadListIds, list.id], updatedAt }
  store.leads.save(listed)
  store.leadLists.touch(list.id, updatedAt)
  return listed
}

/** Takes a lead out of a list; false when it was not in it. */
export function removeFromList(list: LeadList, lead: Lead, { store, clock }: Context): boolean {
  if (!store.leadLists.has(list.id, lead.id)) return false
  const updatedAt = clock.now().toISOString()
  const current = store.leads.get(lead.id)
  const leadListIds = current.leadListIds.filter((id) => id !== list.id)
  store.leads.save({ ...current, leadListIds, updatedAt })
  store.leadLists.touch(list.id, updatedAt)
  return true
}

/** Takes a lead out of every list. */
export function removeFromAllLists(lead: Lead, context: Context): void {
  for (const listId of lead.leadListIds) removeFromList(context.store.leadLists.get(listId), lead, context)
}

/** Rows, and how they become leads. */
export interface LeadImport {
  /** Hands out the rows one after the other, so that not all of them need to be kept. */
  eachRow: (visit: (cells: LeadImportRow) => void) => void
  options: Partial<LeadImportOptions>
  /** What the leads join: a list when left out. */
  target?: Target
  /** Where the options stand in the body; at its top when left out. */
  pointer?: string
}

/**
 * Reads the two forms of an import: rows inside JSON, or an uploaded file and its options.
 *
 * @throws Problem `payload_too_large`, `unsupported_media_type` or `csv_unreadable`
 */
export function readImport(input: {
  body: Partial<LeadImportOptions> & { rows: readonly LeadImportRow[] }
  form: { options?: Partial<LeadImportOptions> } | undefined
  file: UploadedFile | undefined
}): LeadImport {
  const { body, form, file } = input
  if (!file) return { eachRow: (visit) => visitAll(body.rows, visit), options: body }
  const options: Partial<LeadImportOptions> = form?.options ?? {}
  return { eachRow: (visit) => eachRow(file, options.mapping ?? {}, visit), options, pointer: '/options' }
}

function visitAll<Item>(items: readonly Item[], visit: (item: Item) => void): void {
  for (const item of items) visit(item)
}

/**
 * Makes leads of rows, or finds them by their numbers. Each lead is then handed to `each`, which enrols and saves it or
 * says why it does not; every row is counted once.
 *
 * @throws Problem `custom_field_invalid` for a mapping to an unknown field, `validation_failed` for an unknown country
 */
export function importLeads(
  { eachRow, options, target = 'list', pointer = '' }: LeadImport,
  context: Context,
  each: (lead: Lead, outcome: Outcome) => Verdict,
): ImportResult {
  const { store } = context
  const fields = store.customFields.all()
  const { mapping = {}, defaultCountry: country = store.settings.get().defaultCountry } = options
  checkMapping(mapping, fields, pointer)
  if (!isPhoneCountry(country)) throw unknownCountry(`${pointer}/defaultCountry`)
  const result = emptyResult(0)
  const taken = takenRows(result.leadIds)
  const named = new Set<string>()
  eachRow((cells) => {
    result.total += 1
    const row = result.total
    const read = readRow(cells, mapping, fields)
    const phone = phoneOf(row, read, country)
    const known = typeof phone === 'string' ? store.leads.findByPhone(phone) : undefined
    const earlier = known && taken.find(known.id)
    if (typeof phone !== 'string') {
      result.invalid += 1
      result.errors.push(phone)
    } else if (earlier !== undefined) {
      result.duplicates += 1
      result.errors.push(duplicateInFile(row, phone, earlier))
    } else {
      const { lead, outcome } = takeRow({ phone, known, values: read.values }, options, context)
      taken.add(lead.id, row)
      const verdict = each(lead, outcome)
      if (outcome === 'created') settle(lead, verdict, context)
      result[verdict === 'taken' ? outcome : 'skipped'] += 1
      result.errors.push(...errorsOf({ row, lead, outcome, verdict, warnings: read.warnings, target }))
    }
    const unknown = read.unknown.filter((column) => !named.has(column))
    for (const column of unknown) named.add(column)
    result.errors.push(...unknownColumns(row, typeof phone === 'string' ? phone : phone.phone, unknown))
  })
  return result
}

/** A new lead is saved with what it joined, or by itself; what is known of it goes to its contact. */
function settle(lead: Lead, verdict: Verdict, context: Context): void {
  if (verdict !== 'taken') context.store.leads.save(lead)
  followLeadOf(lead, context)
}

/** The lead of a row: a new one that is yet to be saved, or the one that has the number, written over when the options say so. */
function takeRow(
  { phone, known, values }: { phone: string; known: Lead | undefined; values: RowValues },
  { onDuplicate = 'skip', tags = [] }: Partial<LeadImportOptions>,
  context: Context,
): { lead: Lead; outcome: Outcome } {
  const { clock } = context
  if (known && onDuplicate === 'skip') return { lead: known, outcome: 'duplicates' }
  if (known) return { lead: saveLead(applyRow(known, values, tags, clock.now()), context), outcome: 'updated' }
  const said = { ...values.details, ...(values.tags && { tags: values.tags }), customFields: values.customFields }
  return { lead: makeLead(phone, said, 'import', context, tags), outcome: 'created' }
}

function unknownCountry(pointer: string): Problem {
  const message = 'is not a known country'
  return new Problem('validation_failed', `The request has 1 fault. defaultCountry ${message}.`, {
    errors: [{ pointer, code: 'country', message }],
  })
}
