// Who is written to next, by which account, and when: the rules of a campaign's sending, without sending anything.
import type { Account } from '../records.ts'
import { after, hour } from '../time.ts'
import type { Campaign } from './records.ts'
import { canSend, type SendingState } from './starting.ts'
import { nextOpening } from './windows.ts'

/** An account of a campaign, as far as sending depends on it. */
export interface Sender {
  account: SendingState & Pick<Account, 'id' | 'dailyLimit' | 'newConversationsToday'>
  /** First messages to strangers since the hour began. */
  firstsThisHour: number
  /** When the pause after its last message is over. */
  freeAt: Date
  /** The lead that waits longest for its next step of those that the account wrote to before. */
  followUp: Waiting | undefined
}

/** The lead that waits longest of some. */
export interface Waiting {
  leadId: string
  due: Date
}

/** What decides on the next message of a campaign. */
export interface SendingFacts {
  campaign: Pick<Campaign, 'schedule' | 'dailyLimit' | 'maxNewLeadsPerDay'>
  senders: readonly Sender[]
  /** The lead that waits longest of those that no account has written to. */
  newcomer: Waiting | undefined
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
  const isFull = campaign.dailyLimit !== null && today.messages >= campaign.dailyLimit
  const turns = [...followUpTurns(facts), ...newcomerTurn(facts)]
  const [first] = turns.toSorted(earliestFirst)
  if (!first) return undefined
  const at = nextOpening(campaign.schedule, latest(first.at, isFull ? dayEnds : now))
  return at && { at, leadId: first.leadId, accountId: first.accountId }
}

interface PossibleTurn extends Turn {
  due: Date
}

/** The lead that each account has to go on with. */
function followUpTurns({ senders, now }: SendingFacts): PossibleTurn[] {
  return senders.flatMap(({ account, freeAt, followUp }) => {
    if (!followUp || !canSend(account)) return []
    return [{ ...followUp, accountId: account.id, at: latest(followUp.due, freeAt, now) }]
  })
}

/** The lead that comes next of those that are new, and the account that may write to it first. */
function newcomerTurn(facts: SendingFacts): PossibleTurn[] {
  const { campaign, senders, newcomer, today, dayEnds, now } = facts
  if (!newcomer) return []
  const isFull = campaign.maxNewLeadsPerDay !== null && today.firsts >= campaign.maxNewLeadsPerDay
  const from = latest(newcomer.due, isFull ? dayEnds : now)
  const [best] = senders
    .filter(({ account }) => canSend(account))
    .map((sender) => ({ sender, at: latest(from, mayMeetAt(sender, facts)) }))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime() || mostLeftFirst(one.sender, other.sender))
  return best ? [{ ...newcomer, accountId: best.sender.account.id, at: best.at }] : []
}

/** When an account may next write to a stranger. */
function mayMeetAt({ account, firstsThisHour, freeAt }: Sender, { accountDayEnds, now }: SendingFacts): Date {
  const { dailyLimit, newConversationsToday } = account
  if (newConversationsToday >= dailyLimit) return latest(freeAt, accountDayEnds)
  if (firstsThisHour >= hourlyCap(dailyLimit)) return latest(freeAt, hourAfter(now))
  return latest(freeAt, now)
}

/** The account with most of today's allowance left; of equals the one that has rested longest. */
const mostLeftFirst = (one: Sender, other: Sender): number =>
  leftOf(other) - leftOf(one) ||
  one.freeAt.getTime() - other.freeAt.getTime() ||
  (one.account.id < other.account.id ? -1 : 1)

const leftOf = ({ account }: Sender): number => account.dailyLimit - account.newConversationsToday

/** Of messages at the same time the one that waits longest, and the next step of someone before a stranger's first. */
const earliestFirst = (one: PossibleTurn, other: PossibleTurn): number =>
  one.at.getTime() - other.at.getTime() || one.due.getTime() - other.due.getTime()

/** The hour that an instant is in, as a number that goes up by one every hour. */
export const hourOf = (now: Date): number => Math.floor(now.getTime() / hour)

const hourAfter = (now: Date): Date => new Date((hourOf(now) + 1) * hour)

const latest = (first: Date, ...others: Date[]): Date =>
  new Date(Math.max(first.getTime(), ...others.map((other) => other.getTime())))

/** How long an account rests after a message; `draw` is in [0, 1). */
export const restAfter = (
  { minSeconds, maxSeconds }: Campaign['delayBetweenMessages'],
  draw: number,
  now: Date,
): Date => after(now, Math.round(1000 * (minSeconds + draw * (maxSeconds - minSeconds))))
