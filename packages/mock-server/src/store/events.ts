import type { Event, EventType } from '../domain/events.ts'
import { base32, fromBase32 } from '../hash.ts'
import type { Database, Row } from './database.ts'

/** The tables of this file: the newest events, numbered from 1. The newest is never deleted, so no number comes twice. */
export const schema = `
create table if not exists events (
  id integer primary key,
  type text not null,
  record text not null
) strict;
`

/** How many events are kept, at least; the oldest are forgotten by the hundred. */
const kept = 10_000

export interface EventFilter {
  type?: readonly EventType[] | undefined
  /** The id of an event that was seen already. */
  after?: string | undefined
  /** All, when left out. */
  limit?: number
}

export function events(db: Database) {
  const add = db.prepare('insert into events (id, type, record) values (?, ?, ?)')
  const forget = db.prepare('delete from events where id <= ?')
  const newest = db.prepare('select max(id) as id from events')
  const after = db.prepare(
    'select id, record from events where id > ?1 and (?2 is null or type in (select value from json_each(?2))) order by id limit ?3',
  )

  /** The number of the newest event; asking for one with each insert would take longer than the insert. */
  let last: number | undefined

  /** Where to go on from: an event that has not happened is from before a reset, so everything comes after it. */
  function numberOf(id: string): number {
    const number = fromBase32(id.slice('evt_'.length))
    return number <= Number(newest.get()?.id) ? number : 0
  }

  return {
    /** Adds an event, which gets the next number, and gives it with its id. */
    add(event: Omit<Event, 'id'>): Event {
      const number = (last ?? Number(newest.get()?.id)) + 1
      last = number
      add.run(number, event.type, JSON.stringify(event))
      if (number % 100 === 0) forget.run(number - kept)
      return { id: idOf(number), ...event }
    },
    /** Goes on with what the table holds. */
    forget(): void {
      last = undefined
    },
    /** Oldest first. */
    list({ type, after: seen, limit = -1 }: EventFilter = {}): Event[] {
      const number = seen === undefined ? 0 : numberOf(seen)
      return after.all(number, type ? JSON.stringify(type) : null, limit).map(read)
    },
  }
}

/** An event's number as its id, which sorts as the number does. */
const idOf = (number: number): string => `evt_${base32(number, 9)}`

const read = ({ id, record }: Row): Event => ({ id: idOf(Number(id)), ...JSON.parse(String(record)) })
