import { Problem } from '../domain/problem.ts'
import type { Account, AccountActivity, AccountActivityType, AccountPhase, AccountStatus } from '../domain/records.ts'
import type { Database, Row } from './database.ts'
import { held } from './held.ts'
import { contains, isOneOf, type Page, page } from './page.ts'

/** The tables of this file. */
export const schema = `
create table if not exists accounts (
  id text primary key,
  phone text not null unique,
  display_name text not null,
  status text not null,
  phase text not null,
  paused integer not null,
  daily_sent integer not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists accounts_by_creation on accounts (created_at, id);
create index if not exists accounts_by_sent on accounts (daily_sent, id);
create table if not exists activities (
  id text primary key,
  account_id text not null,
  type text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists activities_by_account on activities (account_id, created_at, id);
`

export interface AccountFilter {
  status?: AccountStatus[]
  phase?: AccountPhase[]
  paused?: boolean
  search?: string
  sort: 'createdAt' | '-createdAt' | 'phone' | 'dailySent'
  limit: number
  cursor?: string
}

export interface ActivityFilter {
  type?: AccountActivityType[]
  from?: Date | undefined
  to?: Date | undefined
  limit: number
  cursor?: string
}

const columns = { createdAt: 'created_at', phone: 'phone', dailySent: 'daily_sent' }

export function accounts(db: Database, workspaceId: string) {
  const byId = db.prepare('select record from accounts where id = ?')
  const byPhone = db.prepare('select record from accounts where phone = ?')
  const every = db.prepare('select record from accounts order by created_at, id')
  const save = db.prepare(
    `insert into accounts values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set phone = excluded.phone, display_name = excluded.display_name,
       status = excluded.status, phase = excluded.phase, paused = excluded.paused, daily_sent = excluded.daily_sent,
       record = excluded.record`,
  )
  const addActivity = db.prepare('insert into activities values (?, ?, ?, ?, ?)')
  const records = held<Account>({
    read(id) {
      const row = byId.get(id)
      return row && read(row)
    },
    write(id, account) {
      const { phone, displayName, status, phase, paused, dailySent, createdAt } = account
      const name = (displayName ?? '').toLowerCase()
      const created = Date.parse(createdAt)
      save.run(id, phone, name, status, phase, Number(paused), dailySent, created, JSON.stringify(account))
    },
  })
  return {
    /** @throws Problem `not_found` */
    get(id: string): Account {
      const account = records.get(id)
      if (!account) throw new Problem('not_found', `There is no account ${id} in this workspace.`)
      return account
    },
    find: records.get,
    findByPhone(phone: string): Account | undefined {
      records.write()
      const row = byPhone.get(phone)
      return row && read(row)
    },
    /** Oldest first. */
    all(): Account[] {
      records.write()
      return every.all().map(read)
    },
    list({ sort, status, phase, paused, search, limit, cursor }: AccountFilter): Page<Account> {
      records.write()
      return page(db, workspaceId, {
        table: 'accounts',
        conditions: [
          isOneOf('status', status),
          isOneOf('phase', phase),
          paused === undefined ? undefined : { sql: 'paused = ?', values: [Number(paused)] },
          contains(['phone', 'display_name'], search),
        ],
        column: columns[sort.replace('-', '') as keyof typeof columns],
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
    },
    save: (account: Account): void => records.set(account.id, account),
    write: records.write,
    forget: records.forget,
    addActivity(activity: AccountActivity): void {
      const { id, accountId, type, createdAt } = activity
      addActivity.run(id, accountId, type, Date.parse(createdAt), JSON.stringify(activity))
    },
    /** Newest first. */
    listActivity(accountId: string, { type, from, to, limit, cursor }: ActivityFilter): Page<AccountActivity> {
      return page(db, workspaceId, {
        table: 'activities',
        conditions: [
          { sql: 'account_id = ?', values: [accountId] },
          isOneOf('type', type),
          from === undefined ? undefined : { sql: 'created_at >= ?', values: [from.getTime()] },
          to === undefined ? undefined : { sql: 'created_at < ?', values: [to.getTime()] },
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
  }
}

const read = (row: Row): Account => JSON.parse(String(row.record))
