import type { Message } from './records.ts'

/** What happened, as an app is told of it. */
export type EventType =
  | 'account.connected'
  | 'account.disconnected'
  | 'account.restricted'
  | 'account.banned'
  | 'account.phase_changed'
  | 'account.daily_limit_reached'
  | 'account.warmup_completed'
  | 'campaign.started'
  | 'campaign.paused'
  | 'campaign.completed'
  | 'message.sent'
  | 'message.delivered'
  | 'message.read'
  | 'message.failed'
  | 'message.received'
  | 'scheduled_message.failed'
  | 'scheduled_message.cancelled'
  | 'lead.opted_out'
  | 'conversation.handed_off'
  | 'order.fulfilled'
  | 'order.partially_fulfilled'
  | 'order.refunded'
  | 'order.failed'
  | 'source.ready'
  | 'source.failed'
  | 'analysis.completed'
  | 'analysis.failed'
  | 'credits.low'

/** What an event is about: the ids of what took part, and the message, if it is one of a message. */
export interface EventData {
  accountId?: string
  campaignId?: string
  leadId?: string
  conversationId?: string
  scheduledMessageId?: string
  agentId?: string
  orderId?: string
  sourceId?: string
  phone?: string
  message?: Message
}

/** Something that happened in a workspace. */
export interface Event {
  id: string
  type: EventType
  createdAt: string
  data: EventData
}
