import { mergeFields, sortedTags } from '../leads/lead.ts'
import { parsePhone } from '../phone.ts'
import { Problem } from '../problem.ts'
import type { Contact, ContactUpdate, Lead } from '../records.ts'

/** A contact that was just met. */
export const newContact = (phone: string, now: Date): Contact => ({
  phone,
  name: null,
  email: null,
  company: null,
  notes: null,
  avatarUrl: null,
  tags: [],
  customFields: {},
  optedOut: false,
  leadId: null,
  conversationIds: [],
  firstSeenAt: now.toISOString(),
  lastSeenAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** The contact with what its lead says of it. */
export function followLead(contact: Contact, lead: Lead, now: Date): Contact {
  const { email, company, notes, tags, customFields, optedOut } = lead
  const shared = { name: nameOf(lead), email, company, notes, tags, customFields, optedOut }
  return differs(contact, shared) ? { ...contact, ...shared, updatedAt: now.toISOString() } : contact
}

/** The lead with what its contact says of it. */
export function followContact(lead: Lead, contact: Contact, now: Date): Lead {
  const { email, company, notes, tags, customFields, optedOut } = contact
  const name = contact.name === nameOf(lead) ? {} : splitName(contact.name)
  const status = statusAfter(lead, optedOut)
  const shared = { ...name, email, company, notes, tags, customFields, optedOut, status }
  return differs(lead, shared) ? { ...lead, ...shared, updatedAt: now.toISOString() } : lead
}

/** A lead who agreed again is as far as its messages say. */
export function statusAfter(lead: Lead, optedOut: boolean): Lead['status'] {
  if (optedOut) return 'opted_out'
  if (lead.status !== 'opted_out') return lead.status
  if (lead.lastRepliedAt) return 'replied'
  return lead.lastContactedAt ? 'contacted' : 'new'
}

/** First and last name as one. */
export const nameOf = ({ firstName, lastName }: Pick<Lead, 'firstName' | 'lastName'>): string | null =>
  [firstName, lastName].filter((part) => part !== null).join(' ') || null

/** What stands before the first space is the first name, the rest the last. */
export function splitName(name: string | null): Pick<Lead, 'firstName' | 'lastName'> {
  const [first = '', ...rest] = (name ?? '').split(' ')
  return { firstName: first || null, lastName: rest.join(' ') || null }
}

/** Whether a property of the part is another one in the record. */
const differs = <Item extends object>(record: Item, part: Partial<Item>): boolean =>
  JSON.stringify({ ...record, ...part }) !== JSON.stringify(record)

/** The contact after a change: what is left out stays, arrays replace, and custom fields merge. */
export function changeContact(contact: Contact, change: ContactUpdate, now: Date): Contact {
  const { name, tags, customFields, ...rest } = change
  const next: Partial<Contact> = {
    ...rest,
    ...(name === undefined ? {} : { name: plainName(name) }),
    ...(tags ? { tags: sortedTags(tags) } : {}),
    ...(customFields ? { customFields: mergeFields(contact.customFields, customFields) } : {}),
  }
  return differs(contact, next) ? { ...contact, ...next, updatedAt: now.toISOString() } : contact
}

/** A name without spaces around it and with single ones within, so that a lead's two names make the same one again. */
const plainName = (name: string | null): string | null => name?.trim().replace(/\s+/g, ' ') || null

/**
 * Reads the number of a path, whose plus sign may be left out.
 *
 * @throws Problem `validation_failed` for what is no number
 */
export function readContactPhone(text: string): string {
  const isNumber = text.startsWith('+') || text.startsWith('00')
  try {
    return parsePhone(isNumber ? text : `+${text}`).phone
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const message = problem.details.errors?.[0]?.message ?? 'is not a phone number'
    throw new Problem('validation_failed', `The request has 1 fault. phone ${message}.`, {
      errors: [{ parameter: 'phone', code: 'phone', message }],
    })
  }
}
