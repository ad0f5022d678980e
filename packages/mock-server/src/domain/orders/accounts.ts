import { type AccountChange, newAccount, settle } from '../accounts.ts'
import type { Schemas, WorkspaceSettings } from '../records.ts'
import { completedWarmup, notStarted } from '../warmup.ts'

/** The number that an order delivers, and what it is like. */
export interface Unit {
  id: string
  orderId: string
  phone: string
  countryCode: string
  accountType: Schemas['OrderAccountType']
}

/** An account as it is delivered: not on WhatsApp yet, or connected and ready for production. */
export function deliveredAccount(
  { id, orderId, phone, countryCode, accountType }: Unit,
  settings: WorkspaceSettings,
  now: Date,
): AccountChange {
  const fresh = { ...newAccount(id, { phone, countryCode }, now), orderId }
  if (accountType === 'fresh') return { account: fresh, warmup: notStarted(id), happened: [] }
  const account = {
    ...fresh,
    status: 'connected' as const,
    phase: 'production' as const,
    connectedAt: now.toISOString(),
  }
  return settle(
    {
      account,
      warmup: completedWarmup(id, now),
      happened: [
        { type: 'registered', message: `Registered ${phone} on WhatsApp.` },
        { type: 'connected', message: 'Delivered with a session on WhatsApp.' },
        { type: 'warmup_completed', message: 'Delivered with its warmup completed.' },
      ],
    },
    settings,
    now,
  )
}
