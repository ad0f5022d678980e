import { messageStatus } from '../../../generated/transitions.ts'
import type { OnItsWay } from '../../domain/conversations/messages.ts'
import { Problem } from '../../domain/problem.ts'
import type { Message, MessageDirection } from '../../domain/records.ts'
import { ensureTransition } from '../../domain/transitions.ts'
import type { Database, Row } from '../database.ts'
import { type Page, page } from '../page.ts'

/** The tables of this file. */
export const schema = `
create table if not exists messages (
  id text primary key,
  conversation_id text not null,
  account_id text not null,
  direction text not null,
  origin text not null,
  status text not null,
  campaign_id text,
  text text not null,
  created_at integer not null,
  record text not null,
  phone text not null,
  luck real not null
) strict, without rowid;
create index if not exists messages_by_conversation on messages (conversation_id, created_at, id);
create index if not exists messages_by_campaign on messages (campaign_id, created_at, id);
`

export interface MessageFilter {
  direction?: MessageDirection
  after?: Date | undefined
  before?: Date | undefined
  limit: number
  cursor?: string
}

export function messages(db: Database, workspaceId: string) {
  const byId = db.prepare('select record from messages where id = ?')
  const onItsWay = db.prepare('select record, phone, luck from messages where id = ?')
  const add = db.prepare('insert into messages values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const update = db.prepare('update messages set status = ?, record = ? where id = ?')
  const count = db.prepare('select count(*) as messages from messages where conversation_id = ?')
  const byOrigin = db.prepare(
    "select 1 from messages where conversation_id = ? and direction = 'outbound' and origin <> 'test' limit 1",
  )
  const answers = db.prepare("select count(*) as messages from messages where conversation_id = ? and origin = 'agent'")
  const inbound = db.prepare("select 1 from messages where conversation_id = ? and direction = 'inbound' limit 1")
  const forget = db.prepare(
    "update messages set campaign_id = null, record = json_set(record, '$.campaignId', null) where campaign_id = ?",
  )
  const forgetStep = db.prepare(
    "update messages set record = json_set(record, '$.stepId', null) where campaign_id = ? and json_extract(record, '$.stepId') = ?",
  )
  const find = (id: string): Message | undefined => {
    const row = byId.get(id)
    return row && read(row)
  }
  return {
    /** @throws Problem `not_found` */
    get(id: string): Message {
      const message = find(id)
      if (!message) throw new Problem('not_found', `There is no message ${id} in this workspace.`)
      return message
    },
    find,
    /** A message with what its fate depends on. */
    findOnItsWay(id: string): OnItsWay | undefined {
      const row = onItsWay.get(id)
      return row && { message: read(row), phone: String(row.phone), luck: Number(row.luck) }
    },
    add({ message, phone, luck }: OnItsWay): void {
      const { id, conversationId, accountId, direction, origin, status, campaignId, text, createdAt } = message
      ensureTransition(messageStatus, undefined, status)
      add.run(
        ...[id, conversationId, accountId, direction, origin, status, campaignId],
        ...[(text ?? '').toLowerCase(), Date.parse(createdAt), JSON.stringify(message), phone, luck],
      )
    },
    /** Saves what changes of a message once it is there: its status, and what goes with it. */
    update(message: Message, before: Message): void {
      ensureTransition(messageStatus, before.status, message.status)
      update.run(message.status, JSON.stringify(message), message.id)
    },
    /** How many messages a conversation has, in and out. */
    count: (conversationId: string): number => Number(count.get(conversationId)?.messages),
    /** Newest first. */
    list(conversationId: string, { direction, after, before, limit, cursor }: MessageFilter): Page<Message> {
      return page(db, workspaceId, {
        table: 'messages',
        conditions: [
          { sql: 'conversation_id = ?', values: [conversationId] },
          direction === undefined ? undefined : { sql: 'direction = ?', values: [direction] },
          after && { sql: 'created_at > ?', values: [after.getTime()] },
          before && { sql: 'created_at < ?', values: [before.getTime()] },
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
    /** Whether the account has written in the conversation other than by a test. */
    hasWritten(conversationId: string): boolean {
      return byOrigin.get(conversationId) !== undefined
    },
    /** How often an agent has answered in a conversation. */
    countAnswers: (conversationId: string): number => Number(answers.get(conversationId)?.messages),
    /** Whether the contact has written in the conversation. */
    hasReceived(conversationId: string): boolean {
      return inbound.get(conversationId) !== undefined
    },
    /** Leaves the messages of a campaign's step that is deleted without it. */
    forgetStep(campaignId: string, stepId: string): void {
      forgetStep.run(campaignId, stepId)
    },
    /** Leaves the messages of a campaign that is deleted without it. */
    forgetCampaign(campaignId: string): void {
      forget.run(campaignId)
    },
  }
}

const read = (row: Row): Message => JSON.parse(String(row.record))
