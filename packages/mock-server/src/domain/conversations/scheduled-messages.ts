import { Problem } from '../problem.ts'
import type { Conversation, Message, MessageError, ScheduledMessage, Schemas } from '../records.ts'
import { after, day, readTime } from '../time.ts'
import type { Content } from './content.ts'

/** How far ahead a message can be scheduled. */
const horizon = 365 * day

/** A scheduled message as it is stored: the kind of its file is no property of what is answered. */
export interface StoredScheduledMessage extends ScheduledMessage {
  mediaType?: Schemas['MediaType'] | undefined
}

/** A scheduled message as it is answered. */
export function publicScheduled({ mediaType, ...scheduled }: StoredScheduledMessage): ScheduledMessage {
  return scheduled
}

/**
 * Reads when a message is to be sent.
 *
 * @throws Problem `send_at_in_past`, also for a time too far ahead
 */
export function readSendAt(text: string, now: Date): Date {
  const sendAt = readTime(text, { pointer: '/sendAt' })
  if (sendAt <= now) throw outside(sendAt, now, 'must be in the future', 'Send a time in the future.')
  if (sendAt > after(now, horizon))
    throw outside(sendAt, now, 'must be at most 365 days ahead', 'Send a time at most 365 days ahead.')
  return sendAt
}

function outside(sendAt: Date, now: Date, message: string, cure: string): Problem {
  const detail = `It is ${now.toISOString()}, and sendAt is ${sendAt.toISOString()}. ${cure}`
  return new Problem('send_at_in_past', detail, { errors: [{ pointer: '/sendAt', code: 'send_at_in_past', message }] })
}

/** What is wanted of a scheduled message besides its content. */
export interface Plan {
  sendAt: Date
  cancelOnReply: boolean
  replyToMessageId: string | null
}

/** A message that waits for its time. */
export const scheduled = (
  id: string,
  { id: conversationId }: Conversation,
  { text, media, mediaType }: Content,
  { sendAt, cancelOnReply, replyToMessageId }: Plan,
  now: Date,
): StoredScheduledMessage => ({
  id,
  conversationId,
  text,
  media,
  mediaType,
  replyToMessageId,
  sendAt: sendAt.toISOString(),
  cancelOnReply,
  status: 'pending',
  messageId: null,
  error: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

const settled: Partial<Record<ScheduledMessage['status'], string>> = {
  sending: 'is being sent',
  sent: 'was sent already',
  failed: 'has failed already',
  cancelled: 'is cancelled already',
}

/** @throws Problem `scheduled_message_not_pending` */
export function ensurePending({ id, status }: ScheduledMessage): void {
  const fate = settled[status]
  if (fate) throw new Problem('scheduled_message_not_pending', `The message ${id} ${fate}. Nothing is left to cancel.`)
}

/** The message that is never sent. */
export const cancel = <Scheduled extends ScheduledMessage>(scheduled: Scheduled, now: Date): Scheduled => ({
  ...scheduled,
  status: 'cancelled',
  updatedAt: now.toISOString(),
})

/** Those that a message from the contact cancels. */
export const cancelledByReply = <Scheduled extends ScheduledMessage>(
  pending: readonly Scheduled[],
  now: Date,
): Scheduled[] => pending.filter(({ cancelOnReply }) => cancelOnReply).map((scheduled) => cancel(scheduled, now))

/** The scheduled message whose message is queued. */
export const sending = (scheduled: StoredScheduledMessage, { id, createdAt }: Message): StoredScheduledMessage => ({
  ...scheduled,
  status: 'sending',
  messageId: id,
  updatedAt: createdAt,
})

/** The scheduled message whose message is sent. */
export const sent = (scheduled: StoredScheduledMessage, now: Date): StoredScheduledMessage => ({
  ...scheduled,
  status: 'sent',
  updatedAt: now.toISOString(),
})

/** The scheduled message that could not be sent. */
export const failed = (scheduled: StoredScheduledMessage, error: MessageError, now: Date): StoredScheduledMessage => ({
  ...scheduled,
  status: 'failed',
  error,
  updatedAt: now.toISOString(),
})
