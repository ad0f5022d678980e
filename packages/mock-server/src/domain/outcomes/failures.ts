import type { Account, MessageError } from '../records.ts'
import { healthEffects } from './rates.ts'

const sentences: Record<MessageError['code'], string> = {
  not_on_whatsapp: 'The number has no WhatsApp account.',
  rate_limited: 'The account sends too fast.',
  spam_limited: 'Contacts blocked or reported the account.',
  ecosystem_blocked: 'WhatsApp held the message back to protect the contact.',
  account_restricted: 'WhatsApp limits or banned the account.',
  session_lost: 'The account is not connected.',
  media_rejected: 'The file cannot be fetched or sent.',
  opted_out: 'The contact opted out before the message was sent.',
  account_paused: 'The account is paused.',
  insufficient_credits: 'There are too few credits.',
}

export const failure = (code: MessageError['code']): MessageError => ({ code, message: sentences[code] })

/**
 * Why an account cannot send what it has queued, if it cannot. A lost session and a restriction fail a message at its
 * turn: nothing waits for an account that may never come back.
 */
export function obstacleOf(
  { status }: Pick<Account, 'status'>,
  { queuedAt }: { queuedAt: string | null },
  optedOutAt: Date | undefined,
): MessageError['code'] | undefined {
  if (status === 'banned' || status === 'restricted') return 'account_restricted'
  if (status !== 'connected') return 'session_lost'
  // What is queued together with the opt-out is the answer to it.
  return optedOutAt && queuedAt && optedOutAt > new Date(queuedAt) ? 'opted_out' : undefined
}

const blocks: readonly string[] = ['spam_limited', 'ecosystem_blocked']
const harmless: readonly string[] = ['session_lost', 'account_restricted', 'opted_out', 'media_rejected']

/** What a failure does to the account's health. */
export function healthEffectOf(code: MessageError['code']): number {
  if (harmless.includes(code)) return 0
  return blocks.includes(code) ? healthEffects.block : healthEffects.failure
}
