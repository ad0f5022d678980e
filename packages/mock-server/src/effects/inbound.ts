// What a contact writes, and all that follows from it.
import type { Context } from '../context.ts'
import { type Received, received, withInbound } from '../domain/conversations/messages.ts'
import { isOptOut, replied } from '../domain/conversations/replies.ts'
import { cancelledByReply } from '../domain/conversations/scheduled-messages.ts'
import { ensureCanSend } from '../domain/conversations/sending.ts'
import { maxTags, newTag, withTags } from '../domain/conversations/tags.ts'
import { withHealth } from '../domain/outcomes/progress.ts'
import { healthEffects } from '../domain/outcomes/rates.ts'
import { Problem } from '../domain/problem.ts'
import type { Account, Conversation, Lead, Message } from '../domain/records.ts'
import { planAnswer } from './agents.ts'
import { noteReply } from './campaign-messages.ts'
import { optOut } from './contacts.ts'
import { emit } from './events.ts'
import { luckOf } from './fate.ts'
import { createLead } from './leads.ts'
import { openConversation, sendMessage } from './messages.ts'

/** What a contact writes, and to which account. */
export interface Inbound extends Received {
  accountId: string
  phone: string
}

/**
 * Takes a message from a contact. Its conversation is opened or comes back from the archive, campaigns and scheduled
 * messages that wait for a reply stop, and an agent may answer or the contact be opted out. Someone of whom nothing is
 * known becomes a lead.
 */
export function receive({ accountId, phone, ...content }: Inbound, context: Context): Message {
  const { store, clock } = context
  if (!store.contacts.find(phone)) createLead({ phone }, 'inbound', context)
  const before = openConversation(accountId, phone, context)
  const message = received(context.id('msg'), before, content, clock.now())
  const luck = luckOf(
    { phone, origin: 'contact', ordinal: store.messages.count(before.id), text: message.text },
    context,
  )
  store.messages.add({ message, phone, luck })
  const conversation = tagReply(withInbound(before, message), context)
  store.conversations.save(conversation)
  store.contacts.see(phone, message.createdAt)
  const settings = store.settings.get()
  const wantsOut = isOptOut(message, settings.optOutKeywords)
  noteReply(conversation, noteOnLead(phone, message, context), wantsOut, context)
  noteOnAccount(accountId, message, context)
  cancelScheduled(conversation, context)
  emit('message.received', { accountId, conversationId: conversation.id, phone, message }, context)
  if (wantsOut) leave(conversation, settings.optOutReply, context)
  else planAnswer(conversation, luck, context)
  return message
}

function noteOnLead(phone: string, { createdAt }: Message, { store }: Context): Lead | undefined {
  const lead = store.leads.findByPhone(phone)
  if (lead) store.leads.save(replied(lead, createdAt))
  return lead
}

function noteOnAccount(accountId: string, { id, conversationId, createdAt }: Message, context: Context): void {
  const { store, clock } = context
  const account: Account = { ...store.accounts.get(accountId), lastActiveAt: createdAt }
  store.accounts.save(withHealth(account, healthEffects.reply, clock.now()))
  const activity = { id: context.id('act'), accountId, type: 'reply_received' as const, createdAt }
  store.accounts.addActivity({ ...activity, message: 'A contact wrote.', metadata: { messageId: id, conversationId } })
}

const replyTag = 'Replied'

/** The conversation with the tag of those that have replies, if the settings want it and there is room for one more. */
function tagReply(conversation: Conversation, context: Context): Conversation {
  const { store, clock, chance } = context
  if (!store.settings.get().autoTagReplies || conversation.tags.length >= maxTags) return conversation
  const known = store.conversationTags.findByName(replyTag)
  const tag = known ?? newTag(context.id('tag'), { name: replyTag }, chance('tag', replyTag), clock.now())
  if (!known) store.conversationTags.save(tag)
  if (conversation.tags.some(({ id }) => id === tag.id)) return conversation
  return withTags(conversation, [...conversation.tags, tag], clock.now())
}

function cancelScheduled({ id, accountId, contact }: Conversation, context: Context): void {
  const { store, clock } = context
  for (const scheduled of cancelledByReply(store.scheduledMessages.pending(id), clock.now())) {
    store.scheduledMessages.save(scheduled)
    store.timeline.schedule('scheduledMessage.send', scheduled.id, null)
    const about = { accountId, conversationId: id, scheduledMessageId: scheduled.id, phone: contact.phone }
    emit('scheduled_message.cancelled', about, context)
  }
}

/** Opts the contact out, and says so when the settings have a text for it and it can be sent. */
function leave(conversation: Conversation, reply: string | null, context: Context): void {
  const { store } = context
  const { phone } = conversation.contact
  const isNew = store.optOuts.find(phone) === undefined
  optOut(phone, context)
  store.timeline.schedule('agent.answer', conversation.id, null)
  if (!isNew || reply === null) return
  const account = store.accounts.get(conversation.accountId)
  try {
    ensureCanSend(account)
    sendMessage({ conversation, account, text: reply, media: null, origin: 'manual' }, context)
  } catch (problem) {
    // Nobody waits for it: what cannot be sent, or paid for, is left out.
    if (!(problem instanceof Problem)) throw problem
  }
}
