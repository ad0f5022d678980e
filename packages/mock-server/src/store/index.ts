import { accounts } from './accounts.ts'
import type { Database } from './database.ts'
import { idempotency } from './idempotency.ts'
import { media } from './media.ts'
import { meta } from './meta.ts'
import { provision } from './provision.ts'
import { schema, tables } from './schema.ts'
import { settings } from './settings.ts'
import { timeline } from './timeline.ts'
import { warmup } from './warmup.ts'

export type Store = ReturnType<typeof createStore>

/** The one place that knows SQL: a workspace's records by section, with one function a question. */
export function createStore(db: Database, workspaceId: string) {
  db.exec(schema)
  const anyRecord = db.prepare(
    'select 1 from accounts union all select 1 from otp_sessions union all select 1 from media limit 1',
  )
  return {
    workspaceId,
    accounts: accounts(db, workspaceId),
    idempotency: idempotency(db),
    media: media(db),
    meta: meta(db),
    provision: provision(db),
    settings: settings(db),
    timeline: timeline(db),
    warmup: warmup(db),
    /** Whether nothing has been stored in the workspace yet. */
    isEmpty: (): boolean => anyRecord.get() === undefined,
    /** Forgets everything. */
    clear(): void {
      for (const table of tables) db.exec(`delete from ${table}`)
    },
  }
}
