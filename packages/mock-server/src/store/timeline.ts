import type { Database } from './database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists timeline (
  id integer primary key,
  at integer not null,
  kind text not null,
  subject text not null,
  unique (kind, subject)
) strict;
create index if not exists timeline_by_time on timeline (at, id);
`

/** What can be due: the kind, and what it is about (an account's id, or nothing for the whole workspace). */
export interface DueEvent {
  kind:
    | 'day.begin'
    | 'warmup.message'
    | 'warmup.fail'
    | 'account.recover'
    | 'campaign.start'
    | 'campaign.tick'
    | 'campaign.end'
    | 'order.proceed'
    | 'scheduledMessage.send'
    | 'message.proceed'
    | 'contact.reply'
    | 'agent.answer'
    | 'source.process'
    | 'source.finish'
    | 'analysis.run'
    | 'analysis.end'
  subject: string
}

/** Everything that is due, each kind at most once for a subject. */
export function timeline(db: Database) {
  const schedule = db.prepare('insert or replace into timeline (at, kind, subject) values (?, ?, ?)')
  const cancel = db.prepare('delete from timeline where kind = ? and subject = ?')
  const hasten = db.prepare(
    `insert into timeline (at, kind, subject) values (?, ?, ?)
     on conflict (kind, subject) do update set at = excluded.at where excluded.at < at`,
  )
  const planned = db.prepare('select at from timeline where kind = ? and subject = ?')
  // Ties happen in the order in which they were scheduled.
  const take = db.prepare(
    'delete from timeline where id = (select id from timeline where at <= ? order by at, id limit 1) returning at, kind, subject',
  )
  const next = db.prepare('select min(at) as at from timeline')
  return {
    /** Plans an event, in place of an earlier plan; without a time there is none. */
    schedule(kind: DueEvent['kind'], subject: string, at: Date | string | null): void {
      if (at === null) cancel.run(kind, subject)
      else schedule.run(new Date(at).getTime(), kind, subject)
    },
    /** Plans an event no later than that. */
    hasten: (kind: DueEvent['kind'], subject: string, at: Date): void => hasten.run(at.getTime(), kind, subject),
    /** When an event is due, if it is. */
    find(kind: DueEvent['kind'], subject: string): Date | undefined {
      const row = planned.get(kind, subject)
      return row && new Date(Number(row.at))
    },
    /** When the next event is due. */
    next(): Date | undefined {
      const at = next.get()?.at
      return typeof at === 'number' ? new Date(at) : undefined
    },
    /** Takes the first event that is due until then. */
    take(until: Date): (DueEvent & { at: Date }) | undefined {
      const row = take.get(until.getTime())
      if (!row) return undefined
      // Only `schedule` writes here, so the kind is one of its own.
      return { at: new Date(row.at as number), kind: row.kind as DueEvent['kind'], subject: String(row.subject) }
    },
  }
}
