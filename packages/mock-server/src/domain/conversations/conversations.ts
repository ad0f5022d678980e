import type { Conversation, Schemas } from '../records.ts'

/** A conversation by itself, without what is looked up of its contact, its lead, its tags and its messages. */
export type Thread = Omit<Conversation, 'contact' | 'leadId' | 'tags' | 'lastMessage'> & { contact: { phone: string } }

/** What is asked of an agent that takes a conversation: its id and its mode. */
export type Enabled = Pick<Schemas['Agent'], 'id' | 'mode'>

/** A conversation without a message yet, answered as the settings say until a campaign or a call says otherwise. */
export function newConversation(
  id: string,
  accountId: string,
  phone: string,
  { agent, mode }: { agent: Enabled | undefined; mode: Schemas['AgentMode'] },
  now: Date,
): Thread {
  return {
    id,
    accountId,
    contact: { phone },
    campaignId: null,
    status: 'open',
    unreadCount: 0,
    read: true,
    agentId: agent?.id ?? null,
    agentState: !agent || agent.mode === 'off' ? 'off' : mode,
    lastMessageAt: null,
    lastInboundAt: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

/** Marks it as read or unread; without `read` the state flips. Asking for the state that it is in changes nothing. */
export function markRead(conversation: Conversation, read: boolean | undefined, now: Date): Conversation {
  const wanted = read ?? !conversation.read
  if (wanted === conversation.read) return conversation
  return { ...conversation, read: wanted, unreadCount: Number(!wanted), updatedAt: now.toISOString() }
}

/** Lets an agent answer in its own mode. One that answers already stays as it is, handed off or paused too. */
export function takeOver<Taken extends Thread>(conversation: Taken, agent: Enabled | undefined): Taken {
  if (!agent || agent.id === conversation.agentId) return conversation
  return { ...conversation, agentId: agent.id, agentState: agent.mode }
}
