import * as sections from '../generated/operations.ts'
import type { Accounts } from '../generated/sections/accounts.ts'
import type { Agents } from '../generated/sections/agents.ts'
import type { Campaigns } from '../generated/sections/campaigns.ts'
import type { Conversations } from '../generated/sections/conversations.ts'
import type { Credits } from '../generated/sections/credits.ts'
import type { KnowledgeBase } from '../generated/sections/knowledge-base.ts'
import type { LeadLists } from '../generated/sections/lead-lists.ts'
import type { Leads } from '../generated/sections/leads.ts'
import type { Orders } from '../generated/sections/orders.ts'
import type { Provision } from '../generated/sections/provision.ts'
import type { Settings } from '../generated/sections/settings.ts'
import type { Warmup } from '../generated/sections/warmup.ts'
import { createClient } from './create-client.ts'
import type { RocketleadOptions } from './options.ts'
import type { RawClient } from './raw-client.ts'

/**
 * The Rocketlead API, one property per section and one method per operation.
 *
 * ```ts
 * const rocketlead = new Rocketlead({ apiKey: 'rl_...', baseUrl: 'https://rocketlead.example' })
 * for await (const lead of rocketlead.leads.list({ tag: ['trade-fair'] })) console.log(lead.phone)
 * ```
 */
export class Rocketlead {
  declare readonly accounts: Accounts
  declare readonly campaigns: Campaigns
  declare readonly leads: Leads
  declare readonly leadLists: LeadLists
  declare readonly conversations: Conversations
  declare readonly agents: Agents
  declare readonly warmup: Warmup
  declare readonly credits: Credits
  declare readonly orders: Orders
  declare readonly provision: Provision
  declare readonly settings: Settings
  declare readonly knowledgeBase: KnowledgeBase
  /**
   * openapi-fetch's client, typed by path: for what the methods do not offer. Its calls have the same key, limits,
   * retries, hooks and errors: a failure throws. It makes no idempotency key: a POST with one of your own is tried again.
   */
  declare readonly raw: RawClient

  /** @throws RocketleadError when there is no API key or base URL */
  constructor(options: RocketleadOptions = {}) {
    Object.assign(this, createClient(sections, options))
  }
}
