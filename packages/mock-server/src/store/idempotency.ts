import type { Database } from './database.ts'

/** The tables of this file. */
export const schema = `
create table if not exists idempotency (
  key text primary key,
  request text not null,
  status integer not null,
  headers text not null,
  body text not null,
  created_at integer not null
) strict, without rowid;
create index if not exists idempotency_by_time on idempotency (created_at);
`

/** An answer that is kept for the next request with the same key. */
export interface KeptAnswer {
  /** A digest of the request that it answers. */
  request: string
  status: number
  headers: Record<string, string>
  body: string
}

export function idempotency(db: Database) {
  const one = db.prepare('select * from idempotency where key = ? and created_at > ?')
  const save = db.prepare('insert or replace into idempotency values (?, ?, ?, ?, ?, ?)')
  const forget = db.prepare('delete from idempotency where created_at <= ?')
  return {
    /** The answer kept under the key since then. */
    find(key: string, since: Date): KeptAnswer | undefined {
      const row = one.get(key, since.getTime())
      return (
        row && {
          request: String(row.request),
          status: Number(row.status),
          headers: JSON.parse(String(row.headers)),
          body: String(row.body),
        }
      )
    },
    save(key: string, { request, status, headers, body }: KeptAnswer, now: Date): void {
      save.run(key, request, status, JSON.stringify(headers), body, now.getTime())
    },
    forgetUntil(then: Date): void {
      forget.run(then.getTime())
    },
  }
}
