import { Problem } from '../problem.ts'
import type { Lead, LeadInput, LeadSource, LeadStatus, LeadUpdate } from '../records.ts'

/** What a caller may say of a person besides number, tags and custom fields. */
export const details = [
  'firstName',
  'lastName',
  'email',
  'company',
  'jobTitle',
  'website',
  'city',
  'country',
  'timezone',
  'notes',
] as const

export type Detail = (typeof details)[number]

/** The most tags of a lead. */
export const maxTags = 50

/** What the workspace knows of a number before it is a lead. */
export interface Known {
  phone: string
  optedOut: boolean
  /** The latest conversation with it. */
  conversationId: string | null
}

/** A lead that nobody contacted yet. A number that opted out before stays opted out. */
export function newLead(
  id: string,
  known: Known,
  input: Omit<LeadInput, 'phone'>,
  source: LeadSource,
  now: Date,
): Lead {
  const { firstName, lastName, email, company, jobTitle, website, city, country, timezone, notes } = input
  return {
    ...known,
    id,
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    email: email ?? null,
    company: company ?? null,
    jobTitle: jobTitle ?? null,
    website: website ?? null,
    city: city ?? null,
    country: country ?? null,
    timezone: timezone ?? null,
    notes: notes ?? null,
    status: known.optedOut ? 'opted_out' : 'new',
    tags: sortedTags(input.tags ?? []),
    customFields: mergeFields({}, input.customFields ?? {}),
    whatsappStatus: 'unknown',
    leadListIds: [],
    campaignIds: [],
    source,
    lastContactedAt: null,
    lastRepliedAt: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

export const sortedTags = (tags: readonly string[]): string[] => [...new Set(tags)].sort()

/** Values of custom fields after a change: keys that are left out stay, and `null` removes. */
export const mergeFields = (values: Lead['customFields'], change: Lead['customFields']): Lead['customFields'] =>
  Object.fromEntries(Object.entries({ ...values, ...change }).filter(([, value]) => value !== null))

/** A lead with another number; what is known of the number before goes with it. */
export const withPhone = (lead: Lead, known: Known): Lead => ({
  ...lead,
  ...known,
  whatsappStatus: 'unknown',
  optedOut: lead.optedOut || known.optedOut,
})

/**
 * A lead after a change: what is left out stays, tags are replaced, custom fields merge. `opted_out` opts the person
 * out; a person who opted out has no other status.
 */
export function updateLead(lead: Lead, { phone, tags, customFields, ...change }: LeadUpdate, now: Date): Lead {
  const next: Lead = {
    ...lead,
    ...change,
    tags: tags ? sortedTags(tags) : lead.tags,
    customFields: mergeFields(lead.customFields, customFields ?? {}),
    updatedAt: now.toISOString(),
  }
  const optedOut = lead.optedOut || next.status === 'opted_out'
  return { ...next, optedOut, status: optedOut ? 'opted_out' : next.status }
}

/** @throws Problem `contact_opted_out` */
export function ensureStatusMayChange({ id, optedOut }: Lead, status: LeadStatus | undefined): void {
  if (!optedOut || status === undefined || status === 'opted_out') return
  throw new Problem(
    'contact_opted_out',
    `The lead ${id} has opted out. Its status changes only when its contact is set to optedOut false.`,
  )
}

/** @throws Problem `phone_taken` when another lead has the number */
export function ensurePhoneFree(phone: string, lead: Lead, owner: Lead | undefined): void {
  if (!owner || owner.id === lead.id) return
  throw new Problem('phone_taken', `The lead ${owner.id} has the number ${phone} already. Update that lead instead.`)
}
