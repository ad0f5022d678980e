import type { Event } from '../domain/events.ts'
import { base32 } from '../hash.ts'
import type { Database } from './database.ts'

/** The tables of this file: the newest events, numbered from 1. */
export const schema = `
create table if not exists events (
  id integer primary key autoincrement,
  type text not null,
  record text not null
) strict;
`

/** How many events are kept. */
export const keptEvents = 10_000

export function events(db: Database) {
  const add = db.prepare('insert into events (type, record) values (?, ?) returning id')
  const every = db.prepare('select id, record from events order by id')
  const forget = db.prepare('delete from events where id <= ?')
  return {
    /** Oldest first. */
    list: (): Event[] =>
      every.all().map(({ id, record }) => ({ ...JSON.parse(String(record)), id: eventId(Number(id)) })),
    /** Adds an event, which gets the next number; of those that are too many the oldest are forgotten. */
    add(event: Omit<Event, 'id'>): void {
      const id = Number(add.get(event.type, JSON.stringify(event))?.id)
      if (id % 100 === 0) forget.run(id - keptEvents)
    },
  }
}

/** An event's number as its id, which sorts as the number does. */
export const eventId = (number: number): string => `evt_${base32(number, 9)}`
