import { Problem } from '../../domain/problem.ts'
import type { Contact } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { idOf } from './conversations.ts'

/** The tables of this file. */
export const schema = `
create table if not exists contacts (
  phone text primary key,
  name text not null,
  record text not null
) strict, without rowid;
create table if not exists opt_outs (
  phone text primary key,
  at integer not null
) strict, without rowid;
`

/** Who exchanged messages with an account. Which lead and conversations a contact has is looked up whenever it is read. */
export function contacts(db: Database) {
  const byPhone = db.prepare('select record from contacts where phone = ?')
  const write = db.prepare('insert or replace into contacts values (?, ?, ?)')
  const see = db.prepare("update contacts set record = json_set(record, '$.lastSeenAt', ?) where phone = ?")
  const lead = db.prepare('select id from leads where phone = ?')
  const conversations = db.prepare('select id from conversations where phone = ? order by created_at desc, id desc')
  const read = (row: Row, phone: string): Contact => ({
    ...JSON.parse(String(row.record)),
    leadId: idOf(lead.get(phone)),
    conversationIds: conversations.all(phone).map(({ id }) => String(id)),
  })
  const find = (phone: string): Contact | undefined => {
    const row = byPhone.get(phone)
    return row && read(row, phone)
  }
  return {
    find,
    /** @throws Problem `not_found` */
    get(phone: string): Contact {
      const contact = find(phone)
      if (!contact) throw new Problem('not_found', `No account of this workspace exchanged messages with ${phone}.`)
      return contact
    },
    /** Notes when a message was last exchanged. */
    see(phone: string, at: string): void {
      see.run(at, phone)
    },
    save(contact: Contact): void {
      write.run(contact.phone, (contact.name ?? '').toLowerCase(), JSON.stringify(contact))
    },
  }
}

/** When a number opted out, whether it is a lead's or a contact's. */
export function optOuts(db: Database) {
  const byPhone = db.prepare('select at from opt_outs where phone = ?')
  const save = db.prepare('insert or ignore into opt_outs values (?, ?)')
  const remove = db.prepare('delete from opt_outs where phone = ?')
  return {
    find(phone: string): Date | undefined {
      const row = byPhone.get(phone)
      return row && new Date(Number(row.at))
    },
    /** Keeps the first time until the number has agreed again. */
    save(phone: string, at: Date): void {
      save.run(phone, at.getTime())
    },
    remove(phone: string): void {
      remove.run(phone)
    },
  }
}
