import type { Context } from '../context.ts'
import { failed, type StoredScheduledMessage, sending } from '../domain/conversations/scheduled-messages.ts'
import { asMessageError } from '../domain/conversations/sending.ts'
import { Problem } from '../domain/problem.ts'
import { answerIn } from '../effects/answering.ts'
import { emit } from '../effects/events.ts'
import { ensureSendable, sendMessage } from '../effects/messages.ts'

/** What is due in conversations. */
export const conversations = {
  /** A scheduled message's time has come: it is queued, or fails for what stands in its way. */
  'scheduledMessage.send'(id: string, context: Context): void {
    const { store } = context
    const scheduled = store.scheduledMessages.find(id)
    if (scheduled?.status === 'pending') store.scheduledMessages.save(send(scheduled, context))
  },
  'agent.answer': answerIn,
}

function send(scheduled: StoredScheduledMessage, context: Context): StoredScheduledMessage {
  const { store, clock } = context
  const conversation = store.conversations.get(scheduled.conversationId)
  const account = store.accounts.get(conversation.accountId)
  const { text, media, mediaType, replyToMessageId, id: scheduledMessageId } = scheduled
  const outgoing = {
    ...{ conversation, account, text, media, mediaType, replyToMessageId, scheduledMessageId },
    origin: 'scheduled' as const,
  }
  try {
    ensureSendable(outgoing, context)
    return sending(scheduled, sendMessage(outgoing, context))
  } catch (problem) {
    const error = problem instanceof Problem ? asMessageError(problem, account) : undefined
    if (!error) throw problem
    const { id: conversationId, accountId } = conversation
    emit('scheduled_message.failed', { accountId, conversationId, scheduledMessageId }, context)
    return failed(scheduled, error, clock.now())
  }
}
