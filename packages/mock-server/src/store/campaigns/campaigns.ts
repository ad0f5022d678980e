import type { Campaign, CampaignStatus } from '../../domain/campaigns/records.ts'
import { Problem } from '../../domain/problem.ts'
import type { Database, Row } from '../database.ts'
import { held } from '../held.ts'
import { contains, isOneOf, type Page, page } from '../page.ts'
import type { CountsOfCampaigns } from './counts.ts'
import type { CampaignSending } from './sending.ts'
import type { StepCounts } from './step-counts.ts'

/** The tables of this file. Of a never-started campaign `started_at` is null. */
export const schema = `
create table if not exists campaigns (
  id text primary key,
  status text not null,
  name text not null,
  search text not null,
  created_at integer not null,
  started_at integer,
  record text not null
) strict, without rowid;
create index if not exists campaigns_by_status on campaigns (status, id);
create index if not exists campaigns_by_creation on campaigns (created_at, id);
create index if not exists campaigns_by_name on campaigns (name, id);
create index if not exists campaigns_by_start on campaigns (started_at, id);
create table if not exists campaign_references (
  referred_id text not null,
  campaign_id text not null,
  primary key (referred_id, campaign_id)
) strict, without rowid;
create index if not exists campaign_references_by_campaign on campaign_references (campaign_id);
`

export interface CampaignFilter {
  status?: CampaignStatus[]
  includeArchived?: boolean
  accountId?: string
  search?: string
  sort: 'createdAt' | '-createdAt' | 'name' | '-name' | 'startedAt' | '-startedAt'
  limit: number
  cursor?: string
}

const columns = { createdAt: 'created_at', name: 'name', startedAt: 'started_at' }

const runs = `status in ('active', 'scheduled')`
const refersTo = `id in (select campaign_id from campaign_references where referred_id = ?)`

/** What stands beside a campaign. */
interface Parts {
  counts: CountsOfCampaigns
  stepCounts: StepCounts
  sending: CampaignSending
}

export function campaigns(db: Database, workspaceId: string, { counts, stepCounts, sending }: Parts) {
  const one = db.prepare('select record from campaigns where id = ?')
  const referring = db.prepare(`select record from campaigns where ${refersTo} order by created_at, id`)
  const running = db.prepare(`select record from campaigns where ${runs} and ${refersTo} order by created_at, id`)
  const save = db.prepare('insert or replace into campaigns values (?, ?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from campaigns where id = ?')
  const forget = db.prepare('delete from campaign_references where campaign_id = ?')
  const refer = db.prepare('insert or ignore into campaign_references values (?, ?)')
  /** The stats, its own and its steps', are counted when they are read. */
  const counted = (campaign: Campaign): Campaign => ({
    ...campaign,
    stats: counts.stats(campaign.id),
    steps: stepCounts.counted(campaign.id, campaign.steps),
  })
  const records = held<Campaign>({
    read(id) {
      const row = one.get(id)
      return row && read(row)
    },
    write(id, campaign) {
      const { status, name, description, tags, createdAt, startedAt, agentId } = campaign
      const search = [name, description ?? '', ...tags].join('\n').toLowerCase()
      const started = startedAt === null ? null : Date.parse(startedAt)
      save.run(id, status, name.toLowerCase(), search, Date.parse(createdAt), started, JSON.stringify(campaign))
      forget.run(id)
      for (const referred of [...campaign.accountIds, ...campaign.leadListIds, ...(agentId ? [agentId] : [])])
        refer.run(referred, id)
    },
  })
  return {
    /** @throws Problem `not_found` */
    get(id: string): Campaign {
      const campaign = records.get(id)
      if (!campaign) throw new Problem('not_found', `There is no campaign ${id} in this workspace.`)
      return counted(campaign)
    },
    /** The campaign itself; its stats are not counted, nor are those that the questions below answer. */
    find: records.get,
    isActive: (id: string): boolean => records.get(id)?.status === 'active',
    list({ status, includeArchived, accountId, search, sort, limit, cursor }: CampaignFilter): Page<Campaign> {
      const found = page<Campaign>(db, workspaceId, {
        table: 'campaigns',
        conditions: [
          isOneOf('status', status),
          includeArchived || status ? undefined : { sql: `status <> 'archived'`, values: [] },
          accountId === undefined ? undefined : { sql: refersTo, values: [accountId] },
          contains(['search'], search),
        ],
        column: columns[sort.replace('-', '') as keyof typeof columns],
        isNullable: sort.endsWith('startedAt'),
        descending: sort.startsWith('-'),
        limit,
        cursor,
      })
      return { data: found.data.map(counted), pagination: found.pagination }
    },
    /** Active and scheduled campaigns that answer with the agent, oldest first. */
    activeWithAgent: (agentId: string): Campaign[] => running.all(agentId).map(read),
    /** Active and scheduled campaigns that enrol from the list, oldest first. */
    activeWithList: (leadListId: string): Campaign[] => running.all(leadListId).map(read),
    /** Campaigns in any state that answer with the agent, oldest first. */
    withAgent: (agentId: string): Campaign[] => referring.all(agentId).map(read),
    /** Campaigns in any state that name the list, oldest first. */
    withList: (leadListId: string): Campaign[] => referring.all(leadListId).map(read),
    /** Campaigns in any state that send with the account, oldest first. */
    withAccount: (accountId: string): Campaign[] => referring.all(accountId).map(read),
    save(campaign: Campaign): void {
      records.set(campaign.id, campaign)
      records.write() // many questions are about its columns
      sending.changedWholly(campaign.id)
    },
    /** Removes the campaign itself; its leads and counts have a `clear` of their own. */
    remove(id: string): void {
      records.forget()
      remove.run(id)
      forget.run(id)
      sending.changedWholly(id)
    },
    forget: records.forget,
  }
}

const read = (row: Row): Campaign => JSON.parse(String(row.record))
