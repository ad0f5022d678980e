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
create index if not exists campaign_leads_by_sender on campaign_leads (campaign_id, account_id, next_send_at, id);
`

/** What was read of a campaign's sending, and what of it is to be read again. */
interface Remembered {
  /** By account; `undefined` where it is to be read again. */
  senders: Map<string, Sender | undefined>
  /** `null` when none waits, `undefined` where it is to be read again. */
  newcomer: Waiting | null | undefined
}

/**
 * What the sending of campaigns is decided by. Senders are remembered from turn to turn, as each turn asks for all of
 * them and changes one: whoever writes what they are read from says so by `changed`, or lets them be forgotten.
 */
export function campaignSending(db: Database) {
  const remembered = new Map<string, Remembered>()
  const accountIds = db.prepare(
    `select referred_id from campaign_references join accounts on accounts.id = referred_id
     where campaign_id = ? order by referred_id`,
  )
  const sender = db.prepare(
    `select accounts.id, accounts.status, phase, paused, daily_limit, firsts_today, warmup_day,
       coalesce(free_at, 0) as free_at, coalesce(hour, 0) as hour, coalesce(firsts, 0) as firsts,
       waiting.lead_id, waiting.next_send_at
     from accounts left join sender_paces on sender_paces.account_id = accounts.id
       left join campaign_leads as waiting on waiting.id = (
         select id from campaign_leads
         where campaign_id = ?1 and account_id = accounts.id and next_send_at is not null
         order by next_send_at, id limit 1
       )
     where accounts.id = ?2`,
  )
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

  function recall(campaignId: string): Remembered {
    const known = remembered.get(campaignId)
    if (known) return known
    const ids = accountIds.all(campaignId).map((row) => String(row.referred_id))
    const fresh = { senders: new Map(ids.map((id) => [id, undefined])), newcomer: undefined }
    remembered.set(campaignId, fresh)
    return fresh
  }

  function readSender(campaignId: string, accountId: string): Sender {
    const row = sender.get(campaignId, accountId)
    if (!row) throw new Error(`The account ${accountId} of ${campaignId} is gone.`) // none is ever removed
    return senderOf(row)
  }

  /** Says that who waits for an account in a campaign may be another; without an account, the newcomer. */
  function changedIn(campaignId: string, accountId: string | null): void {
    const known = remembered.get(campaignId)
    if (!known) return
    if (accountId === null) known.newcomer = undefined
    else if (known.senders.has(accountId)) known.senders.set(accountId, undefined)
  }

  /** Says that an account is not as it was. */
  function changed(accountId: string): void {
    for (const campaignId of remembered.keys()) changedIn(campaignId, accountId)
  }

  return {
    /** The accounts of a campaign by their ids, each with the lead that waits longest of those that it has written to. */
    senders(campaignId: string): Sender[] {
      const { senders } = recall(campaignId)
      return Array.from(senders, ([accountId, known]) => {
        const sender = known ?? readSender(campaignId, accountId)
        if (!known) senders.set(accountId, sender)
        return sender
      })
    },
    /** The lead that waits longest of those that no account has written to. */
    newcomer(campaignId: string): Waiting | undefined {
      const known = recall(campaignId)
      if (known.newcomer === undefined) known.newcomer = readWaiting(newcomer.get(campaignId)) ?? null
      return known.newcomer ?? undefined
    },
    changed,
    changedIn,
    /** Forgets a campaign, or all that was read. */
    forget(campaignId?: string): void {
      if (campaignId === undefined) remembered.clear()
      else remembered.delete(campaignId)
    },
    /** What a campaign sent on one of its days. */
    today(campaignId: string, date: string) {
      const row = paceOf.get(campaignId, date)
      return { messages: Number(row?.messages ?? 0), firsts: Number(row?.firsts ?? 0) }
    },
    /** Notes a message of a campaign on one of its days, and when its account may send again. */
    note({ campaignId, accountId, date, isNew, meets, freeAt, now }: SentNote): void {
      paceCampaign.run(campaignId, date, Number(isNew))
      paceSender.run(accountId, freeAt.getTime(), hourOf(now), Number(meets))
      changed(accountId)
    },
  }
}

export type CampaignSending = ReturnType<typeof campaignSending>

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
  row && row.lead_id !== null ? { leadId: String(row.lead_id), due: Number(row.next_send_at) } : undefined

const senderOf = (row: Row): Sender => ({
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
  firsts: { hour: Number(row.hour), count: Number(row.firsts) },
  freeAt: Number(row.free_at),
  followUp: readWaiting(row),
})
