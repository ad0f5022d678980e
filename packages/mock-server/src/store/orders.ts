import { orderStatus } from '../../generated/transitions.ts'
import { heldBy } from '../domain/orders/delivery.ts'
import type { Order } from '../domain/orders/quote.ts'
import type { Kind } from '../domain/orders/stock.ts'
import { Problem } from '../domain/problem.ts'
import { ensureTransition } from '../domain/transitions.ts'
import type { Database, Row } from './database.ts'
import { isOneOf, type Page, page } from './page.ts'

/** The tables of this file. */
export const schema = `
create table if not exists orders (
  id text primary key,
  number text not null unique,
  status text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists orders_by_time on orders (created_at, id);
create index if not exists orders_by_status on orders (status, created_at, id);
create table if not exists ordered_accounts (
  order_id text not null,
  item integer not null,
  country_code text not null,
  account_type text not null,
  held integer not null,
  primary key (order_id, item)
) strict, without rowid;
create index if not exists ordered_accounts_by_kind on ordered_accounts (country_code, account_type, held);
`

export interface OrderFilter {
  status?: Order['status'][]
  from?: Date | undefined
  to?: Date | undefined
  limit: number
  cursor?: string
}

export function orders(db: Database, workspaceId: string) {
  const byId = db.prepare('select record from orders where id = ?')
  const counted = db.prepare('select count(*) as count from orders')
  const held = db.prepare(
    'select coalesce(sum(held), 0) as held from ordered_accounts where country_code = ? and account_type = ?',
  )
  const save = db.prepare('insert or replace into orders values (?, ?, ?, ?, ?)')
  const saveItem = db.prepare('insert or replace into ordered_accounts values (?, ?, ?, ?, ?)')
  return {
    /** @throws Problem `not_found` */
    get(id: string): Order {
      const row = byId.get(id)
      if (!row) throw new Problem('not_found', `There is no order ${id} in this workspace.`)
      return read(row)
    },
    count(): number {
      return Number(counted.get()?.count)
    },
    /** How many accounts of a kind the orders hold, be they delivered or still to come. */
    held({ countryCode, accountType }: Kind): number {
      return Number(held.get(countryCode, accountType)?.held)
    },
    /** Newest first. */
    list({ status, from, to, limit, cursor }: OrderFilter): Page<Order> {
      return page(db, workspaceId, {
        table: 'orders',
        conditions: [
          isOneOf('status', status),
          from && { sql: 'created_at >= ?', values: [from.getTime()] },
          to && { sql: 'created_at < ?', values: [to.getTime()] },
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
    save(order: Order): void {
      const { id, number, status, createdAt, items } = order
      const before = byId.get(id)
      ensureTransition(orderStatus, before && read(before).status, status)
      save.run(id, number, status, Date.parse(createdAt), JSON.stringify(order))
      for (const [index, item] of items.entries())
        if (item.countryCode && item.accountType)
          saveItem.run(id, index, item.countryCode, item.accountType, heldBy(order, item))
    },
  }
}

const read = (row: Row): Order => JSON.parse(String(row.record))
