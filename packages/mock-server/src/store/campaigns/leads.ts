import { campaignLeadStatus } from '../../../generated/transitions.ts'
import type { CampaignEntry, CampaignLeadStatus } from '../../domain/campaigns/records.ts'
import type { Lead } from '../../domain/records.ts'
import { ensureTransition } from '../../domain/transitions.ts'
import type { Database, Row } from '../database.ts'
import { conditionsOf as conditionsOfLeads } from '../leads/filter.ts'
import type { LeadSearch } from '../leads/search.ts'
import { tags } from '../leads/tags.ts'
import { type Condition, isOneOf, type Page, page } from '../page.ts'
import type { CountsOfCampaigns } from './counts.ts'
import type { CampaignSending } from './sending.ts'

/** The tables of this file. A lead is in a campaign at most once. */
export const schema = `
create table if not exists campaign_leads (
  id text primary key,
  campaign_id text not null,
  lead_id text not null,
  status text not null,
  account_id text,
  last_step_id text,
  added_at integer not null,
  last_contacted_at integer,
  next_send_at integer,
  record text not null,
  unique (campaign_id, lead_id)
) strict, without rowid;
create index if not exists campaign_leads_by_lead on campaign_leads (lead_id, added_at, id);
create index if not exists campaign_leads_by_status on campaign_leads (campaign_id, status);
create index if not exists campaign_leads_by_step on campaign_leads (campaign_id, last_step_id);
create index if not exists campaign_leads_by_addition on campaign_leads (campaign_id, added_at, id);
create index if not exists campaign_leads_by_contact on campaign_leads (campaign_id, last_contacted_at, id);
create index if not exists campaign_leads_by_sending on campaign_leads (campaign_id, next_send_at, id);
`

/** Which of a campaign's leads; without any property, all. */
export interface EntryFilter {
  status?: CampaignLeadStatus[]
  stepId?: string
  accountId?: string
  tag?: string
  search?: string
}

export interface EntryListFilter extends EntryFilter {
  sort: 'addedAt' | '-addedAt' | 'lastContactedAt' | '-lastContactedAt' | 'nextSendAt' | '-nextSendAt'
  limit: number
  cursor?: string
}

/** An entry with its lead. */
export type EntryWithLead = CampaignEntry & { lead: Lead }

const columns = { addedAt: 'added_at', lastContactedAt: 'last_contacted_at', nextSendAt: 'next_send_at' }

/** What stands beside the places of leads. */
interface Parts {
  counts: CountsOfCampaigns
  sending: CampaignSending
  leadSearch: LeadSearch
}

