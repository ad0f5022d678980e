import { publicScheduled, type StoredScheduledMessage } from '../../domain/conversations/scheduled-messages.ts'
import { Problem } from '../../domain/problem.ts'
import type { ScheduledMessage, ScheduledMessageStatus } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { isOneOf, type Page, page } from '../page.ts'

/** The tables of this file. */
export const schema = `
create table if not exists scheduled_messages (
  id text primary key,
  conversation_id text not null,
  status text not null,
  send_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists scheduled_messages_by_time on scheduled_messages (conversation_id, send_at, id);
`

export interface ScheduledMessageFilter {
  status?: ScheduledMessageStatus[]
  limit: number
  cursor?: string
}

export function scheduledMessages(db: Database, workspaceId: string) {
  const byId = db.prepare('select record from scheduled_messages where id = ?')
  const waiting = db.prepare(
    "select record from scheduled_messages where conversation_id = ? and status = 'pending' order by send_at, id",
  )
  const write = db.prepare('insert or replace into scheduled_messages values (?, ?, ?, ?, ?)')
  return {
    /** @throws Problem `not_found` also for one of another conversation */
    get(id: string, conversationId: string): StoredScheduledMessage {
      const row = byId.get(id)
      const scheduled = row && read(row)
      if (scheduled?.conversationId !== conversationId)
        throw new Problem('not_found', `There is no scheduled message ${id} in this conversation.`)
      return scheduled
    },
    find(id: string): StoredScheduledMessage | undefined {
      const row = byId.get(id)
      return row && read(row)
    },
    /** Those of a conversation that still wait for their time. */
    pending(conversationId: string): StoredScheduledMessage[] {
      return waiting.all(conversationId).map(read)
    },
    save(scheduled: StoredScheduledMessage): void {
      const { id, conversationId, status, sendAt } = scheduled
      write.run(id, conversationId, status, Date.parse(sendAt), JSON.stringify(scheduled))
    },
    /** Soonest first. */
    list(conversationId: string, { status, limit, cursor }: ScheduledMessageFilter): Page<ScheduledMessage> {
      const { data, pagination } = page<StoredScheduledMessage>(db, workspaceId, {
        table: 'scheduled_messages',
        conditions: [{ sql: 'conversation_id = ?', values: [conversationId] }, isOneOf('status', status)],
        column: 'send_at',
        descending: false,
        limit,
        cursor,
      })
      return { data: data.map(publicScheduled), pagination }
    },
  }
}

const read = (row: Row): StoredScheduledMessage => JSON.parse(String(row.record))
