import { deepEqual, equal, ok } from 'node:assert/strict'
import type { CampaignStatus } from '../../src/domain/campaigns/records.ts'
import type { Message } from '../../src/domain/records.ts'
import { hour } from '../../src/domain/time.ts'
import type { Seen } from './seen.ts'

const minSeconds = 45

/** New York's time of the clock, which is five hours behind all winter, as if it were UTC. */
const local = (time: string): Date => new Date(Date.parse(time) - 5 * hour)

const ofCampaigns = ({ messages, campaigns }: Seen): Message[] =>
  messages
    .filter(({ origin, campaignId }) => origin === 'campaign' && campaigns.some(({ id }) => id === campaignId))
    .toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))

const phonesOf = ({ conversations }: Seen) => new Map(conversations.map(({ id, contact }) => [id, contact.phone]))

/**
 * What must hold, whatever happened: by name, so that a counterexample says what was broken. The campaigns keep the
 * schedule that they have by default, and it is winter.
 */
export const invariants: Record<string, (seen: Seen) => void> = {
  'a lead gets each step of a campaign once at most'(seen) {
    const phoneOf = phonesOf(seen)
    const got = ofCampaigns(seen).map((message) => `${phoneOf.get(message.conversationId)} ${message.stepId}`)
    equal(got.length, new Set(got).size)
  },
  'campaigns write in their windows'(seen) {
    const times = ofCampaigns(seen).map(({ createdAt }) => local(createdAt))
    deepEqual(
      times.filter((time) => [0, 6].includes(time.getUTCDay())),
      [],
    )
    deepEqual(
      times.filter((time) => time.getUTCHours() < 9 || time.getUTCHours() >= 18),
      [],
    )
  },
  'campaigns keep their limits of a day'(seen) {
    const all = ofCampaigns(seen)
    for (const { id, dailyLimit, maxNewLeadsPerDay } of seen.campaigns) {
      const own = all.filter(({ campaignId }) => campaignId === id)
      const met = new Set<string>()
      const first = own.filter(({ conversationId }) => !met.has(conversationId) && met.add(conversationId))
      ok(mostInDay(own) <= (dailyLimit ?? Number.POSITIVE_INFINITY))
      ok(mostInDay(first) <= (maxNewLeadsPerDay ?? Number.POSITIVE_INFINITY))
    }
  },
  'an account rests between two messages of a campaign'(seen) {
    const byAccount = Map.groupBy(ofCampaigns(seen), ({ accountId }) => accountId)
    const pauses = [...byAccount.values()].flatMap((messages) =>
      messages
        .slice(1)
        .map(({ createdAt }, index) => Date.parse(createdAt) - Date.parse(String(messages[index]?.createdAt))),
    )
    ok(Math.min(Number.POSITIVE_INFINITY, ...pauses) >= minSeconds * 1000)
  },
  'nobody is written to by a campaign after an opt-out'(seen) {
    const phoneOf = phonesOf(seen)
    const late = ofCampaigns(seen).filter(({ conversationId, createdAt }) => {
      const at = seen.optOuts.get(String(phoneOf.get(conversationId)))
      return at !== undefined && new Date(createdAt) > at
    })
    deepEqual(late, [])
  },
  'a message goes its way in order'({ messages }) {
    const ways = messages.map(({ queuedAt, sentAt, deliveredAt, readAt }) =>
      [queuedAt, sentAt, deliveredAt, readAt].filter((time) => time !== null),
    )
    deepEqual(
      ways.filter((way) => way.join() !== way.toSorted().join()),
      [],
    )
    deepEqual(
      messages.filter(({ status, error }) => (status === 'failed') !== (error !== null)),
      [],
    )
  },
  'the ledger adds up'({ ledger, balance, messages }) {
    let sum = 0
    const sums = ledger.map(({ amount }) => (sum += amount))
    deepEqual(
      ledger.map(({ balanceAfter }) => balanceAfter),
      sums,
    )
    equal(sums.at(-1), balance)
    ok(sums.every((after) => after >= 0))
    const moved = ledger.filter(({ source }) => source?.type === 'message').reduce((all, { amount }) => all + amount, 0)
    equal(
      0 - moved,
      messages.reduce((all, { creditsCharged }) => all + creditsCharged, 0),
    )
  },
  'stats are what happened, and the sum of the days'({ messages, campaigns, days, entries }) {
    for (const [index, { id, stats }] of campaigns.entries()) {
      const own = messages.filter(({ campaignId, origin }) => campaignId === id && origin === 'campaign')
      const having = (key: 'sentAt' | 'deliveredAt' | 'readAt' | 'failedAt') =>
        own.filter((message) => message[key]).length
      const total = (key: 'sent' | 'delivered' | 'read' | 'failed') =>
        (days[index] ?? []).reduce((sum, counts) => sum + counts[key], 0)
      const counted = [stats.messagesSent, stats.messagesDelivered, stats.messagesRead, stats.messagesFailed]
      deepEqual(counted, [having('sentAt'), having('deliveredAt'), having('readAt'), having('failedAt')])
      deepEqual(counted, [total('sent'), total('delivered'), total('read'), total('failed')])
      const inState = (status: string) => (entries[index] ?? []).filter((entry) => entry.status === status).length
      deepEqual(
        [stats.leadsTotal, stats.leadsPending, stats.leadsFailed],
        [entries[index]?.length, inState('pending'), inState('failed')],
      )
    }
  },
  'a lead waits for a step only where the campaign has one for it'({ entries, campaigns }) {
    const open = ['pending', 'in_progress']
    const waiting = entries.flat().filter(({ nextSendAt }) => nextSendAt !== null)
    deepEqual(
      waiting.filter(({ status }) => !open.includes(status)),
      [],
    )
    const over: CampaignStatus[] = ['completed']
    const unfinished = campaigns.flatMap(({ status }, index) =>
      over.includes(status) ? (entries[index] ?? []).filter((entry) => open.includes(entry.status)) : [],
    )
    deepEqual(unfinished, [])
  },
  'unread and read agree'({ conversations }) {
    deepEqual(
      conversations.filter(({ read, unreadCount }) => read !== (unreadCount === 0)),
      [],
    )
  },
}

/** How many there are on the busiest day. */
function mostInDay(messages: Message[]): number {
  const byDay = Map.groupBy(messages, ({ createdAt }) => local(createdAt).toISOString().slice(0, 10))
  return Math.max(0, ...[...byDay.values()].map(({ length }) => length))
}