export function campaignLeads(db: Database, workspaceId: string, { counts, sending, leadSearch }: Parts) {
  const one = db.prepare('select record from campaign_leads where campaign_id = ? and lead_id = ?')
  const every = db.prepare('select record from campaign_leads where campaign_id = ? order by added_at, id')
  const open = db.prepare(
    `select record from campaign_leads where campaign_id = ? and status in ('pending', 'in_progress') order by added_at, id`,
  )
  const openOf = db.prepare(
    `select record from campaign_leads where campaign_id = ? and account_id = ? and status in ('pending', 'in_progress')
     order by added_at, id`,
  )
  const release = db.prepare(
    `update campaign_leads set account_id = null, record = json_set(record, '$.accountId', null)
     where campaign_id = ? and account_id = ?`,
  )
  const ofLead = db.prepare('select record from campaign_leads where lead_id = ? order by added_at, id')
  const running = db.prepare(
    `select campaign_leads.status as status, campaign_id from campaign_leads join campaigns on campaigns.id = campaign_id
     where lead_id = ? and campaigns.status in ('active', 'scheduled')`,
  )
  const waiting = db.prepare(
    `select 1 from campaign_leads where campaign_id = ? and status in ('pending', 'in_progress', 'paused') limit 1`,
  )
  const save = db.prepare(
    `insert into campaign_leads values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set status = excluded.status, account_id = excluded.account_id,
       last_step_id = excluded.last_step_id, last_contacted_at = excluded.last_contacted_at,
       next_send_at = excluded.next_send_at, record = excluded.record`,
  )
  const remove = db.prepare('delete from campaign_leads where campaign_id = ? and lead_id = ?')
  const clear = db.prepare('delete from campaign_leads where campaign_id = ?')

  /**
   * Counts a lead in its new state, if it can go there, and no more in its old one; the account that it had waits for
   * another lead. To be called before it is stored.
   */
  function recount(campaignId: string, place: CampaignEntry | undefined, status: CampaignLeadStatus | undefined): void {
    if (place) sending.changed(campaignId, place.accountId)
    const before = place?.status
    if (before === status) return
    if (status !== undefined) ensureTransition(campaignLeadStatus, before, status)
    if (before !== undefined) counts.addLeads(campaignId, before, -1)
    if (status !== undefined) counts.addLeads(campaignId, status, 1)
  }

  const leadTags = tags(db)

  function conditionsOf(campaignId: string, filter: EntryFilter): (Condition | undefined)[] {
    const { status, stepId, accountId, tag, search } = filter
    const leads = conditionsOfLeads({ search, tag: tag === undefined ? undefined : spellingsOf(tag) })
    return [
      { sql: 'entry.campaign_id = ?', values: [campaignId] },
      isOneOf('entry.status', status),
      is('entry.last_step_id', stepId),
      is('entry.account_id', accountId),
      ...leads.map((condition) => condition && ofLeads(condition)),
    ]
  }

  /** A tag as leads write it, in whatever case. */
  function spellingsOf(tag: string): string[] {
    const isSame = (name: string) => name.toLowerCase() === tag.toLowerCase()
    return leadTags
      .all()
      .map(({ name }) => name)
      .filter(isSame)
  }

  function find(campaignId: string, leadId: string): CampaignEntry | undefined {
    const row = one.get(campaignId, leadId)
    return row && read(row)
  }

  function put(entry: CampaignEntry, before: CampaignEntry | undefined): void {
    const { id, campaignId, leadId, status, accountId, lastStepId, addedAt, lastContactedAt, nextSendAt } = entry
    recount(campaignId, before, status)
    sending.changed(campaignId, accountId)
    save.run(
      id,
      campaignId,
      leadId,
      status,
      accountId,
      lastStepId,
      Date.parse(addedAt),
      instant(lastContactedAt),
      instant(nextSendAt),
      JSON.stringify(entry),
    )
  }

  return {
    find,
    /** Every lead of a campaign, oldest first. */
    all: (campaignId: string): CampaignEntry[] => every.all(campaignId).map(read),
    /** The leads that are still to be sent something, oldest first. */
    open: (campaignId: string): CampaignEntry[] => open.all(campaignId).map(read),
    /** Those of them that an account has written to, oldest first. */
    openOf: (campaignId: string, accountId: string): CampaignEntry[] => openOf.all(campaignId, accountId).map(read),
    /** Lets any account go on with the leads that one has written to. */
    release(campaignId: string, accountId: string): void {
      release.run(campaignId, accountId)
      sending.changedWholly(campaignId)
    },
    /** A lead's places in campaigns, oldest first. */
    ofLead: (leadId: string): CampaignEntry[] => ofLead.all(leadId).map(read),
    /** Whether an active or scheduled campaign has yet to do with the lead. */
    isActive: (leadId: string): boolean =>
      running.all(leadId).some(({ status }) => status === 'pending' || status === 'in_progress' || status === 'paused'),
    /** Whether another active or scheduled campaign has the lead. */
    isElsewhere: (leadId: string, campaignId: string): boolean =>
      running.all(leadId).some((row) => row.campaign_id !== campaignId && row.status !== 'skipped'),
    /** Whether a campaign has leads that are not through. */
    hasUnfinished: (campaignId: string): boolean => waiting.get(campaignId) !== undefined,
    list(campaignId: string, { sort, limit, cursor, ...filter }: EntryListFilter): Page<EntryWithLead> {
      if (filter.search !== undefined) leadSearch.catchUp()
      return page(db, workspaceId, {
        table: joined,
        record: `json_set(entry.record, '$.lead', json(leads.record))`,
        id: 'entry.id',
        conditions: conditionsOf(campaignId, filter),
        column: `entry.${columns[sort.replace('-', '') as keyof typeof columns]}`,
        isNullable: !sort.endsWith('addedAt'),
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
    },
    /** The ids of the leads that a filter names, oldest first. */
    leadIds(campaignId: string, filter: EntryFilter): string[] {
      if (filter.search !== undefined) leadSearch.catchUp()
      const conditions = conditionsOf(campaignId, filter).filter((condition) => condition !== undefined)
      const where = conditions.map(({ sql }) => `(${sql})`).join(' and ')
      const sql = `select entry.lead_id as id from ${joined} where ${where} order by added_at, entry.id`
      const rows = db.prepare(sql).all(...conditions.flatMap(({ values }) => values))
      return rows.map(({ id }) => String(id))
    },
    /** Adds a lead that the campaign has not. */
    add: (entry: CampaignEntry): void => put(entry, undefined),
    /** @param before the entry as it is stored, when the caller knows */
    save: (entry: CampaignEntry, before = find(entry.campaignId, entry.leadId)): void => put(entry, before),
    remove(campaignId: string, leadId: string): void {
      recount(campaignId, find(campaignId, leadId), undefined)
      remove.run(campaignId, leadId)
    },
    /** Removes every lead of a campaign. */
    clear(campaignId: string): void {
      clear.run(campaignId)
      counts.clearLeads(campaignId)
      sending.changedWholly(campaignId)
    },
  }
}

const joined = 'campaign_leads as entry join leads on leads.id = entry.lead_id'

const is = (column: string, value: string | undefined): Condition | undefined =>
  value === undefined ? undefined : { sql: `${column} = ?`, values: [value] }

/** The leads' own conditions, held against the leads of the entries. */
const ofLeads = (condition: Condition): Condition => ({
  ...condition,
  sql: `entry.lead_id in (select id from leads where ${condition.sql})`,
})

const instant = (time: string | null): number | null => (time === null ? null : Date.parse(time))

const read = (row: Row): CampaignEntry => JSON.parse(String(row.record))
