import type { Outcome } from './outcome.ts'
import { interestedReply, optOutText } from './replies.ts'

/**
 * What becomes of messages to phone numbers by their last four digits, as there are card numbers for tests. This is the
 * one table of them; the control plane's description says it in words.
 */
export const reservedOutcomes: Record<string, Outcome> = {
  '0198': { outcome: 'fail', code: 'not_on_whatsapp' },
  '0197': { outcome: 'deliver' },
  '0196': { outcome: 'read' },
  '0195': { outcome: 'reply', text: interestedReply },
  '0194': { outcome: 'reply', text: optOutText },
  '0193': { outcome: 'slow' },
  '0192': { outcome: 'send' },
  '0191': { outcome: 'fail', code: 'ecosystem_blocked' },
  '0190': { outcome: 'disconnect' },
  '0189': { outcome: 'restrict' },
  '0188': { outcome: 'ban' },
}

/** Numbers with this ending never become an account. */
export const ineligibleEnding = '0199'

export const endingOf = (phone: string): string => phone.slice(-4)
