import { Problem } from '../domain/problem.ts'
import type { LeadList } from '../domain/records.ts'
import type { Database, Row } from './database.ts'
import { contains, type Page, page } from './page.ts'

/** The tables of this file. Membership follows from the leads as they are saved, and triggers count it. */
export const schema = `
create table if not exists lead_lists (
  id text primary key,
  name text not null unique,
  search text not null,
  lead_count integer not null default 0,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists lead_lists_by_creation on lead_lists (created_at, id);
create index if not exists lead_lists_by_count on lead_lists (lead_count, id);
create table if not exists lead_list_members (
  list_id text not null,
  lead_id text not null,
  primary key (list_id, lead_id)
) strict, without rowid;
create trigger if not exists list_joined after insert on lead_list_members begin
  update lead_lists set lead_count = lead_count + 1 where id = new.list_id;
end;
create trigger if not exists list_left after delete on lead_list_members begin
  update lead_lists set lead_count = lead_count - 1 where id = old.list_id;
end;
`

export interface LeadListQuery {
  search?: string | undefined
  sort: 'createdAt' | '-createdAt' | 'name' | '-name' | 'leadCount' | '-leadCount'
  limit: number
  cursor?: string | undefined
}

const columns = { createdAt: 'created_at', name: 'name', leadCount: 'lead_count' }

/** A list as it stands, with the leads that are in it and the campaigns that name it. */
const record = `json_set(
  record,
  '$.leadCount', lead_count,
  '$.campaignCount', (select count(*) from campaign_references where referred_id = lead_lists.id)
)`

export function leadLists(db: Database, workspaceId: string) {
  const byId = db.prepare(`select ${record} as record from lead_lists where id = ?`)
  const byName = db.prepare(`select ${record} as record from lead_lists where name = ?`)
  const write = db.prepare(`
    insert into lead_lists (id, name, search, created_at, record) values (?, ?, ?, ?, ?)
    on conflict (id) do update set name = excluded.name, search = excluded.search, record = excluded.record`)
  const touch = db.prepare(
    "update lead_lists set record = json_set(record, '$.updatedAt', ?1) where id = ?2 and record ->> '$.updatedAt' <> ?1",
  )
  const erase = db.prepare('delete from lead_lists where id = ?')
  const member = db.prepare('select 1 from lead_list_members where list_id = ? and lead_id = ?')
  const members = db.prepare('select lead_id from lead_list_members where list_id = ? order by lead_id')
  const find = (id: string): LeadList | undefined => read(byId.get(id))
  return {
    find,
    /** @throws Problem `not_found` */
    get(id: string): LeadList {
      const list = find(id)
      if (!list) throw new Problem('not_found', `There is no lead list ${id} in this workspace.`)
      return list
    },
    /** Upper and lower case count as the same. */
    findByName: (name: string): LeadList | undefined => read(byName.get(folded(name))),
    list({ search, sort, limit, cursor }: LeadListQuery): Page<LeadList> {
      return page(db, workspaceId, {
        table: 'lead_lists',
        record,
        conditions: [contains(['search'], search && folded(search))],
        column: columns[sort.replace('-', '') as keyof typeof columns],
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
    },
    /** Saves all of a list but its counts, which follow from its leads and from campaigns. */
    save(list: LeadList): void {
      const { id, name, description, createdAt } = list
      const search = folded(`${name}\n${description ?? ''}`)
      write.run(id, folded(name), search, Date.parse(createdAt), JSON.stringify(list))
    },
    /** Notes that the leads of a list changed. */
    touch: (id: string, at: string): void => touch.run(at, id),
    remove(list: LeadList): void {
      erase.run(list.id)
    },
    has: (listId: string, leadId: string): boolean => member.get(listId, leadId) !== undefined,
    /** The leads of a list, oldest first. */
    leadIds: (listId: string): string[] => members.all(listId).map(({ lead_id }) => String(lead_id)),
  }
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase()
const read = (row: Row | undefined): LeadList | undefined => row && JSON.parse(String(row.record))
