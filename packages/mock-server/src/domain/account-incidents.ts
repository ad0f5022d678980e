// What WhatsApp does to an account, and how it gets over it.
import { type AccountChange, type Both, ensureConnected, ensureNotBanned, type Happening, settle } from './accounts.ts'
import type { Account, WorkspaceSettings } from './records.ts'
import { after, hour } from './time.ts'
import { failWarmup } from './warmup.ts'

/** How long WhatsApp restricts a number. */
export const restrictionLasts = 24 * hour

/** What WhatsApp does to a number by itself. */
export const forced = { ban, restrict, disconnect }

/** @throws Problem `account_banned` when it is banned already */
function ban({ account, warmup }: Both, settings: WorkspaceSettings, now: Date): AccountChange {
  ensureNotBanned(account, 'It cannot be banned again.')
  const next: Account = {
    ...account,
    status: 'banned',
    disconnectReason: 'banned',
    disconnectedAt: now.toISOString(),
    bannedAt: now.toISOString(),
    restrictedUntil: null,
    otp: null,
    healthScore: 0,
  }
  const happened: Happening[] = [{ type: 'banned', message: 'WhatsApp banned the number.' }]
  return settle({ account: next, warmup: failWarmup(warmup), happened }, settings, now)
}

/** @throws Problem `account_banned` or `account_not_connected` */
function restrict({ account, warmup }: Both, settings: WorkspaceSettings, now: Date): AccountChange {
  ensureNotBanned(account, 'It cannot be restricted.')
  ensureConnected(account, 'restricting it')
  const until = after(now, restrictionLasts).toISOString()
  const next: Account = {
    ...account,
    status: 'restricted',
    disconnectReason: 'restricted',
    restrictedUntil: until,
    healthScore: Math.max(0, account.healthScore - 30),
  }
  const message = `WhatsApp restricted the number until ${until}.`
  return settle(
    { account: next, warmup, happened: [{ type: 'restricted', message, metadata: { until } }] },
    settings,
    now,
  )
}

/** @throws Problem `account_banned` or `account_not_connected` */
function disconnect({ account, warmup }: Both, settings: WorkspaceSettings, now: Date): AccountChange {
  ensureNotBanned(account, 'It cannot be disconnected.')
  ensureConnected(account, 'disconnecting it')
  const next: Account = {
    ...account,
    status: 'disconnected',
    disconnectReason: 'logged_out',
    disconnectedAt: now.toISOString(),
    restrictedUntil: null,
  }
  return settle(
    { account: next, warmup, happened: [{ type: 'disconnected', message: 'The session ended.' }] },
    settings,
    now,
  )
}

/** A restriction ends by itself. */
export function recover({ account, warmup }: Both, settings: WorkspaceSettings, now: Date): AccountChange {
  const next: Account = { ...account, status: 'connected', disconnectReason: null, restrictedUntil: null }
  return settle(
    { account: next, warmup, happened: [{ type: 'connected', message: 'The restriction has ended.' }] },
    settings,
    now,
  )
}
