import { Problem } from '../domain/problem.ts'
import type { Schemas } from '../domain/records.ts'
import type { Database, Row } from './database.ts'
import { contains, type Page, page } from './page.ts'

type Agent = Schemas['Agent']

/** The tables of this file. */
export const schema = `
create table if not exists agents (
  id text primary key,
  name text not null,
  status text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists agents_by_creation on agents (created_at, id);
create index if not exists agents_by_status on agents (status, created_at, id);
`

export interface AgentFilter {
  status?: Agent['status']
  search?: string
  limit: number
  cursor?: string
}

/** An agent's `campaignCount` is counted when it is answered; the stored one says nothing. */
export function agents(db: Database, workspaceId: string) {
  const one = db.prepare('select record from agents where id = ?')
  const every = db.prepare('select record from agents order by created_at, id')
  const save = db.prepare('insert or replace into agents values (?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from agents where id = ?')
  const find = (id: string): Agent | undefined => {
    const row = one.get(id)
    return row && read(row)
  }
  return {
    /** @throws Problem `not_found` */
    get(id: string): Agent {
      const agent = find(id)
      if (agent) return agent
      throw new Problem('not_found', `There is no agent ${id} in this workspace. List the agents for their ids.`)
    },
    find,
    /** Oldest first. */
    all: (): Agent[] => every.all().map(read),
    /** Newest first. */
    list({ status, search, limit, cursor }: AgentFilter): Page<Agent> {
      return page(db, workspaceId, {
        table: 'agents',
        conditions: [
          status === undefined ? undefined : { sql: 'status = ?', values: [status] },
          contains(['name'], search),
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
    save(agent: Agent): void {
      const { id, name, status, createdAt } = agent
      save.run(id, name.toLowerCase(), status, Date.parse(createdAt), JSON.stringify(agent))
    },
    remove: (id: string): void => remove.run(id),
  }
}

const read = (row: Row): Agent => JSON.parse(String(row.record))
