import { readContent } from '../../domain/conversations/content.ts'
import {
  cancel,
  ensurePending,
  publicScheduled,
  readSendAt,
  scheduled,
} from '../../domain/conversations/scheduled-messages.ts'
import { ensureNotOptedOut } from '../../domain/conversations/sending.ts'
import { created, ok, type Section } from '../../operation.ts'
import { ensureQuotable } from './messages.ts'

export const scheduledMessages = {
  scheduleMessage({ path, body }, context) {
    const { store, clock, id } = context
    const conversation = store.conversations.get(path.conversationId)
    const content = readContent(body)
    const sendAt = readSendAt(body.sendAt, clock.now())
    const { cancelOnReply = false, replyToMessageId = null } = body
    ensureQuotable(replyToMessageId, conversation.id, context)
    const { phone } = conversation.contact
    ensureNotOptedOut(phone, store.optOuts.find(phone))
    const plan = { sendAt, cancelOnReply, replyToMessageId }
    const waiting = scheduled(id('sch'), conversation, content, plan, clock.now())
    store.scheduledMessages.save(waiting)
    store.timeline.schedule('scheduledMessage.send', waiting.id, sendAt)
    const location = `/api/v1/conversations/${conversation.id}/scheduled-messages/${waiting.id}`
    return created(publicScheduled(waiting), location)
  },

  listScheduledMessages({ path, query }, { store }) {
    const { id } = store.conversations.get(path.conversationId)
    const { limit = 25, ...filter } = query
    return ok(store.scheduledMessages.list(id, { ...filter, limit }))
  },

  cancelScheduledMessage({ path }, { store, clock }) {
    const { id } = store.conversations.get(path.conversationId)
    const waiting = store.scheduledMessages.get(path.scheduledMessageId, id)
    ensurePending(waiting)
    const cancelled = cancel(waiting, clock.now())
    store.scheduledMessages.save(cancelled)
    store.timeline.schedule('scheduledMessage.send', cancelled.id, null)
    return ok(publicScheduled(cancelled))
  },
} satisfies Pick<Section<'conversations'>, 'scheduleMessage' | 'listScheduledMessages' | 'cancelScheduledMessage'>
