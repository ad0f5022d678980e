import type { Database } from '../database.ts'
import * as contactTables from './contacts.ts'
import * as conversationTables from './conversations.ts'
import * as messageTables from './messages.ts'
import * as scheduledTables from './scheduled-messages.ts'
import * as tagTables from './tags.ts'

/** The tables of this folder. */
export const schema = [contactTables, conversationTables, messageTables, scheduledTables, tagTables]
  .map((part) => part.schema)
  .join('')

/** What belongs to the inbox. */
export function inbox(db: Database, workspaceId: string) {
  return {
    contacts: contactTables.contacts(db),
    conversations: conversationTables.conversations(db, workspaceId),
    conversationTags: tagTables.conversationTags(db),
    messages: messageTables.messages(db, workspaceId),
    optOuts: contactTables.optOuts(db),
    scheduledMessages: scheduledTables.scheduledMessages(db, workspaceId),
  }
}
