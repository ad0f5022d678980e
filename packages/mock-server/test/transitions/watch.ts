import type { Database } from '../../src/store/database.ts'
import { setupCore } from '../core.ts'
import { operationAt } from '../matrix/record.ts'

/** A row that came into a state; `before` is null when it is new, `call` is missing when no call did it. */
export interface Moved {
  machine: string
  before: string | null
  now: string
  call: string | undefined
}

/** Where the states of each machine stand. */
export const columns: Record<string, { table: string; column: string }> = {
  AccountPhase: { table: 'accounts', column: 'phase' },
  AccountStatus: { table: 'accounts', column: 'status' },
  CampaignLeadStatus: { table: 'campaign_leads', column: 'status' },
  CampaignStatus: { table: 'campaigns', column: 'status' },
  MessageStatus: { table: 'messages', column: 'status' },
  OrderStatus: { table: 'orders', column: 'status' },
  SourceStatus: { table: 'knowledge_sources', column: 'status' },
}

/** A server whose database notes every move that is kept, so that none goes by unseen, whatever makes it. */
export function watched() {
  const databases: Database[] = []
  const core = setupCore((database) => {
    databases.push(database)
    return database
  })
  const [db] = databases
  if (!db) throw new Error('The workspace has no database.')
  db.exec(
    `create temp table moves (machine text, before text, now text); ${Object.entries(columns).map(triggers).join('')}`,
  )
  const noted = db.prepare('select distinct machine, before, now from moves where before is not now')
  const moved: Moved[] = []

  /** Takes what was noted since the last time for the work of a call, or for what happened by itself. */
  function collect(call?: string): Moved[] {
    for (const { machine, before, now } of noted.all())
      moved.push({ machine: String(machine), before: before === null ? null : String(before), now: String(now), call })
    db?.exec('delete from moves')
    return moved
  }

  async function fetch(input: Request | string | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    collect()
    const response = await core.core.fetch(request)
    collect(operationAt(request.method, new URL(request.url).pathname))
    return response
  }

  return { ...core, fetch, moved: () => collect() }
}

/** Called before a row is put in the place of another, or is changed. */
function triggers([machine, { table, column }]: [string, { table: string; column: string }]): string {
  const before = `(select ${column} from ${table} where id = new.id)`
  const note = `begin insert into moves values ('${machine}', ${before}, new.${column}); end;`
  const name = machine.toLowerCase()
  return ['insert', 'update']
    .map((event) => `create temp trigger ${name}_${event} before ${event} on main.${table} ${note}`)
    .join('')
}
