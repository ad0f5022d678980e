import { Problem } from '../../domain/problem.ts'
import type { Lead } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { type Page, page } from '../page.ts'
import { conditionsOf, type LeadFilter, searchTextOf } from './filter.ts'
import type { LeadSearch } from './search.ts'

export { type CustomFields, customFields } from './custom-fields.ts'
export type { LeadFilter } from './filter.ts'
export { schema } from './schema.ts'
export { leadSearch } from './search.ts'
export { tags } from './tags.ts'

/** One page of the leads of a filter. */
export interface LeadQuery extends LeadFilter {
  sort: 'createdAt' | '-createdAt' | 'lastContactedAt' | '-lastContactedAt' | 'lastName' | '-lastName'
  limit: number
  cursor?: string | undefined
}

const columns = { createdAt: 'created_at', lastContactedAt: 'last_contacted_at', lastName: 'last_name' }

export function leads(db: Database, workspaceId: string, search: LeadSearch) {
  const byId = db.prepare('select record from leads where id = ?')
  const byPhone = db.prepare('select record from leads where phone = ?')
  const insert = db.prepare(
    `insert into leads (phone, status, last_name, last_contacted_at, record, id, seq, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = db.prepare(
    'update leads set phone = ?, status = ?, last_name = ?, last_contacted_at = ?, record = ? where id = ?',
  )
  const newest = db.prepare('select max(seq) as seq from leads')
  const seqOf = db.prepare('select seq from leads where id = ?')
  const reach = db.prepare(
    `update leads set record = json_set(record, '$.whatsappStatus', 'valid', '$.updatedAt', ?)
     where phone = ? and record ->> '$.whatsappStatus' <> 'valid'`,
  )
  const contact = db.prepare(
    `update leads set status = case status when 'new' then 'contacted' else status end, last_contacted_at = ?2,
       record = json_set(record, '$.status', case status when 'new' then 'contacted' else status end,
         '$.lastContactedAt', ?3, '$.updatedAt', ?3)
     where phone = ?1`,
  )
  const converse = db.prepare("update leads set record = json_set(record, '$.conversationId', ?) where id = ?")
  const erase = db.prepare('delete from leads where id = ? returning seq')
  const keepTags = keeper(db, 'lead_tags', 'tag')
  const keepLists = keeper(db, 'lead_list_members', 'list_id')
  const keepFields = keeper(db, 'lead_fields', 'key')

  /** What is kept beside a lead, so that it is found by what it has. */
  function keep(id: string, before: Lead | undefined, lead: Lead | undefined): void {
    keepTags(id, before?.tags, lead?.tags)
    keepLists(id, before?.leadListIds, lead?.leadListIds)
    keepFields(id, before && Object.keys(before.customFields), lead && Object.keys(lead.customFields))
  }

  /** The `seq` of the newest lead. */
  let last: number | undefined

  function add(lead: Lead): void {
    last = (last ?? Number(newest.get()?.seq)) + 1
    insert.run(...columnsOf(lead), lead.id, last, Date.parse(lead.createdAt))
    search.add(last)
    keep(lead.id, undefined, lead)
  }

  const find = (id: string): Lead | undefined => read(byId.get(id))
  return {
    find,
    /** @throws Problem `not_found` */
    get(id: string): Lead {
      const lead = find(id)
      if (!lead) throw new Problem('not_found', `There is no lead ${id} in this workspace.`)
      return lead
    },
    findByPhone: (phone: string): Lead | undefined => read(byPhone.get(phone)),
    list({ sort, limit, cursor, ...filter }: LeadQuery): Page<Lead> {
      if (filter.search !== undefined) search.catchUp()
      return page(db, workspaceId, {
        table: 'leads',
        conditions: conditionsOf(filter),
        column: columns[sort.replace('-', '') as keyof typeof columns],
        isNullable: !sort.endsWith('createdAt'),
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
    },
    /** Every lead of the filter, oldest first. */
    ids(filter: LeadFilter): string[] {
      if (filter.search !== undefined) search.catchUp()
      const conditions = conditionsOf(filter).filter((condition) => condition !== undefined)
      const where = conditions.map(({ sql }) => `(${sql})`).join(' and ') || 'true'
      const rows = db.prepare(`select id from leads where ${where} order by created_at, id`)
      return rows.all(...conditions.flatMap(({ values }) => values)).map(({ id }) => String(id))
    },
    /** Saves a lead whose number no other one has; its tags, lists and fields are counted anew. */
    save(lead: Lead): void {
      const before = find(lead.id)
      if (!before) {
        add(lead)
        return
      }
      update.run(...columnsOf(lead), lead.id)
      const text = searchTextOf(lead)
      if (searchTextOf(before) !== text) search.change(Number(seqOf.get(lead.id)?.seq), text)
      keep(lead.id, before, lead)
    },
    /** Goes on with what the table holds. */
    forget(): void {
      last = undefined
    },
    /** Notes that the number of a lead, if it is one's, is on WhatsApp. */
    markReached(phone: string, at: string): void {
      reach.run(at, phone)
    },
    /** Notes that a number, if it is a lead's, was written to; a new lead is new no more. */
    markContacted(phone: string, at: string): void {
      contact.run(phone, Date.parse(at), at)
    },
    /** Notes the conversation that was opened with a lead. */
    linkConversation(id: string, conversationId: string): void {
      converse.run(conversationId, id)
    },
    /** Forgets a lead, its tags and its place in lists. */
    remove(lead: Lead): void {
      const before = find(lead.id)
      const row = erase.get(lead.id)
      if (!row) return
      search.remove(Number(row.seq))
      keep(lead.id, before, undefined)
    },
  }
}

/** What can change of a lead's row. */
function columnsOf(lead: Lead): [string, string, string | null, number | null, string] {
  const { phone, status, lastName, lastContactedAt } = lead
  const name = lastName?.normalize('NFC').toLowerCase() ?? null
  const contactedAt = lastContactedAt === null ? null : Date.parse(lastContactedAt)
  return [phone, status, name, contactedAt, JSON.stringify(lead)]
}

/** Keeps a table's rows of a lead what they should be, touching only those that changed. */
function keeper(db: Database, table: string, column: string) {
  const add = db.prepare(`insert or ignore into ${table} (${column}, lead_id) values (?, ?)`)
  const remove = db.prepare(`delete from ${table} where ${column} = ? and lead_id = ?`)
  return (leadId: string, before: readonly string[] = [], after: readonly string[] = []): void => {
    for (const value of before) if (!after.includes(value)) remove.run(value, leadId)
    for (const value of after) if (!before.includes(value)) add.run(value, leadId)
  }
}

const read = (row: Row | undefined): Lead | undefined => row && JSON.parse(String(row.record))
