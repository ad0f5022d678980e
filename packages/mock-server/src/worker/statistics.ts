import { day } from '../domain/time.ts'
import { machineTime } from '../simulation/clock.ts'
import type { Report } from './reports.ts'
import type { ObjectState, ObjectStorage } from './runtime.ts'

const schema = `
create table if not exists workspaces (
  id text primary key,
  used_at integer not null,
  requests integer not null,
  refused integer not null,
  bytes integer not null
) strict, without rowid;
`

const add = `
insert into workspaces values (?, ?, ?, ?, ?)
on conflict (id) do update set
  used_at = iif(excluded.requests > 0, excluded.used_at, used_at),
  requests = requests + excluded.requests,
  refused = refused + excluded.refused,
  bytes = excluded.bytes
`

const totals = `
select
  count(*) as workspaces,
  coalesce(sum(used_at > ?), 0) as activeInTheLastDay,
  coalesce(sum(requests), 0) as requests,
  coalesce(sum(refused), 0) as refused,
  coalesce(sum(bytes), 0) as bytes
from workspaces
`

/** What all workspaces of a Worker come to: one Durable Object, to which theirs report. */
export class Statistics {
  readonly #sql: ObjectStorage['sql']

  constructor({ storage }: ObjectState) {
    this.#sql = storage.sql
    this.#sql.exec(schema)
  }

  /** Takes a report, or gives the totals. */
  async fetch(request: Request): Promise<Response> {
    const now = machineTime().getTime()
    if (request.method === 'GET') return Response.json(this.#totals(now), { headers: { 'cache-control': 'no-store' } })
    const { workspace, requests, refused, bytes } = (await request.json()) as Report // nobody else sends any
    this.#sql.exec(add, workspace, now, requests, refused, bytes)
    return new Response(null, { status: 204 })
  }

  #totals(now: number) {
    return this.#sql.exec(totals, now - day).toArray()[0]
  }
}
