// Who is written to next, by which account, and when: the rules of a campaign's sending, without sending anything.
import type { Account } from '../records.ts'
import { after, hour } from '../time.ts'
import type { Campaign } from './records.ts'
import { canSend, type SendingState } from './starting.ts'
import { nextOpening } from './windows.ts'

/** An account of a campaign, as far as sending depends on it. Instants are milliseconds since 1970. */
export interface Sender {
  account: SendingState & Pick<Account, 'id' | 'dailyLimit' | 'newConversationsToday'>
  /** First messages to strangers in the hour in which it sent last. */
  firsts: { hour: number; count: number }
  /** When the pause after its last message is over. */
  freeAt: number
  /** The lead that waits longest for its next step of those that the account wrote to before. */
  followUp: Waiting | null
}

/** The lead that waits longest of some, and since when. */
export interface Waiting {
  leadId: string
  due: number
}

/** What decides on the next message of a campaign. */
export interface SendingFacts {
  campaign: Pick<Campaign, 'schedule' | 'dailyLimit' | 'maxNewLeadsPerDay'>
  senders: readonly Sender[]
  /** The lead that waits longest of those that no account has written to. */
  newcomer: Waiting | null
  /** The campaign's messages and its first messages since its day began. */
  today: { messages: number; firsts: number }
  /** When the campaign's day ends, in its own time zone. */
  dayEnds: Date
  /** When the accounts' day ends, in the workspace's time zone. */
  accountDayEnds: Date
  now: Date
}

/** The next message: to whom, by which account, and not before when. */
export interface Turn {
  at: Date
  leadId: string
  accountId: string
}

/**
 * First messages that an account may send within an hour: a sixth of a day's, so that a limit is not used up at once.
 * A simulated figure.
 */
export const hourlyCap = (dailyLimit: number): number => Math.ceil(dailyLimit / 6)

/**
 * Finds the next message that windows and limits let through; nothing when there is none until something changes. What
 * stands in the way only defers.
 */
export function nextTurn(facts: SendingFacts): Turn | undefined {
  const { campaign, today, dayEnds, now } = facts
  const first = earlier(followUpTurn(facts), newcomerTurn(facts))
  if (!first) return undefined
  const isFull = campaign.dailyLimit !== null && today.messages >= campaign.dailyLimit
  const at = nextOpening(campaign.schedule, new Date(Math.max(first.at, Number(isFull ? dayEnds : now))))
  return at && { at, leadId: first.leadId, accountId: first.accountId }
}

interface PossibleTurn extends Waiting {
  at: number
  accountId: string
}

/** The first of the leads that the accounts have to go on with. */
function followUpTurn({ senders, now }: SendingFacts): PossibleTurn | undefined {
  let first: PossibleTurn | undefined
  for (const { account, freeAt, followUp } of senders) {
    if (!followUp || !canSend(account)) continue
    const at = Math.max(followUp.due, freeAt, now.getTime())
    if (!first || at <= first.at) first = earlier(first, { ...followUp, accountId: account.id, at })
  }
  return first
}

/** The lead that comes next of those that are new, and the account that may write to it first. */
function newcomerTurn(facts: SendingFacts): PossibleTurn | undefined {
  const { campaign, senders, newcomer, today, dayEnds, now } = facts
  if (!newcomer) return undefined
  const isFull = campaign.maxNewLeadsPerDay !== null && today.firsts >= campaign.maxNewLeadsPerDay
  const from = Math.max(newcomer.due, Number(isFull ? dayEnds : now))
  let best: { sender: Sender; at: number } | undefined
  for (const sender of senders) {
    if (!canSend(sender.account)) continue
    const at = Math.max(from, mayMeetAt(sender, facts))
    if (!best || at < best.at || (at === best.at && hasMoreLeft(sender, best.sender))) best = { sender, at }
  }
  return best && { ...newcomer, accountId: best.sender.account.id, at: best.at }
}

/** When an account may next write to a stranger. */
function mayMeetAt({ account, firsts, freeAt }: Sender, { accountDayEnds, now }: SendingFacts): number {
  const { dailyLimit, newConversationsToday } = account
  if (newConversationsToday >= dailyLimit) return Math.max(freeAt, accountDayEnds.getTime())
  const isHourFull = firsts.hour === hourOf(now) && firsts.count >= hourlyCap(dailyLimit)
  return Math.max(freeAt, isHourFull ? hourAfter(now) : now.getTime())
}

/** Whether an account has more of today's allowance left; of equals the one that has rested longest comes first. */
function hasMoreLeft(one: Sender, other: Sender): boolean {
  const difference = leftOf(one) - leftOf(other) || other.freeAt - one.freeAt
  return difference === 0 ? one.account.id < other.account.id : difference > 0
}

const leftOf = ({ account }: Sender): number => account.dailyLimit - account.newConversationsToday

/** Of messages at the same time the one that waits longest, and the next step of someone before a stranger's first. */
function earlier(one: PossibleTurn | undefined, other: PossibleTurn | undefined): PossibleTurn | undefined {
  if (!one || !other) return one ?? other
  return (other.at - one.at || other.due - one.due) < 0 ? other : one
}

/** The hour that an instant is in, as a number that goes up by one every hour. */
export const hourOf = (now: Date): number => Math.floor(now.getTime() / hour)

const hourAfter = (now: Date): number => (hourOf(now) + 1) * hour

/** How long an account rests after a message; `draw` is in [0, 1). */
export const restAfter = (
  { minSeconds, maxSeconds }: Campaign['delayBetweenMessages'],
  draw: number,
  now: Date,
): Date => after(now, Math.round(1000 * (minSeconds + draw * (maxSeconds - minSeconds))))
