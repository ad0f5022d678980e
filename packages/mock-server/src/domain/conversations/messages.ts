import type { Happening } from '../accounts.ts'
import { prices } from '../prices.ts'
import type { Account, Conversation, Message, MessageMedia, MessageOrigin, Schemas } from '../records.ts'
import type { Thread } from './conversations.ts'

/** Who writes: anyone but the contact. */
export type Writer = Exclude<MessageOrigin, 'contact'>

/** A message, the number at its other end, and the number in [0, 1) from which all its chance is drawn. */
export interface OnItsWay {
  message: Message
  phone: string
  luck: number
}

/** A message before it is queued. */
export interface Draft {
  text: string | null
  media: MessageMedia | null
  /** The kind of file, when there is one. */
  mediaType?: Schemas['MediaType'] | undefined
  origin: Writer
  campaignId?: string | null
  stepId?: string | null
  agentId?: string | null
  scheduledMessageId?: string | null
  replyToMessageId?: string | null
}

/** The message that is queued of a draft. */
export const queued = (id: string, { id: conversationId, accountId }: Thread, draft: Draft, now: Date): Message => ({
  id,
  conversationId,
  accountId,
  direction: 'outbound',
  type: draft.media ? (draft.mediaType ?? 'document') : 'text',
  text: draft.text,
  media: draft.media,
  status: 'queued',
  origin: draft.origin,
  campaignId: draft.campaignId ?? null,
  stepId: draft.stepId ?? null,
  agentId: draft.agentId ?? null,
  scheduledMessageId: draft.scheduledMessageId ?? null,
  replyToMessageId: draft.replyToMessageId ?? null,
  error: null,
  creditsCharged: priceOf(draft.origin),
  queuedAt: now.toISOString(),
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** What a contact writes. */
export interface Received {
  text: string | null
  media: MessageMedia | null
  mediaType?: Schemas['MediaType'] | undefined
}

/** The message that came of what a contact wrote. */
export const received = (
  id: string,
  { id: conversationId, accountId }: Conversation,
  { text, media, mediaType }: Received,
  now: Date,
): Message => ({
  id,
  conversationId,
  accountId,
  direction: 'inbound',
  type: media ? (mediaType ?? 'document') : 'text',
  text,
  media,
  status: 'received',
  origin: 'contact',
  campaignId: null,
  stepId: null,
  agentId: null,
  scheduledMessageId: null,
  replyToMessageId: null,
  error: null,
  creditsCharged: 0,
  queuedAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failedAt: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

const priceByOrigin: Record<Writer, number> = {
  campaign: prices.message,
  manual: prices.message,
  scheduled: prices.message,
  agent: prices.agentReply,
  test: prices.testMessage,
  warmup: 0,
}

/** What a message costs in credits. */
export const priceOf = (origin: Writer): number => priceByOrigin[origin]

/** The conversation after a message to the contact. It stays unread or archived as it is. */
export function withOutbound(conversation: Thread, message: Message, pausesAgent: boolean): Thread {
  const { agentState } = conversation
  const works = agentState === 'suggest' || agentState === 'auto'
  return {
    ...conversation,
    campaignId: message.origin === 'campaign' ? message.campaignId : conversation.campaignId,
    agentState: message.origin === 'manual' && pausesAgent && works ? 'paused_by_human' : agentState,
    lastMessageAt: message.createdAt,
    updatedAt: message.createdAt,
  }
}

/** The conversation after a message from the contact: unread, and back in the inbox. */
export const withInbound = (conversation: Conversation, { createdAt }: Message): Conversation => ({
  ...conversation,
  status: 'open',
  unreadCount: conversation.unreadCount + 1,
  read: false,
  lastMessageAt: createdAt,
  lastInboundAt: createdAt,
  updatedAt: createdAt,
})

/**
 * Whether a message counts towards the account's daily limit, which is one of messages to strangers: of a campaign the
 * first to each, of a person every one until the contact writes.
 */
export function isFirstMessage(origin: Writer, { lastInboundAt }: Thread, hasWritten: boolean): boolean {
  if (lastInboundAt !== null) return false
  return origin === 'manual' || origin === 'scheduled' || (origin === 'campaign' && !hasWritten)
}

/** The account after a message, and that it reached its daily limit by it. Tests and warmups count nowhere. */
export function withSent(
  account: Account,
  { origin, createdAt }: Message,
  isFirst: boolean,
): { account: Account; happened: Happening[] } {
  const newConversationsToday = account.newConversationsToday + Number(isFirst)
  const { dailyLimit } = account
  const next: Account = {
    ...account,
    dailySent: account.dailySent + Number(origin === 'campaign'),
    newConversationsToday,
    lastActiveAt: createdAt,
  }
  const message = `Sent the ${dailyLimit} first messages that are allowed today.`
  const isReached = isFirst && newConversationsToday === dailyLimit
  const happened: Happening[] = isReached ? [{ type: 'daily_limit_reached', message, metadata: { dailyLimit } }] : []
  return { account: next, happened }
}
