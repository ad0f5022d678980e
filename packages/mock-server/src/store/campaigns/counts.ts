import type { Campaign, CampaignCounts, CampaignLeadStatus } from '../../domain/campaigns/records.ts'
import { minute } from '../../domain/time.ts'
import type { Database, Row } from '../database.ts'
import { tally } from '../tally.ts'

/**
 * The tables of this file. Counts stand by quarter hours of UTC: every time zone's days begin at one of them, so days
 * can be summed for whichever zone is asked for, across daylight-saving changes. Leads are counted by their states, so
 * that a campaign's stats need not look at every lead. No trigger counts them, as one makes each save three times as slow.
 */
export const schema = `
create table if not exists campaign_counts (
  campaign_id text not null,
  quarter integer not null,
  sent integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  failed integer not null default 0,
  new_leads_contacted integer not null default 0,
  replies integer not null default 0,
  unique_replies integer not null default 0,
  opt_outs integer not null default 0,
  credits_spent integer not null default 0,
  primary key (campaign_id, quarter)
) strict, without rowid;
create table if not exists campaign_lead_counts (
  campaign_id text not null,
  status text not null,
  leads integer not null,
  primary key (campaign_id, status)
) strict, without rowid;
`

const quarter = 15 * minute

const columns: Record<keyof CampaignCounts, string> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  newLeadsContacted: 'new_leads_contacted',
  replies: 'replies',
  uniqueReplies: 'unique_replies',
  optOuts: 'opt_outs',
  creditsSpent: 'credits_spent',
}
// The object above names each key, and nothing else.
const keys = Object.keys(columns) as (keyof CampaignCounts)[]
const names = Object.values(columns)
const sums = names.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(', ')

const read = (row: Row | undefined): CampaignCounts =>
  Object.fromEntries(keys.map((key) => [key, Number(row?.[columns[key]] ?? 0)])) as Record<keyof CampaignCounts, number>

export type CountsOfCampaigns = ReturnType<typeof campaignCounts>

/** What happened in a quarter hour. */
export interface QuarterCounts extends CampaignCounts {
  /** When the quarter hour began. */
  at: Date
}

export function campaignCounts(db: Database) {
  const happened = tally(db, { table: 'campaign_counts', key: ['campaign_id', 'quarter'], columns })
  const states = tally(db, {
    table: 'campaign_lead_counts',
    key: ['campaign_id', 'status'],
    columns: { leads: 'leads' },
  })
  const between = db.prepare(
    'select * from campaign_counts where campaign_id = ? and quarter >= ? and quarter < ? order by quarter',
  )
  const clear = db.prepare('delete from campaign_counts where campaign_id = ?')
  const clearLeads = db.prepare('delete from campaign_lead_counts where campaign_id = ?')
  const stats = campaignStats(db)
  function write(): void {
    happened.write()
    states.write()
  }
  return {
    /** Counts what happened at an instant; what is given back is counted negative. */
    add(campaignId: string, at: Date, counts: Partial<CampaignCounts>): void {
      const begin = at.getTime() - (at.getTime() % quarter)
      happened.add([campaignId, begin], counts)
    },
    /** Counts leads that came to a state, or left it. */
    addLeads: (campaignId: string, status: CampaignLeadStatus, leads: number): void =>
      states.add([campaignId, status], { leads }),
    /** The stats as they are now: the states of its leads, and the sums of all counts. */
    stats(campaignId: string): Campaign['stats'] {
      write()
      return stats(campaignId)
    },
    /** The quarter hours in which something happened, oldest first. */
    between(campaignId: string, from: Date, to: Date): QuarterCounts[] {
      write()
      const rows = between.all(campaignId, from.getTime(), to.getTime())
      return rows.map((row) => ({ ...read(row), at: new Date(Number(row.quarter)) }))
    },
    clear(campaignId: string): void {
      write()
      clear.run(campaignId)
    },
    clearLeads(campaignId: string): void {
      write()
      clearLeads.run(campaignId)
    },
    write,
    forget(): void {
      happened.forget()
      states.forget()
    },
  }
}

function campaignStats(db: Database): (campaignId: string) => Campaign['stats'] {
  const byStatus = db.prepare('select status, leads from campaign_lead_counts where campaign_id = ?')
  const totals = db.prepare(`select ${sums} from campaign_counts where campaign_id = ?`)
  return (campaignId) => {
    const states = byStatus.all(campaignId).map(({ status, leads }) => [String(status), Number(leads)] as const)
    const inState = new Map<string, number>(states)
    const leads = (status: CampaignLeadStatus) => inState.get(status) ?? 0
    const { newLeadsContacted, uniqueReplies, ...counts } = read(totals.get(campaignId))
    return {
      leadsTotal: states.reduce((total, [, count]) => total + count, 0),
      leadsPending: leads('pending'),
      leadsInProgress: leads('in_progress'),
      leadsReplied: leads('replied'),
      leadsCompleted: leads('completed'),
      leadsFailed: leads('failed'),
      leadsOptedOut: leads('opted_out'),
      messagesSent: counts.sent,
      messagesDelivered: counts.delivered,
      messagesRead: counts.read,
      messagesFailed: counts.failed,
      replies: counts.replies,
      replyRate: rate(uniqueReplies, newLeadsContacted),
      creditsSpent: Math.max(0, counts.creditsSpent),
    }
  }
}

/** To four places, and never above 1: a lead may write before it is written to. */
const rate = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(1, Math.round((part / whole) * 10_000) / 10_000)
