// What becomes of a message once it is queued: it is tried, sent, delivered and read, or it fails. Each step plans the
// next one, so that a message is due at most once.
import type { Context } from '../context.ts'
import { forced } from '../domain/account-incidents.ts'
import type { OnItsWay } from '../domain/conversations/messages.ts'
import * as scheduledMessages from '../domain/conversations/scheduled-messages.ts'
import type { EventType } from '../domain/events.ts'
import { failure, healthEffectOf, obstacleOf } from '../domain/outcomes/failures.ts'
import {
  deliveryWait,
  type Facts,
  readingWait,
  replyOf,
  type Sending,
  sendingOf,
  sendingWait,
} from '../domain/outcomes/fate.ts'
import type { Incident } from '../domain/outcomes/outcome.ts'
import { delivered, failed, read, sent, withHealth } from '../domain/outcomes/progress.ts'
import type { Message, MessageError } from '../domain/records.ts'
import { after } from '../domain/time.ts'
import { saveChange } from './accounts.ts'
import { recordUse } from './agents.ts'
import { countMessage, failEntry } from './campaign-messages.ts'
import { emit } from './events.ts'
import { factsOf } from './fate.ts'
import { refund } from './ledger.ts'

/**
 * Lets a message that was just queued go its way: one of a campaign is tried at once, any other in some seconds. A
 * message that is sent only at a later try is planned for that one, as nothing shows of those before.
 */
export function dispatch(going: OnItsWay, context: Context): Message {
  const facts = factsOf(going, context)
  const sending = sendingOf(facts)
  const wait = sendingWait(sending, facts)
  if (wait === 0) return attempt(going, sending, facts, context)
  plan(going.message, wait, context)
  return going.message
}

/** Carries a message on to its next state, which is due now. */
export function proceed(going: OnItsWay, context: Context): void {
  const { status } = going.message
  if (status === 'queued') takeTurn(going, context)
  if (status === 'sent') deliver(going, context)
  if (status === 'delivered') showRead(going, context)
}

/** Plans the next step of a message anew, after something else is wanted of it. */
export function replan(going: OnItsWay, context: Context): void {
  const { message } = going
  const { timeline } = context.store
  timeline.schedule('message.proceed', message.id, null)
  timeline.schedule('contact.reply', message.id, null)
  const facts = factsOf(going, context)
  if (message.status === 'queued') plan(message, sendingWait(sendingOf(facts), facts), context)
  if (message.status === 'sent') plan(message, deliveryWait(facts), context)
  if (message.status === 'delivered') planReceipts(message, facts, context)
}

/** What became of the account and the contact since the message was queued comes first. */
function takeTurn(going: OnItsWay, context: Context): void {
  const { store } = context
  const account = store.accounts.get(going.message.accountId)
  const obstacle = obstacleOf(account, going.message, store.optOuts.find(going.phone))
  if (obstacle) {
    fail(going, obstacle, context)
    return
  }
  const facts = factsOf(going, context)
  attempt(going, sendingOf(facts), facts, context)
}

function attempt(going: OnItsWay, { incident, failure }: Sending, facts: Facts, context: Context): Message {
  if (incident) return fail(going, strike(incident, going.message.accountId, context), context)
  return failure ? fail(going, failure, context) : send(going, facts, context)
}

/** WhatsApp turns against the account that writes; gives why its message fails. */
function strike(incident: Incident, accountId: string, context: Context): MessageError['code'] {
  const { store, clock } = context
  const both = { account: store.accounts.get(accountId), warmup: store.warmup.get(accountId) }
  saveChange(forced[incident](both, store.settings.get(), clock.now()), context)
  return incident === 'disconnect' ? 'session_lost' : 'account_restricted'
}

function send({ message: before, phone }: OnItsWay, facts: Facts, context: Context): Message {
  const message = sent(before, context.clock.now())
  context.store.messages.update(message, before)
  countMessage(message, { sent: 1 }, context)
  noteScheduled(message, context)
  noteAgent(message, context)
  plan(message, deliveryWait(facts), context)
  tell('message.sent', message, phone, context)
  return message
}

