import { splitName } from '../conversations/contacts.ts'
import type { Contact, LeadInput } from '../records.ts'

/** What is said of a new lead. */
export type Said = Omit<LeadInput, 'phone'>

/** What is said of a new lead, and what its contact is known for where nothing is said. */
export function withKnown(said: Said, contact: Contact | undefined): Said {
  if (!contact) return said
  const { email, company, notes, tags, customFields } = contact
  const isNamed = said.firstName !== undefined || said.lastName !== undefined
  const known = { ...(isNamed ? {} : splitName(contact.name)), email, company, notes }
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)),
    ...said,
    tags: said.tags ?? tags,
    customFields: { ...customFields, ...said.customFields },
  }
}
