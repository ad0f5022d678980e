import type { Thread } from '../../domain/conversations/conversations.ts'
import { Problem } from '../../domain/problem.ts'
import type { AgentState, Contact, Conversation, ConversationStatus, Message } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { type Condition, isOneOf, type Page, page } from '../page.ts'
import { readTag, taggedColumns } from './tags.ts'

/** The tables of this file. */
export const schema = `
create table if not exists conversations (
  id text primary key,
  account_id text not null,
  phone text not null,
  campaign_id text,
  status text not null,
  unread_count integer not null,
  agent_id text,
  agent_state text not null,
  last_message_at integer not null,
  created_at integer not null,
  record text not null,
  unique (account_id, phone)
) strict, without rowid;
create index if not exists conversations_by_last_message on conversations (last_message_at, id);
create index if not exists conversations_by_phone on conversations (phone, created_at, id);
create index if not exists conversations_by_campaign on conversations (campaign_id);
create index if not exists conversations_by_agent on conversations (agent_id);
`

export interface ConversationFilter {
  accountId?: string
  campaignId?: string
  tagId?: string[]
  unread?: boolean
  status: ConversationStatus
  agentState?: AgentState[]
  search?: string
  sort: 'lastMessageAt' | '-lastMessageAt'
  limit: number
  cursor?: string
}

/** What is stored of a conversation; the rest is looked up whenever it is read, so that it cannot be out of date. */
type Stored = Omit<Thread, 'contact'> & { phone: string }

/** What a whole conversation has besides. */
type LookedUp = Partial<Pick<Conversation, 'leadId' | 'tags' | 'lastMessage'>>

export function conversations(db: Database, workspaceId: string) {
  const byId = db.prepare('select record from conversations where id = ?')
  const byContact = db.prepare('select record from conversations where account_id = ? and phone = ?')
  const byPhone = db.prepare('select record from conversations where phone = ? order by created_at desc, id desc')
  const byAgent = db.prepare('select record from conversations where agent_id = ? order by id')
  const write = db.prepare(
    `insert into conversations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set campaign_id = excluded.campaign_id, status = excluded.status,
       unread_count = excluded.unread_count, agent_id = excluded.agent_id, agent_state = excluded.agent_state,
       last_message_at = excluded.last_message_at, record = excluded.record`,
  )
  const forget = db.prepare(
    "update conversations set campaign_id = null, record = json_set(record, '$.campaignId', null) where campaign_id = ?",
  )
  const untag = db.prepare('delete from tagged_conversations where conversation_id = ?')
  const tag = db.prepare('insert into tagged_conversations (tag_id, conversation_id) values (?, ?)')
  const tags = db.prepare(
    `select ${taggedColumns} from tagged_conversations join conversation_tags on id = tag_id
     where conversation_id = ? order by name, id`,
  )
  const contact = db.prepare('select record from contacts where phone = ?')
  const lead = db.prepare('select id from leads where phone = ?')
  const lastMessage = db.prepare(
    'select record from messages where conversation_id = ? order by created_at desc, id desc limit 1',
  )

  function complete({ phone, ...stored }: Stored): Conversation {
    const { name = null, avatarUrl = null } = parse<Contact>(contact.get(phone)) ?? {}
    const message = parse<Message>(lastMessage.get(stored.id))
    return {
      ...stored,
      contact: { phone, name, avatarUrl },
      leadId: idOf(lead.get(phone)),
      tags: tags.all(stored.id).map(readTag),
      lastMessage: message ? inShort(message) : null,
    }
  }
  /** Saves a conversation but for its tags. */
  function saveThread({ contact: { phone }, leadId, tags, lastMessage, ...own }: Thread & LookedUp): void {
    const { id, accountId, campaignId, status, unreadCount, agentId, agentState, lastMessageAt, createdAt } = own
    const lastAt = lastMessageAt ? Date.parse(lastMessageAt) : never
    const stored: Stored = { ...own, phone }
    write.run(
      ...[id, accountId, phone, campaignId, status, unreadCount, agentId, agentState, lastAt, Date.parse(createdAt)],
      JSON.stringify(stored),
    )
  }
  const read = (row: Row): Conversation => complete(JSON.parse(String(row.record)))
  const find = (id: string): Conversation | undefined => {
    const row = byId.get(id)
    return row && read(row)
  }

  return {
    /** @throws Problem `not_found` */
    get(id: string): Conversation {
      const conversation = find(id)
      if (!conversation) throw new Problem('not_found', `There is no conversation ${id} in this workspace.`)
      return conversation
    },
    find,
    /** The conversation of an account with a number by itself. */
    findThread(accountId: string, phone: string): Thread | undefined {
      const stored = parse<Stored>(byContact.get(accountId, phone))
      return stored && { ...stored, contact: { phone } }
    },
    /** The conversations with a number, one for each account, newest first. */
    withPhone(phone: string): Conversation[] {
      return byPhone.all(phone).map(read)
    },
    withAgent(agentId: string): Conversation[] {
      return byAgent.all(agentId).map(read)
    },
    list(filter: ConversationFilter): Page<Conversation> {
      const { accountId, campaignId, tagId, unread, status, agentState, search, sort, limit, cursor } = filter
      const { data, pagination } = page<Stored>(db, workspaceId, {
        table: 'conversations',
        conditions: [
          isOneOf('account_id', accountId === undefined ? undefined : [accountId]),
          isOneOf('campaign_id', campaignId === undefined ? undefined : [campaignId]),
          hasTag(tagId),
          unread === undefined ? undefined : { sql: unread ? 'unread_count > 0' : 'unread_count = 0', values: [] },
          { sql: 'status = ?', values: [status] },
          isOneOf('agent_state', agentState),
          mentions(search),
        ],
        column: 'last_message_at',
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
      return { data: data.map(complete), pagination }
    },
    saveThread,
    /** Saves the conversation and which tags it has. */
    save(conversation: Conversation): void {
      saveThread(conversation)
      untag.run(conversation.id)
      for (const { id } of conversation.tags) tag.run(id, conversation.id)
    },
    /** Leaves the conversations of a campaign that is deleted without it. */
    forgetCampaign(campaignId: string): void {
      forget.run(campaignId)
    },
  }
}

/** Sorts before every time. */
const never = 0

function hasTag(tagIds: string[] | undefined): Condition | undefined {
  const tagged = isOneOf('tag_id', tagIds)
  return tagged && { ...tagged, sql: `id in (select conversation_id from tagged_conversations where ${tagged.sql})` }
}

/** The contact's name, its number or one of the messages contains the text, whatever its case. */
function mentions(text: string | undefined): Condition | undefined {
  if (text === undefined) return undefined
  const lower = text.toLowerCase()
  const sql = [
    'instr(phone, ?) > 0',
    'phone in (select phone from contacts where instr(name, ?) > 0)',
    'id in (select conversation_id from messages where instr(text, ?) > 0)',
  ].join(' or ')
  return { sql, values: [lower, lower, lower] }
}

const parse = <Item>(row: Row | undefined): Item | undefined => row && JSON.parse(String(row.record))

const inShort = ({ id, text, type, direction, status, createdAt }: Message): Conversation['lastMessage'] => ({
  id,
  text,
  type,
  direction,
  status,
  createdAt,
})

export const idOf = (row: Row | undefined): string | null => (row ? String(row.id) : null)
