import { hourOf, type Sender, type Waiting } from '../../domain/campaigns/sending.ts'
import type { Account } from '../../domain/records.ts'
import type { Database, Row } from '../database.ts'
import { held } from '../held.ts'

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
create index if not exists campaign_leads_by_sender on campaign_leads (campaign_id, account_id, next_send_at, id);
`

/** Who sends for a campaign, by the accounts' ids, and who waits longest for each of them and for any. */
interface Queues {
  senders: Map<string, Sender>
  /** The accounts whose sender is to be made anew. */
  stale: Set<string>
  /** `null` for nobody, nothing where it is to be read. */
  newcomer: Waiting | null | undefined
}

export type CampaignSending = ReturnType<typeof campaignSending>

/**
 * What the sending of campaigns is decided by. Each turn asks for all senders of a campaign and changes one of them, so
 * they stay in memory: whoever changes a place in a campaign, or its accounts, says so.
 */
export function campaignSending(db: Database, findAccount: (id: string) => Account | undefined) {
  const queues = new Map<string, Queues>()
  const references = db.prepare(
    'select referred_id from campaign_references where campaign_id = ? order by referred_id',
  )
  const followUp = db.prepare(
    `select lead_id, next_send_at from campaign_leads
     where campaign_id = ? and account_id = ? and next_send_at is not null order by next_send_at, id limit 1`,
  )
  const newcomer = db.prepare(
    `select lead_id, next_send_at from campaign_leads
     where campaign_id = ? and account_id is null and next_send_at is not null order by next_send_at, id limit 1`,
  )
  const { senderPaces, campaignPaces } = paces(db)

  function queuesOf(campaignId: string): Queues {
    const known = queues.get(campaignId)
    if (known) return known
    const referred = references.all(campaignId).map((row) => String(row.referred_id))
    const senders = new Map(referred.flatMap((id) => senderOf(campaignId, findAccount(id))))
    const fresh = { senders, stale: new Set<string>(), newcomer: undefined }
    queues.set(campaignId, fresh)
    return fresh
  }

  /** What else a campaign refers to is no account. */
  function senderOf(campaignId: string, account: Account | undefined): [string, Sender][] {
    if (!account) return []
    const { freeAt, hour, count } = senderPaces.get(account.id) ?? unpaced
    const waiting = readWaiting(followUp.get(campaignId, account.id))
    return [[account.id, { account, firsts: { hour, count }, freeAt, followUp: waiting }]]
  }

  /** What a campaign sent on one of its days. */
  function today(campaignId: string, date: string): Omit<CampaignPace, 'date'> {
    const pace = campaignPaces.get(campaignId)
    return pace?.date === date ? pace : { messages: 0, firsts: 0 }
  }

  return {
    /** The accounts of a campaign by their ids, each with the lead that waits longest of those that it has written to. */
    senders(campaignId: string): Sender[] {
      const { senders, stale } = queuesOf(campaignId)
      for (const [id, sender] of senders) {
        const account = findAccount(id)
        if (account === sender.account && !stale.has(id)) continue
        for (const [, next] of senderOf(campaignId, account)) senders.set(id, next)
      }
      stale.clear()
      return [...senders.values()]
    },
    /** The lead that waits longest of those that no account has written to. */
    newcomer(campaignId: string): Waiting | null {
      const known = queuesOf(campaignId)
      if (known.newcomer === undefined) known.newcomer = readWaiting(newcomer.get(campaignId))
      return known.newcomer
    },
    today,
    /** Notes a message of a campaign on one of its days, and when its account may send again. */
    note({ campaignId, accountId, date, isNew, meets, freeAt, now }: SentNote): void {
      const { messages, firsts } = today(campaignId, date)
      campaignPaces.set(campaignId, { date, messages: messages + 1, firsts: firsts + Number(isNew) })
      const hour = hourOf(now)
      const pace = senderPaces.get(accountId)
      const met = pace?.hour === hour ? pace.count : 0
      senderPaces.set(accountId, { freeAt: freeAt.getTime(), hour, count: met + Number(meets) })
      for (const { stale } of queues.values()) stale.add(accountId)
    },
    /** Says that who waits for an account in a campaign may be another; without an account, the newcomer. */
    changed(campaignId: string, accountId: string | null): void {
      const known = queues.get(campaignId)
      if (accountId === null && known) known.newcomer = undefined
      else known?.stale.add(String(accountId))
    },
    /** Says that any account and lead of a campaign may be another. */
    changedWholly: (campaignId: string): unknown => queues.delete(campaignId),
    write(): void {
      senderPaces.write()
      campaignPaces.write()
    },
    forget(): void {
      queues.clear()
      senderPaces.forget()
      campaignPaces.forget()
    },
  }
}

interface SenderPace {
  freeAt: number
  hour: number
  /** First messages to strangers in that hour. */
  count: number
}

export interface CampaignPace {
  date: string
  messages: number
  firsts: number
}

const unpaced: SenderPace = { freeAt: 0, hour: 0, count: 0 }

function paces(db: Database) {
  const ofSender = db.prepare('select free_at, hour, firsts from sender_paces where account_id = ?')
  const ofCampaign = db.prepare('select date, messages, firsts from campaign_paces where campaign_id = ?')
  const saveSender = db.prepare('insert or replace into sender_paces values (?, ?, ?, ?)')
  const saveCampaign = db.prepare('insert or replace into campaign_paces values (?, ?, ?, ?)')
  return {
    senderPaces: held<SenderPace>({
      read(id) {
        const row = ofSender.get(id)
        return row && { freeAt: Number(row.free_at), hour: Number(row.hour), count: Number(row.firsts) }
      },
      write: (id, { freeAt, hour, count }) => saveSender.run(id, freeAt, hour, count),
    }),
    campaignPaces: held<CampaignPace>({
      read(id) {
        const row = ofCampaign.get(id)
        return row && { date: String(row.date), messages: Number(row.messages), firsts: Number(row.firsts) }
      },
      write: (id, { date, messages, firsts }) => saveCampaign.run(id, date, messages, firsts),
    }),
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

const readWaiting = (row: Row | undefined): Waiting | null =>
  row ? { leadId: String(row.lead_id), due: Number(row.next_send_at) } : null
