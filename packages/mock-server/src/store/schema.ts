import * as accounts from './accounts.ts'
import * as agentUsage from './agent-usage.ts'
import * as agents from './agents.ts'
import * as campaigns from './campaigns/index.ts'
import * as competitorAnalyses from './competitor-analyses.ts'
import * as conversations from './conversations/index.ts'
import * as credits from './credits.ts'
import * as events from './events.ts'
import * as faults from './faults.ts'
import * as idempotency from './idempotency.ts'
import * as knowledgeBase from './knowledge-base.ts'
import * as knowledgeChunks from './knowledge-chunks.ts'
import * as leadLists from './lead-lists.ts'
import * as leads from './leads/index.ts'
import * as media from './media.ts'
import * as meta from './meta.ts'
import * as orders from './orders.ts'
import * as outcomes from './outcomes.ts'
import * as pages from './pages.ts'
import * as pieces from './pieces.ts'
import * as provision from './provision.ts'
import * as settings from './settings.ts'
import * as timeline from './timeline.ts'
import * as warmup from './warmup.ts'

/**
 * One workspace. A record is stored as the JSON that it is answered with, beside the columns that are filtered and
 * sorted by. Instants are milliseconds since 1970.
 */
export const schema = [
  accounts,
  agents,
  agentUsage,
  campaigns,
  competitorAnalyses,
  conversations,
  credits,
  events,
  faults,
  idempotency,
  knowledgeBase,
  knowledgeChunks,
  leadLists,
  leads,
  media,
  meta,
  orders,
  outcomes,
  pages,
  pieces,
  provision,
  settings,
  timeline,
  warmup,
]
  .map((section) => section.schema)
  .join('')

/** Every table, for a reset to empty. */
export const tables = [...schema.matchAll(/create (?:virtual )?table if not exists (\w+)/g)].map(([, name]) =>
  String(name),
)