function deliver(going: OnItsWay, context: Context): void {
  const { store, clock } = context
  const { phone } = going
  const message = delivered(going.message, clock.now())
  store.messages.update(message, going.message)
  countMessage(message, { delivered: 1 }, context)
  store.leads.markReached(phone, message.updatedAt)
  planReceipts(message, factsOf(going, context), context)
  tell('message.delivered', message, phone, context)
}

/** A reply is planned by itself, as it may come without a sign that the message was read. */
function planReceipts(message: Message, facts: Facts, context: Context): void {
  const { store, clock } = context
  plan(message, readingWait(facts), context)
  const reply = replyOf(facts)
  if (reply) store.timeline.schedule('contact.reply', message.id, after(clock.now(), reply.wait))
}

function showRead({ message: before, phone }: OnItsWay, context: Context): void {
  const message = read(before, context.clock.now())
  context.store.messages.update(message, before)
  countMessage(message, { read: 1 }, context)
  tell('message.read', message, phone, context)
}

/** Gives its credits back, and lets the account, the lead and the campaign know. */
function fail({ message: before, phone }: OnItsWay, code: MessageError['code'], context: Context): Message {
  const { store, clock } = context
  const message = failed(before, failure(code), clock.now())
  store.messages.update(message, before)
  const source = { type: before.origin === 'agent' ? 'agent_reply' : 'message', id: message.id } as const
  refund(before.creditsCharged, `Message to ${phone} failed and costs nothing.`, source, context)
  countMessage(message, { failed: 1, creditsSpent: -before.creditsCharged }, context)
  blame(message, code, context)
  if (code === 'not_on_whatsapp') markInvalid(phone, context)
  failEntry(message, phone, context)
  noteScheduled(message, context)
  tell('message.failed', message, phone, context)
  return message
}

/** The account's health suffers from what is not the session's fault, and its activity names the failure. */
function blame({ id, accountId }: Message, code: MessageError['code'], context: Context): void {
  const { store, clock } = context
  store.accounts.save(withHealth(store.accounts.get(accountId), healthEffectOf(code), clock.now()))
  store.accounts.addActivity({
    id: context.id('act'),
    accountId,
    type: 'message_failed',
    message: failure(code).message,
    metadata: { messageId: id, code },
    createdAt: clock.now().toISOString(),
  })
}

function markInvalid(phone: string, { store, clock }: Context): void {
  const lead = store.leads.findByPhone(phone)
  if (!lead) return
  const status = lead.status === 'opted_out' ? lead.status : 'invalid'
  store.leads.save({ ...lead, status, whatsappStatus: 'invalid', updatedAt: clock.now().toISOString() })
}

/** A scheduled message is sent, or fails, with its message. */
function noteScheduled(message: Message, context: Context): void {
  const { store, clock } = context
  const scheduled = message.scheduledMessageId && store.scheduledMessages.find(message.scheduledMessageId)
  if (!scheduled) return
  if (message.error === null) {
    store.scheduledMessages.save(scheduledMessages.sent(scheduled, clock.now()))
    return
  }
  store.scheduledMessages.save(scheduledMessages.failed(scheduled, message.error, clock.now()))
  const { accountId, conversationId } = message
  emit('scheduled_message.failed', { accountId, conversationId, scheduledMessageId: scheduled.id }, context)
}

/** Counts an answer for its agent when it is sent, so that one that fails costs it nothing. */
function noteAgent({ agentId, conversationId, creditsCharged }: Message, context: Context): void {
  const agent = agentId && context.store.agents.find(agentId)
  if (agent) recordUse(agent, conversationId, { messagesSent: 1, creditsSpent: creditsCharged }, context)
}

function plan({ id }: Message, wait: number | null, { store, clock }: Context): void {
  if (wait !== null) store.timeline.schedule('message.proceed', id, after(clock.now(), wait))
}

function tell(type: EventType, message: Message, phone: string, context: Context): void {
  const { accountId, conversationId, campaignId } = message
  emit(type, { accountId, conversationId, ...(campaignId && { campaignId }), phone, message }, context)
}
