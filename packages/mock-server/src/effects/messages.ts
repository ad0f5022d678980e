// Opening conversations and sending in them, from a handler or from an event.

import type { Context } from '../context.ts'
import { followLead, newContact } from '../domain/conversations/contacts.ts'
import { newConversation, takeOver } from '../domain/conversations/conversations.ts'
import { type Draft, isFirstMessage, queued, withOutbound, withSent } from '../domain/conversations/messages.ts'
import { ensureCanSend, ensureNotOptedOut, ensureWithinLimit } from '../domain/conversations/sending.ts'
import type { Account, Contact, Conversation, Message } from '../domain/records.ts'
import { saveChange } from './accounts.ts'
import { charge } from './ledger.ts'

/** The conversation of an account with a number, which is opened when there is none. The contact exists from then on. */
export function openConversation(accountId: string, phone: string, context: Context): Conversation {
  const { store, clock, id } = context
  const known = store.conversations.findByContact(accountId, phone)
  if (known) return known
  const contact = meet(phone, context)
  const { defaultAgentId, mode } = store.settings.get().agent
  const agent = defaultAgentId === null ? undefined : store.agents.find(defaultAgentId)
  const conversation = newConversation(id('cnv'), accountId, contact, { agent, mode }, clock.now())
  store.conversations.save(conversation)
  const lead = store.leads.findByPhone(phone)
  if (lead) store.leads.save({ ...lead, conversationId: conversation.id })
  return store.conversations.get(conversation.id)
}

/** The contact of a number, which is made when there is none. */
function meet(phone: string, { store, clock }: Context): Contact {
  const known = store.contacts.find(phone)
  if (known) return known
  const lead = store.leads.findByPhone(phone)
  const stranger = newContact(phone, clock.now())
  const contact = lead ? followLead(stranger, lead, clock.now()) : stranger
  store.contacts.save(contact)
  return contact
}

/** What is sent, where, and by which account. */
export interface Outgoing extends Draft {
  conversation: Conversation
  account: Account
  /** Whether it counts towards the account's daily limit; left out, that follows from the origin. */
  isFirst?: boolean
}

/**
 * Refuses a message that cannot be sent now, credits apart.
 *
 * @throws Problem `account_not_connected`, `account_paused`, `contact_opted_out` or `account_daily_limit`
 */
export function ensureSendable(outgoing: Outgoing, { store }: Context): void {
  const { account, conversation } = outgoing
  ensureMayWrite(account, conversation.contact.phone, store)
  ensureWithinLimit(account, counts(outgoing, store))
}

/**
 * Refuses an account that cannot send now, or a number that opted out.
 *
 * @throws Problem `account_not_connected`, `account_paused` or `contact_opted_out`
 */
export function ensureMayWrite(account: Account, phone: string, { optOuts }: Context['store']): void {
  ensureCanSend(account)
  ensureNotOptedOut(phone, optOuts.find(phone))
}

/**
 * Queues a message and charges for it; the conversation, the contact, the lead and the account follow. Whether it may
 * be sent at all is for the caller to have checked.
 *
 * @throws Problem `insufficient_credits`
 */
export function sendMessage(outgoing: Outgoing, context: Context): Message {
  const { store, clock } = context
  const { conversation, account, ...draft } = outgoing
  const message = queued(context.id('msg'), conversation, draft, clock.now())
  const { phone } = conversation.contact
  charge(message.creditsCharged, describe(message, phone), { type: sourceOf(message), id: message.id }, context)

  const isFirst = counts(outgoing, store)
  store.messages.add(message)
  const answered = takeOver(conversation, campaignAgent(draft, store))
  store.conversations.save(withOutbound(answered, message, store.settings.get().agent.pauseOnHumanReply))
  saveChange(withSent({ account, warmup: store.warmup.get(account.id) }, message, isFirst), context)
  store.contacts.save({ ...store.contacts.get(phone), lastSeenAt: message.createdAt })
  if (draft.origin !== 'test') touchLead(phone, message, context)
  return message
}

const counts = ({ isFirst, origin, conversation }: Outgoing, { messages }: Context['store']): boolean =>
  isFirst ?? isFirstMessage(origin, conversation, messages.hasWritten(conversation.id))

/** The agent of a campaign, which answers what the campaign's messages bring. */
function campaignAgent({ origin, campaignId }: Draft, { campaigns, agents }: Context['store']) {
  const agentId = origin === 'campaign' && campaignId ? campaigns.find(campaignId)?.agentId : undefined
  return agentId ? agents.find(agentId) : undefined
}

function touchLead(phone: string, { createdAt }: Message, { store }: Context): void {
  const lead = store.leads.findByPhone(phone)
  if (!lead) return
  const status = lead.status === 'new' ? 'contacted' : lead.status
  store.leads.save({ ...lead, status, lastContactedAt: createdAt, updatedAt: createdAt })
}

const sourceOf = ({ origin }: Message) => (origin === 'agent' ? 'agent_reply' : 'message')

const describe = ({ origin }: Message, phone: string): string =>
  origin === 'agent'
    ? `Agent reply to ${phone}.`
    : `${origin.charAt(0).toUpperCase()}${origin.slice(1)} message to ${phone}.`
