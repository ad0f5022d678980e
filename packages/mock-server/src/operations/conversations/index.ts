import { markRead } from '../../domain/conversations/conversations.ts'
import { ok, type Section } from '../../operation.ts'
import { bulkAction } from './bulk.ts'
import { contacts } from './contacts.ts'
import { messages } from './messages.ts'
import { scheduledMessages } from './scheduled-messages.ts'
import { tags } from './tags.ts'

export const conversations = {
  list({ query }, { store }) {
    const { sort = '-lastMessageAt', status = 'open', limit = 25, ...filter } = query
    return ok(store.conversations.list({ ...filter, sort, status, limit }))
  },

  toggleRead({ path, body }, { store, clock }) {
    const conversation = store.conversations.get(path.conversationId)
    const marked = markRead(conversation, body.read, clock.now())
    store.conversations.save(marked)
    return ok(marked)
  },

  ...bulkAction,
  ...contacts,
  ...messages,
  ...scheduledMessages,
  ...tags,
} satisfies Section<'conversations'>
