import { endingOf, ineligibleEnding } from './outcomes/reserved.ts'
import { Problem } from './problem.ts'
import type { OtpMethod, ProvisioningStatus } from './records.ts'
import { after, hour, minute, second, secondsUntil } from './time.ts'

/** How long a code holds, when it can be sent again, how often in an hour, and what five wrong ones cost. */
export const otpRules = {
  lifetime: 10 * minute,
  resendAfter: 60 * second,
  sendsPerHour: 3,
  attempts: 5,
  lockout: hour,
} as const

/** The code that is always sent, and those that a test enters to see a code fail. */
export const otpCodes = { right: '123456', wrong: '000000', expired: '999999' } as const

/** Whether WhatsApp takes the number for an account. */
export const isEligible = (phone: string): boolean => endingOf(phone) !== ineligibleEnding

/** A phone number that waits for its code, however it was asked for. */
export interface OtpSession {
  phone: string
  status: ProvisioningStatus
  method: OtpMethod
  sentAt: string
  expiresAt: string
  resendAvailableAt: string
  attemptsRemaining: number
  accountId: string | null
  /** When codes were sent within the last hour, oldest first. */
  sends: string[]
  lockedUntil: string | null
}

/**
 * Sends a code: the next session of the number.
 *
 * @throws Problem `number_not_eligible`, `otp_attempts_exceeded` or `otp_rate_limited`
 */
export function sendOtp(phone: string, method: OtpMethod, previous: OtpSession | undefined, now: Date): OtpSession {
  if (!isEligible(phone))
    throw new Problem(
      'number_not_eligible',
      `WhatsApp does not register ${phone}. Use a mobile number that can receive a code.`,
    )
  if (previous && isLocked(previous, now)) throw locked(previous, now)
  const sends = (previous?.sends ?? []).filter((sent) => after(new Date(sent), hour) > now)
  const waitUntil = nextSend(sends)
  if (waitUntil > now) throw tooSoon(sends.length, waitUntil, now)
  return {
    phone,
    status: 'otp_sent',
    method,
    sentAt: now.toISOString(),
    expiresAt: after(now, otpRules.lifetime).toISOString(),
    resendAvailableAt: nextSend([...sends, now.toISOString()]).toISOString(),
    attemptsRemaining: otpRules.attempts,
    accountId: null,
    sends: [...sends, now.toISOString()],
    lockedUntil: null,
  }
}

/** From when another code may be sent after these. */
function nextSend(sends: string[]): Date {
  const last = sends.at(-1)
  const first = sends.at(-otpRules.sendsPerHour)
  if (!last) return new Date(0)
  const resend = after(new Date(last), otpRules.resendAfter)
  return first ? new Date(Math.max(resend.getTime(), after(new Date(first), hour).getTime())) : resend
}

function tooSoon(sends: number, until: Date, now: Date): Problem {
  const retryAfter = secondsUntil(until, now)
  const reason =
    sends >= otpRules.sendsPerHour
      ? `${sends} codes were sent within an hour, the most allowed.`
      : `A code was sent less than ${otpRules.resendAfter / second} seconds ago.`
  return new Problem('otp_rate_limited', `${reason} Ask again in ${retryAfter} seconds.`, { retryAfter })
}

/** The session after a code was entered, and the problem if it was not the right one. */
export interface OtpTry {
  session: OtpSession
  problem?: Problem
}

/**
 * Enters a code. A wrong one costs an attempt, so the session must be saved even when there is a problem.
 *
 * @throws Problem `otp_attempts_exceeded` while the number is locked, `otp_invalid` for what cannot be a code
 */
export function enterOtp(session: OtpSession, code: string, now: Date): OtpTry {
  if (isLocked(session, now)) throw locked(session, now)
  if (!/^\d{6}$/.test(code))
    throw invalidCode(session.attemptsRemaining, 'must be six digits', 'The code is not six digits.')
  const isExpired = code === otpCodes.expired || new Date(session.expiresAt) <= now
  if (isExpired || session.status !== 'otp_sent') {
    const detail = `The code of ${session.sentAt} has expired. Request a new one.`
    return { session: { ...session, status: 'expired' }, problem: new Problem('otp_expired', detail) }
  }
  if (code === otpCodes.right) return { session: { ...session, status: 'verified' } }
  const attemptsRemaining = session.attemptsRemaining - 1
  if (attemptsRemaining > 0)
    return {
      session: { ...session, attemptsRemaining },
      problem: invalidCode(attemptsRemaining, 'is not the code that was sent', 'The code is wrong.'),
    }
  const lockedUntil = after(now, otpRules.lockout).toISOString()
  const next: OtpSession = { ...session, attemptsRemaining, status: 'locked', lockedUntil }
  return { session: next, problem: locked(next, now) }
}

function invalidCode(attemptsRemaining: number, message: string, sentence: string): Problem {
  const left = attemptsRemaining === 1 ? '1 attempt is left' : `${attemptsRemaining} attempts are left`
  const errors = [{ pointer: '/code', code: 'otp_invalid', message }]
  return new Problem('otp_invalid', `${sentence} ${left}.`, { attemptsRemaining, errors })
}

const isLocked = (session: OtpSession, now: Date): boolean =>
  session.lockedUntil !== null && new Date(session.lockedUntil) > now

function locked(session: OtpSession, now: Date): Problem {
  const retryAfter = secondsUntil(new Date(session.lockedUntil ?? now), now)
  const detail = `Five wrong codes were entered. Request a new code in ${retryAfter} seconds.`
  return new Problem('otp_attempts_exceeded', detail, { retryAfter })
}
