import { type Fault, Problem } from '../problem.ts'
import type { Conversation, ConversationTag, Schemas } from '../records.ts'
import { type Enabled, markRead } from './conversations.ts'
import { maxTags, tagIdsAfter, withTags } from './tags.ts'

export type BulkAction = Schemas['ConversationBulkAction']
export type BulkItem = Schemas['BulkItem']

/** Holds the arguments against the action; `true` needs one, `false` refuses it, `undefined` takes it or not. */
const takes: Record<BulkAction['action'], { tagIds: boolean; agentId: false | undefined }> = {
  mark_read: { tagIds: false, agentId: false },
  mark_unread: { tagIds: false, agentId: false },
  add_tags: { tagIds: true, agentId: false },
  remove_tags: { tagIds: true, agentId: false },
  archive: { tagIds: false, agentId: false },
  unarchive: { tagIds: false, agentId: false },
  enable_agent: { tagIds: false, agentId: undefined },
  disable_agent: { tagIds: false, agentId: false },
}

/** @throws Problem `action_arguments_invalid` that names each argument that is missing or too many */
export function checkArguments({ action, tagIds, agentId }: BulkAction): void {
  const rule = takes[action]
  const fault = (pointer: string, message: string): Fault => ({ pointer, code: 'action_arguments_invalid', message })
  const errors = [
    ...(rule.tagIds && !tagIds ? [fault('/tagIds', `is needed by ${action}`)] : []),
    ...(!rule.tagIds && tagIds ? [fault('/tagIds', `is not taken by ${action}`)] : []),
    ...(rule.agentId === false && agentId !== undefined ? [fault('/agentId', `is not taken by ${action}`)] : []),
  ]
  if (errors.length === 0) return
  const detail =
    rule.tagIds && !tagIds
      ? `The action ${action} needs tagIds. Send the tags to ${action === 'add_tags' ? 'add' : 'remove'}.`
      : `The action ${action} takes no ${errors.map(({ pointer }) => pointer?.slice(1)).join(' and no ')}. Leave it out.`
  throw new Problem('action_arguments_invalid', detail, { errors })
}

/** What becomes of a conversation: its next record, or why it stays. */
export type Fate = { next: Conversation } | { outcome: 'skipped' | 'failed'; code: string; message: string }

const unchanged = (state: string): Fate => ({
  outcome: 'skipped',
  code: 'unchanged',
  message: `The conversation ${state} already.`,
})
const refused = (code: string, message: string): Fate => ({ outcome: 'failed', code, message })

export const noConversation = refused('not_found', 'There is no such conversation.')

/** Does an action that is about the conversation alone. */
export function act(action: BulkAction['action'], conversation: Conversation, now: Date): Fate {
  const updatedAt = now.toISOString()
  if (action === 'mark_read' || action === 'mark_unread') {
    const next = markRead(conversation, action === 'mark_read', now)
    return next === conversation ? unchanged(action === 'mark_read' ? 'is read' : 'is unread') : { next }
  }
  if (action === 'disable_agent') {
    if (conversation.agentState === 'off') return unchanged('has its agent switched off')
    return { next: { ...conversation, agentState: 'off', updatedAt } }
  }
  const status = action === 'archive' ? 'archived' : 'open'
  if (conversation.status === status) return unchanged(`is ${status}`)
  return { next: { ...conversation, status, updatedAt } }
}

/** Adds or removes tags. */
export function retag(
  action: 'add_tags' | 'remove_tags',
  conversation: Conversation,
  given: ConversationTag[],
  now: Date,
): Fate {
  const isAdding = action === 'add_tags'
  const ids = given.map(({ id }) => id)
  const after = tagIdsAfter(conversation, isAdding ? { add: ids } : { remove: ids })
  if (after.length === conversation.tags.length) return unchanged(isAdding ? 'has the tags' : 'lacks the tags')
  if (after.length > maxTags)
    return refused('too_many_tags', `The conversation would have ${after.length} tags; at most ${maxTags} are allowed.`)
  const tags = [...conversation.tags, ...given].filter(({ id }) => after.includes(id))
  const unique = tags.filter(({ id }, index) => tags.findIndex((tag) => tag.id === id) === index)
  return { next: withTags(conversation, unique, now) }
}

/** Puts an agent in its own mode, also where it was handed off or paused by a person. */
export function enable(conversation: Conversation, agent: Enabled | undefined, now: Date): Fate {
  if (!agent)
    return refused('no_agent', 'Neither the call, the conversation, its campaign nor the settings name an agent.')
  if (agent.mode === 'off') return refused('agent_inactive', `The agent ${agent.id} is off. Set its mode first.`)
  if (conversation.agentId === agent.id && conversation.agentState === agent.mode) return unchanged('has the agent')
  return { next: { ...conversation, agentId: agent.id, agentState: agent.mode, updatedAt: now.toISOString() } }
}
