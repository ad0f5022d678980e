import { accounts } from './accounts.ts'
import { agentUsage } from './agent-usage.ts'
import { agents } from './agents.ts'
import { campaignStores } from './campaigns/index.ts'
import { competitorAnalyses } from './competitor-analyses.ts'
import { inbox } from './conversations/index.ts'
import { credits } from './credits.ts'
import type { Database } from './database.ts'
import { events } from './events.ts'
import { faults } from './faults.ts'
import { idempotency } from './idempotency.ts'
import { inMemory } from './in-memory.ts'
import { knowledgeBase } from './knowledge-base.ts'
import { leadLists } from './lead-lists.ts'
import { customFields, leadSearch, leads, tags } from './leads/index.ts'
import { media } from './media.ts'
import { meta } from './meta.ts'
import { bringUpToDate } from './migrations.ts'
import { orders } from './orders.ts'
import { outcomes } from './outcomes.ts'
import { pages } from './pages.ts'
import { provision } from './provision.ts'
import { requests } from './requests.ts'
import { tables } from './schema.ts'
import { settings } from './settings.ts'
import { timeline } from './timeline.ts'
import { warmup } from './warmup.ts'

export type Store = ReturnType<typeof createStore>

/** Where something that was made is stored. */
const recordTables = [
  'accounts',
  'otp_sessions',
  'media',
  'agents',
  'knowledge_sources',
  'campaigns',
  'leads',
  'lead_lists',
  'conversation_tags',
  'custom_fields',
  'orders',
  'web_pages',
  'faults',
]

/** The one place that knows SQL: a workspace's records by section, with one function a question. */
export function createStore(db: Database, workspaceId: string) {
  bringUpToDate(db)
  const anyRecord = db.prepare(
    `select ${recordTables.map((table) => `exists (select 1 from ${table})`).join(' or ')} as found`,
  )
  const parts = partsOf(db, workspaceId)
  const { accounts, campaigns, campaignCounts, campaignSending, campaignStepCounts } = parts
  const { credits, events, leads, leadSearch, settings, requests } = parts
  const written = [accounts, campaignCounts, campaignSending, campaignStepCounts, settings]
  const write = () => {
    for (const part of written) part.write()
  }
  const forget = () => {
    for (const part of [...written, campaigns, credits, events, leads, leadSearch]) part.forget()
  }
  return {
    workspaceId,
    ...parts,
    /** Writes what is in memory only; to be called before a commit. */
    write,
    /** Forgets what is in memory, as the tables are not as they were. */
    forget,
    /** Whether nothing has been stored in the workspace yet. */
    isEmpty(): boolean {
      write()
      return anyRecord.get()?.found === 0
    },
    /** Forgets everything. */
    clear(): void {
      for (const table of tables) db.exec(`delete from ${table}`)
      forget()
      requests.clear()
    },
  }
}

function partsOf(db: Database, workspaceId: string) {
  const numbers = meta(db)
  const log = requests(workspaceId)
  const ownAccounts = accounts(db, workspaceId)
  const search = leadSearch(db)
  return {
    accounts: ownAccounts,
    agentUsage: agentUsage(db),
    agents: agents(db, workspaceId),
    competitorAnalyses: competitorAnalyses(db),
    credits: credits(db, workspaceId),
    ...campaignStores(db, workspaceId, { findAccount: ownAccounts.find, leadSearch: search }),
    ...inbox(db, workspaceId),
    events: events(db),
    faults: faults(db, workspaceId, numbers),
    idempotency: idempotency(db),
    inMemory: inMemory(db, log),
    customFields: customFields(db, workspaceId),
    leadLists: leadLists(db, workspaceId),
    leadSearch: search,
    leadTags: tags(db),
    leads: leads(db, workspaceId, search),
    knowledgeBase: knowledgeBase(db, workspaceId),
    media: media(db),
    meta: numbers,
    orders: orders(db, workspaceId),
    outcomes: outcomes(db),
    pages: pages(db),
    provision: provision(db),
    requests: log,
    settings: settings(db),
    timeline: timeline(db),
    warmup: warmup(db),
  }
}
