// Opening conversations and sending in them, from a handler or from an event.

import type { Context } from '../context.ts'
import { followLead, newContact } from '../domain/conversations/contacts.ts'
import { newConversation, type Thread, takeOver } from '../domain/conversations/conversations.ts'
import { type Draft, isFirstMessage, queued, withOutbound, withSent } from '../domain/conversations/messages.ts'
import { ensureCanSend, ensureNotOptedOut, ensureWithinLimit } from '../domain/conversations/sending.ts'
import type { Account, Conversation, Lead, Message } from '../domain/records.ts'
import { saveChange } from './accounts.ts'
import { countMessage } from './campaign-messages.ts'
import { dispatch } from './delivery.ts'
import { luckOf } from './fate.ts'
import { charge } from './ledger.ts'

/** The conversation of an account with a number, which is opened when there is none. The contact exists from then on. */
export const openConversation = (accountId: string, phone: string, context: Context): Conversation =>
  context.store.conversations.get(openThread(accountId, phone, context).id)

/** The same without what is looked up of it. */
export function openThread(accountId: string, phone: string, context: Context): Thread {
  const { store, clock, id } = context
  const known = store.conversations.findThread(accountId, phone)
  if (known) return known
  const lead = store.leads.findByPhone(phone)
  meet(phone, lead, context)
  const { defaultAgentId, mode } = store.settings.get().agent
  const agent = defaultAgentId === null ? undefined : store.agents.find(defaultAgentId)
  const conversation = newConversation(id('cnv'), accountId, phone, { agent, mode }, clock.now())
  store.conversations.saveThread(conversation)
  if (lead) store.leads.linkConversation(lead.id, conversation.id)
  return conversation
}

/** Makes the contact of a number when there is none. */
function meet(phone: string, lead: Lead | undefined, { store, clock }: Context): void {
  if (store.contacts.find(phone)) return
  const stranger = newContact(phone, clock.now())
  store.contacts.save(lead ? followLead(stranger, lead, clock.now()) : stranger)
}

/** What is sent, where, and by which account. */
export interface Outgoing extends Draft {
  conversation: Thread
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
 * Queues a message, charges for it and lets it go its way; the conversation, the contact, the lead and the account
 * follow. Whether it may be sent at all is for the caller to have checked.
 *
 * A message of a campaign is tried at once, so that it may be `sent` or `failed` already when it is given, and may have
 * changed its account and the lead's place in the campaign: the caller saves those before.
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
  const ordinal = conversation.lastMessageAt === null ? 0 : store.messages.count(conversation.id)
  const luck = luckOf({ phone, origin: message.origin, ordinal, text: message.text }, context)
  store.messages.add({ message, phone, luck })
  countMessage(message, { creditsSpent: message.creditsCharged }, context)
  noteInConversation(conversation, message, context)
  noteOnAccount(account, message, isFirst, context)
  store.contacts.see(phone, message.createdAt)
  if (draft.origin !== 'test') store.leads.markContacted(phone, message.createdAt)
  return dispatch({ message, phone, luck }, context)
}

/** A campaign's agent takes the conversation over; a person who writes pauses it, if the settings say so. */
function noteInConversation(conversation: Thread, message: Message, { store }: Context): void {
  const pausesAgent = message.origin === 'manual' && store.settings.get().agent.pauseOnHumanReply
  const answered = takeOver(conversation, campaignAgent(message, store))
  store.conversations.saveThread(withOutbound(answered, message, pausesAgent))
}

function noteOnAccount(account: Account, message: Message, isFirst: boolean, context: Context): void {
  const { store } = context
  const { happened, ...next } = withSent(account, message, isFirst)
  if (happened.length === 0) store.accounts.save(next.account)
  else saveChange({ ...next, warmup: store.warmup.get(account.id), happened }, context)
}

const counts = ({ isFirst, origin, conversation }: Outgoing, { messages }: Context['store']): boolean =>
  isFirst ??
  isFirstMessage(origin, conversation, conversation.lastMessageAt !== null && messages.hasWritten(conversation.id))

/** The agent of a campaign, which answers what the campaign's messages bring. */
function campaignAgent({ origin, campaignId }: Message, { campaigns, agents }: Context['store']) {
  const agentId = origin === 'campaign' && campaignId ? campaigns.find(campaignId)?.agentId : undefined
  return agentId ? agents.find(agentId) : undefined
}

const sourceOf = ({ origin }: Message) => (origin === 'agent' ? 'agent_reply' : 'message')

const describe = ({ origin }: Message, phone: string): string =>
  origin === 'agent'
    ? `Agent reply to ${phone}.`
    : `${origin.charAt(0).toUpperCase()}${origin.slice(1)} message to ${phone}.`
