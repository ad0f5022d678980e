// A lead and the contact of its number are two views of one person: what changes in one, changes in the other.

import type { Context } from '../context.ts'
import { followContact, followLead } from '../domain/conversations/contacts.ts'
import { cancel } from '../domain/conversations/scheduled-messages.ts'
import type { Contact, Lead } from '../domain/records.ts'
import { stopForOptOut } from './campaigns.ts'
import { emit } from './events.ts'

/** Lets the contact of the lead's number follow the lead, if there is one. To be called after the lead is saved. */
export function syncContact(lead: Lead, context: Context): void {
  noteOptOut(lead.phone, lead.optedOut, context)
  followLeadOf(lead, context)
}

/** Lets the contact of the lead's number, if there is one, follow all but whether it opted out. */
export function followLeadOf(lead: Lead, { store, clock }: Context): void {
  const contact = store.contacts.find(lead.phone)
  if (contact) store.contacts.save(followLead(contact, lead, clock.now()))
}

/** Lets the lead with the contact's number follow the contact, if there is one. */
export function syncLead(contact: Contact, context: Context): void {
  const { store, clock } = context
  noteOptOut(contact.phone, contact.optedOut, context)
  const lead = store.leads.findByPhone(contact.phone)
  if (lead) store.leads.save(followContact(lead, contact, clock.now()))
}

/**
 * Opts a number out, as a lead, as a contact or both: every campaign stops for it, and its scheduled messages are
 * cancelled. Repeating it changes nothing.
 */
export function optOut(phone: string, context: Context): void {
  const { store, clock } = context
  const now = clock.now()
  noteOptOut(phone, true, context)
  const contact = store.contacts.find(phone)
  if (contact && !contact.optedOut) store.contacts.save({ ...contact, optedOut: true, updatedAt: now.toISOString() })
  for (const conversation of store.conversations.withPhone(phone))
    for (const scheduled of store.scheduledMessages.pending(conversation.id)) {
      store.scheduledMessages.save(cancel(scheduled, now))
      store.timeline.schedule('scheduledMessage.send', scheduled.id, null)
      const { id: conversationId, accountId } = conversation
      emit(
        'scheduled_message.cancelled',
        { accountId, conversationId, scheduledMessageId: scheduled.id, phone },
        context,
      )
    }
  const lead = store.leads.findByPhone(phone)
  if (!lead) return
  if (!lead.optedOut || lead.status !== 'opted_out')
    store.leads.save({ ...lead, optedOut: true, status: 'opted_out', updatedAt: now.toISOString() })
  stopForOptOut(lead.id, context)
}

/** Keeps when a number opted out, which is told once. */
function noteOptOut(phone: string, optedOut: boolean, context: Context): void {
  const { store, clock } = context
  if (!optedOut) {
    store.optOuts.remove(phone)
    return
  }
  if (store.optOuts.find(phone)) return
  store.optOuts.save(phone, clock.now())
  const lead = store.leads.findByPhone(phone)
  emit('lead.opted_out', { phone, ...(lead && { leadId: lead.id }) }, context)
}
