import { Problem } from '../problem.ts'
import type { Account, MessageError } from '../records.ts'

/**
 * Refuses an account that cannot send now.
 *
 * @throws Problem `account_not_connected` or `account_paused`
 */
export function ensureCanSend(account: Account): void {
  const { phone, status } = account
  if (status !== 'connected')
    throw new Problem(
      'account_not_connected',
      `The account ${phone} is ${status.replaceAll('_', ' ')}. ${cures[status] ?? 'Connect it before sending.'}`,
    )
  if (account.paused) throw new Problem('account_paused', `The account ${phone} is paused. Resume it before sending.`)
}

const cures: Partial<Record<Account['status'], string>> = {
  banned: 'Send from another account.',
  restricted: 'Send when the restriction has ended.',
}

/** @throws Problem `contact_opted_out` */
export function ensureNotOptedOut(phone: string, optedOutAt: Date | undefined): void {
  if (!optedOutAt) return
  const at = optedOutAt.toISOString()
  throw new Problem('contact_opted_out', `The contact ${phone} opted out on ${at}. Respect it.`)
}

/**
 * Refuses a first message that is one too many today.
 *
 * @throws Problem `account_daily_limit`
 */
export function ensureWithinLimit({ phone, dailyLimit, newConversationsToday }: Account, isFirst: boolean): void {
  if (!isFirst || newConversationsToday < dailyLimit) return
  throw new Problem(
    'account_daily_limit',
    dailyLimit === 0
      ? `The account ${phone} may send no first messages today. Send this one when its daily limit is higher.`
      : `The account ${phone} has sent its ${dailyLimit} first messages of today. Send this one tomorrow.`,
  )
}

/** Refuses to quote what is not there. */
export const nothingToQuote = (): Problem =>
  new Problem(
    'unknown_reference',
    'The message to quote is not in this conversation. Use an id that conversations.listMessages answers.',
    { errors: [{ pointer: '/replyToMessageId', code: 'unknown_reference', message: 'names no message here' }] },
  )

const reasons: Partial<Record<Problem['code'], MessageError['code']>> = {
  account_paused: 'account_paused',
  account_daily_limit: 'rate_limited',
  contact_opted_out: 'opted_out',
  insufficient_credits: 'insufficient_credits',
}

/** What a problem makes of a message that cannot be sent when its time comes; nothing when it is no such problem. */
export function asMessageError({ code, message }: Problem, { status }: Account): MessageError | undefined {
  const isLimited = status === 'restricted' || status === 'banned'
  const reason = code === 'account_not_connected' ? (isLimited ? 'account_restricted' : 'session_lost') : reasons[code]
  return reason && { code: reason, message }
}
