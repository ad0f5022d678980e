import type { AgentUse } from '../domain/agents/usage.ts'
import type { Database } from './database.ts'

/** The tables of this file: one row a use. Rows of a deleted agent stay, under the name that it had. */
export const schema = `
create table if not exists agent_usage (
  id integer primary key,
  agent_id text not null,
  conversation_id text not null,
  at integer not null,
  record text not null
) strict;
create index if not exists agent_usage_by_time on agent_usage (at);
create index if not exists agent_usage_by_conversation on agent_usage (agent_id, conversation_id);
`

export function agentUsage(db: Database) {
  const add = db.prepare('insert into agent_usage (agent_id, conversation_id, at, record) values (?, ?, ?, ?)')
  const between = db.prepare('select record from agent_usage where at >= ? and at < ? order by id')
  const known = db.prepare('select 1 from agent_usage where agent_id = ? and conversation_id = ? limit 1')
  return {
    add(use: AgentUse, conversationId: string): void {
      add.run(use.agentId, conversationId, Date.parse(use.at), JSON.stringify(use))
    },
    /** What was used from an instant on and before another, oldest first. */
    between: (from: Date, to: Date): AgentUse[] =>
      between.all(from.getTime(), to.getTime()).map(({ record }) => JSON.parse(String(record))),
    /** Whether the agent has taken up the conversation before. */
    has: (agentId: string, conversationId: string): boolean => known.get(agentId, conversationId) !== undefined,
  }
}
