import type { components } from '../../generated/openapi/schema.ts'
import type { OtpSession } from './otp.ts'
import { Problem } from './problem.ts'
import type { Account } from './records.ts'

/** A session as it is answered: what a caller may know of it. */
export function publicSession(session: OtpSession): components['schemas']['ProvisioningSession'] {
  const { sends, lockedUntil, ...known } = session
  return known
}

/**
 * Refuses a number that has an account which cannot be provisioned (again).
 *
 * @throws Problem `phone_already_connected` or `account_banned`
 */
export function ensureProvisionable(phone: string, account: Account | undefined): void {
  if (!account) return
  if (account.status === 'banned')
    throw new Problem(
      'account_banned',
      `The account ${phone} is banned by WhatsApp and never comes back. Use another number.`,
    )
  if (account.status === 'unregistered' || account.status === 'awaiting_otp') return
  throw new Problem(
    'phone_already_connected',
    `The number ${phone} already belongs to the ${account.status} account ${account.id}.`,
  )
}
