import * as tables from '../generated/operations.ts'
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
import { caller } from './call.ts'
import { section } from './operation.ts'
import { type RocketleadOptions, settingsFrom } from './options.ts'
import { type RawClient, rawClient, sender } from './transport.ts'

/**
 * The Rocketlead API, one property per section and one method per operation.
 *
 * ```ts
 * const rocketlead = new Rocketlead({ apiKey: 'rl_...', baseUrl: 'https://rocketlead.example' })
 * const { data } = await rocketlead.accounts.list({ status: ['connected'] })
 * ```
 */
export class Rocketlead {
  readonly accounts: Accounts
  readonly campaigns: Campaigns
  readonly leads: Leads
  readonly leadLists: LeadLists
  readonly conversations: Conversations
  readonly agents: Agents
  readonly warmup: Warmup
  readonly credits: Credits
  readonly orders: Orders
  readonly provision: Provision
  readonly settings: Settings
  readonly knowledgeBase: KnowledgeBase
  /**
   * openapi-fetch's client over the same key and `fetch`, typed by path: for what the methods do not offer. It answers
   * `{ data, error, response }` and does not throw the client's errors; go by `response.ok`.
   */
  readonly raw: RawClient

  /** @throws RocketleadError when there is no API key or base URL */
  constructor(options: RocketleadOptions = {}) {
    const settings = settingsFrom(options)
    const call = caller(settings, sender(settings))
    this.accounts = section('accounts', tables.accounts, call)
    this.campaigns = section('campaigns', tables.campaigns, call)
    this.leads = section('leads', tables.leads, call)
    this.leadLists = section('leadLists', tables.leadLists, call)
    this.conversations = section('conversations', tables.conversations, call)
    this.agents = section('agents', tables.agents, call)
    this.warmup = section('warmup', tables.warmup, call)
    this.credits = section('credits', tables.credits, call)
    this.orders = section('orders', tables.orders, call)
    this.provision = section('provision', tables.provision, call)
    this.settings = section('settings', tables.settings, call)
    this.knowledgeBase = section('knowledgeBase', tables.knowledgeBase, call)
    this.raw = rawClient(settings)
  }
}
