// The states of a message as it goes on. It only goes forward.
import type { Account, Message, MessageError } from '../records.ts'

export const sent = (message: Message, now: Date): Message => ({
  ...message,
  status: 'sent',
  sentAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

export const delivered = (message: Message, now: Date): Message => ({
  ...message,
  status: 'delivered',
  deliveredAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

export const read = (message: Message, now: Date): Message => ({
  ...message,
  status: 'read',
  readAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** A failed message costs nothing. */
export const failed = (message: Message, error: MessageError, now: Date): Message => ({
  ...message,
  status: 'failed',
  error,
  creditsCharged: 0,
  failedAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** The account with its health changed, which stays between 0 and 100. */
export const withHealth = (account: Account, effect: number, now: Date): Account => ({
  ...account,
  healthScore: Math.max(0, Math.min(100, account.healthScore + effect)),
  updatedAt: now.toISOString(),
})
