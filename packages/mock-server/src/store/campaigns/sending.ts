import { hourOf, type Sender, type Waiting } from '../../domain/campaigns/sending.ts'
import type { Account } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'

/**
 * The tables of this file: how fast accounts and campaigns are going. Of an account when it may send again and how many
 * strangers it met in which hour, of a campaign what it sent on which of its days.
 */
export const schema = `
create table if not exists sender_paces (
  account_id text primary key,
  free_at integer not null,
  hour integer not null,
  firsts integer not null
) strict, without rowid;
create table if not exists campaign_paces (
  campaign_id text primary key,
  date text not null,
  messages integer not null,
  firsts integer not null
) strict, without rowid;
create index if not exists campaign_leads_by_sender
  on campaign_leads (campaign_id, account_id, next_send_at, id) where next_send_at is not null;
`

/** What the sending of campaigns is decided by. */
export function campaignSending(db: Database) {
  const sendersOf = (condition: string) =>
    db.prepare(
      `select accounts.id, accounts.status, phase, paused, daily_limit, firsts_today, warmup_day,
       coalesce(free_at, 0) as free_at, case hour when ?1 then firsts else 0 end as firsts_this_hour,
       waiting.lead_id, waiting.next_send_at
     from campaign_references join accounts on accounts.id = referred_id
       left join sender_paces on sender_paces.account_id = accounts.id
       left join campaign_leads as waiting on waiting.id = (
         select id from campaign_leads
         where campaign_id = ?2 and account_id = referred_id and next_send_at is not null
         order by next_send_at, id limit 1
       )
     where campaign_references.campaign_id = ?2 and ${condition} order by accounts.id`,
    )
  const senders = sendersOf('true')
  const sender = sendersOf('accounts.id = ?3')
  const newcomer = db.prepare(
    `select lead_id, next_send_at from campaign_leads
     where campaign_id = ? and account_id is null and next_send_at is not null order by next_send_at, id limit 1`,
  )
  const paceOf = db.prepare('select messages, firsts from campaign_paces where campaign_id = ? and date = ?')
  const paceCampaign = db.prepare(
    `insert into campaign_paces values (?1, ?2, 1, ?3) on conflict do update set
       messages = case date when ?2 then messages + 1 else 1 end,
       firsts = case date when ?2 then firsts + ?3 else ?3 end, date = ?2`,
  )
  const paceSender = db.prepare(
    `insert into sender_paces values (?1, ?2, ?3, ?4) on conflict do update set free_at = ?2,
       firsts = case hour when ?3 then firsts + ?4 else ?4 end, hour = ?3`,
  )
  return {
    /** The accounts of a campaign, each with the lead that waits longest of those that it has written to. */
    senders: (campaignId: string, now: Date): Sender[] => senders.all(hourOf(now), campaignId).map(readSender),
    /** One of them. */
    sender(campaignId: string, accountId: string, now: Date): Sender | undefined {
      const row = sender.get(hourOf(now), campaignId, accountId)
      return row && readSender(row)
    },
    /** The lead that waits longest of those that no account has written to. */
    newcomer: (campaignId: string) => readWaiting(newcomer.get(campaignId)),
    /** What a campaign sent on one of its days. */
    today(campaignId: string, date: string) {
      const row = paceOf.get(campaignId, date)
      return { messages: Number(row?.messages ?? 0), firsts: Number(row?.firsts ?? 0) }
    },
    /** Notes a message of a campaign on one of its days, and when its account may send again. */
    note({ campaignId, accountId, date, isNew, meets, freeAt, now }: SentNote): void {
      paceCampaign.run(campaignId, date, Number(isNew))
      paceSender.run(accountId, freeAt.getTime(), hourOf(now), Number(meets))
    },
  }
}

/** A message that was sent, as far as the pace goes. */
export interface SentNote {
  campaignId: string
  accountId: string
  date: string
  /** Whether it is the campaign's first message to the lead. */
  isNew: boolean
  /** Whether the account had not written to the lead before. */
  meets: boolean
  freeAt: Date
  now: Date
}

const readWaiting = (row: Row | undefined): Waiting | undefined =>
  row && row.lead_id !== null ? { leadId: String(row.lead_id), due: new Date(Number(row.next_send_at)) } : undefined

const readSender = (row: Row): Sender => ({
  account: {
    id: String(row.id),
    // Only records of accounts are written there.
    status: row.status as Account['status'],
    phase: row.phase as Account['phase'],
    paused: row.paused === 1,
    dailyLimit: Number(row.daily_limit),
    newConversationsToday: Number(row.firsts_today),
    warmup: { day: Number(row.warmup_day) },
  },
  firstsThisHour: Number(row.firsts_this_hour),
  freeAt: new Date(Number(row.free_at)),
  followUp: readWaiting(row),
})
