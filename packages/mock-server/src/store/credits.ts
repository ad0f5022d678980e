import type { CreditTransaction } from '../domain/credits.ts'
import type { Schemas } from '../domain/records.ts'
import type { Database, Row } from './database.ts'
import { isOneOf, type Page, page } from './page.ts'

/** The tables of this file. */
export const schema = `
create table if not exists credit_transactions (
  id text primary key,
  type text not null,
  source_type text,
  source_id text,
  balance_after real not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists credit_transactions_by_time on credit_transactions (created_at, id);
create index if not exists credit_transactions_by_source on credit_transactions (source_id, created_at, id);
`

export interface CreditFilter {
  type?: Schemas['CreditTransactionType'][]
  sourceType?: Schemas['CreditSourceType']
  sourceId?: string
  from?: Date | undefined
  to?: Date | undefined
  limit: number
  cursor?: string
}

/** The ledger: lines are only ever added, and both time and ids go up. */
export function credits(db: Database, workspaceId: string) {
  const balance = db.prepare('select balance_after from credit_transactions order by created_at desc, id desc limit 1')
  const last = db.prepare('select record from credit_transactions order by created_at desc, id desc limit 1')
  const add = db.prepare('insert into credit_transactions values (?, ?, ?, ?, ?, ?, ?)')
  let known: number | undefined
  return {
    /** The sum of all lines, which the last one knows. */
    balance(): number {
      known ??= Number(balance.get()?.balance_after ?? 0)
      return known
    },
    /** Goes on with what the table holds. */
    forget(): void {
      known = undefined
    },
    /** The line that was written last. */
    last(): CreditTransaction | undefined {
      const row = last.get()
      return row && read(row)
    },
    add(line: CreditTransaction): void {
      const { id, type, source, balanceAfter, createdAt } = line
      known = balanceAfter
      add.run(
        id,
        type,
        source?.type ?? null,
        source?.id ?? null,
        balanceAfter,
        Date.parse(createdAt),
        JSON.stringify(line),
      )
    },
    /** Newest first. */
    list({ type, sourceType, sourceId, from, to, limit, cursor }: CreditFilter): Page<CreditTransaction> {
      return page(db, workspaceId, {
        table: 'credit_transactions',
        conditions: [
          isOneOf('type', type),
          isOneOf('source_type', sourceType && [sourceType]),
          isOneOf('source_id', sourceId === undefined ? undefined : [sourceId]),
          from && { sql: 'created_at >= ?', values: [from.getTime()] },
          to && { sql: 'created_at < ?', values: [to.getTime()] },
        ],
        column: 'created_at',
        descending: true,
        limit,
        cursor,
      })
    },
  }
}

const read = (row: Row): CreditTransaction => JSON.parse(String(row.record))
