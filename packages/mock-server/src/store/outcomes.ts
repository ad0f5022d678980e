import type { ForcedOutcome } from '../domain/outcomes/outcome.ts'
import { Problem } from '../domain/problem.ts'
import type { Database, Row } from './database.ts'

/** The tables of this file: what is wanted of the messages to a number, or of one message; each has at most one. */
export const schema = `
create table if not exists forced_outcomes (
  subject text primary key,
  id text not null unique,
  record text not null
) strict, without rowid;
`

export function outcomes(db: Database) {
  const either = db.prepare(
    'select record from forced_outcomes where subject = ? union all select record from forced_outcomes where subject = ?',
  )
  const every = db.prepare('select record from forced_outcomes order by id')
  const save = db.prepare('insert or replace into forced_outcomes values (?, ?, ?)')
  const remove = db.prepare('delete from forced_outcomes where id = ? returning id')
  return {
    /** What is wanted of a message to a number: for it alone, and for all to the number. */
    wanted(
      messageId: string,
      phone: string,
    ): { message?: ForcedOutcome | undefined; phone?: ForcedOutcome | undefined } {
      const found = either.all(messageId, phone).map(read)
      return {
        message: found.find((forced) => forced.messageId === messageId),
        phone: found.find((forced) => forced.phone === phone),
      }
    },
    /** Oldest first. */
    all: (): ForcedOutcome[] => every.all().map(read),
    /** Saves it in place of an earlier one of the same number or message. */
    save(forced: ForcedOutcome): void {
      save.run(forced.messageId ?? String(forced.phone), forced.id, JSON.stringify(forced))
    },
    /** @throws Problem `not_found` */
    remove(id: string): void {
      if (!remove.get(id)) throw new Problem('not_found', `No outcome ${id} is forced in this workspace.`)
    },
  }
}

const read = (row: Row): ForcedOutcome => JSON.parse(String(row.record))
