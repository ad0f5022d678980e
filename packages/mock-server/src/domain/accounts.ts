import type { Phone } from './phone.ts'
import { Problem } from './problem.ts'
import type { ProfileFields } from './profile.ts'
import type { Account, AccountActivityType, WorkspaceSettings } from './records.ts'
import { after, day } from './time.ts'
import { coldLimitOf, notStarted, startWarmup, summaryOf, suspend, unsuspend, type Warmup } from './warmup.ts'

/** First messages a day of an account in `ramp`: as many as the last day of the warmup permits. */
const rampLimit = 50
/** The most first messages a day that any account may send. */
const hardLimit = 200

/** One line of an account's activity. */
export interface Happening {
  type: AccountActivityType
  message: string
  metadata?: Record<string, unknown>
}

/** An account together with its warmup. */
export interface Both {
  account: Account
  warmup: Warmup
}

/** An account and its warmup after a rule, and what happened meanwhile. */
export interface AccountChange {
  account: Account
  warmup: Warmup
  happened: Happening[]
}

/** An account whose number is not on WhatsApp yet. */
export const newAccount = (id: string, { phone, countryCode }: Phone, now: Date): Account => ({
  id,
  phone,
  countryCode,
  displayName: null,
  bio: null,
  bizAddress: null,
  bizCategory: null,
  avatarUrl: null,
  status: 'unregistered',
  phase: 'setup',
  paused: false,
  pauseReason: null,
  otp: null,
  warmup: summaryOf(notStarted(id)),
  dailyLimit: 0,
  dailySent: 0,
  newConversationsToday: 0,
  healthScore: 100,
  campaignIds: [],
  orderId: null,
  disconnectReason: null,
  restrictedUntil: null,
  lastActiveAt: null,
  connectedAt: null,
  disconnectedAt: null,
  bannedAt: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
})

/** @throws Problem `account_banned` or `already_registered` */
export function ensureRegistrable(account: Account): void {
  ensureNotBanned(account, 'Use another account.')
  if (account.status !== 'unregistered' && account.status !== 'awaiting_otp')
    throw new Problem(
      'already_registered',
      `The account ${account.phone} is registered already; its status is ${account.status}. There is nothing to register.`,
    )
}

/** @throws Problem `account_banned`, `already_connected` or `otp_required` */
export function ensureConnectable(account: Account, code: string | undefined): void {
  ensureNotBanned(account, 'Use another account.')
  if (account.status === 'connected' || account.status === 'connecting' || account.status === 'restricted')
    throw new Problem('already_connected', `The account ${account.phone} is ${account.status} already.`)
  if (account.status === 'unregistered')
    throw new Problem(
      'otp_required',
      `The account ${account.phone} is unregistered. Call accounts.register for its code first.`,
    )
  if (account.status === 'awaiting_otp' && code === undefined)
    throw new Problem('otp_required', `The account ${account.phone} waits for its code. Send the six digits as code.`)
}

/** Opens the session. The first time, the number is registered and its warmup may start. */
export function connect(account: Account, warmup: Warmup, settings: WorkspaceSettings, now: Date): AccountChange {
  const isFirst = account.phase === 'setup'
  const starts = isFirst && settings.warmup.autoStart && warmup.status === 'not_started'
  const next: Account = {
    ...account,
    status: 'connected',
    phase: isFirst ? 'warmup' : account.phase,
    otp: null,
    connectedAt: now.toISOString(),
    disconnectedAt: null,
    disconnectReason: null,
    restrictedUntil: null,
  }
  const happened: Happening[] = [
    ...(isFirst ? [{ type: 'registered' as const, message: `Registered ${account.phone} on WhatsApp.` }] : []),
    { type: 'connected', message: 'Connected to WhatsApp.' },
    ...(starts ? [{ type: 'warmup_started' as const, message: 'Started the warmup on day 1.' }] : []),
  ]
  return settle({ account: next, warmup: starts ? startWarmup(account.id, now) : warmup, happened }, settings, now)
}

/** @throws Problem `account_not_connected` */
export function ensureConnected(account: Account, purpose: string): void {
  if (account.status === 'connected' || account.status === 'restricted') return
  throw new Problem(
    'account_not_connected',
    `The account ${account.phone} is ${account.status.replaceAll('_', ' ')}. Connect it before ${purpose}.`,
  )
}

/** Sets what is given of the profile, and the picture's address when there is a new one. */
export function withProfile(account: Account, fields: ProfileFields, avatarUrl?: string): Account {
  const { displayName, bio, bizAddress, bizCategory } = account
  const {
    displayName: name = displayName,
    bio: about = bio,
    bizAddress: address = bizAddress,
    bizCategory: category = bizCategory,
  } = fields
  return {
    ...account,
    displayName: name,
    bio: about,
    bizAddress: address,
    bizCategory: category,
    avatarUrl: avatarUrl ?? account.avatarUrl,
  }
}

/**
 * Pauses or resumes; without `paused` the state flips.
 *
 * @throws Problem `account_banned` or `account_retired`
 */
export function togglePause(
  { account, warmup }: Both,
  { paused = !account.paused, reason }: { paused?: boolean; reason?: string },
  settings: WorkspaceSettings,
  now: Date,
): AccountChange {
  ensureNotBanned(account, 'There is nothing to pause.')
  if (account.phase === 'retired')
    throw new Problem('account_retired', `The account ${account.phone} is retired. There is nothing to pause.`)
  if (paused === account.paused) return { account, warmup, happened: [] }
  const nextWarmup = paused ? suspend(warmup, now) : unsuspend(warmup)
  const happened: Happening[] = [
    {
      type: paused ? 'paused' : 'resumed',
      message: paused ? 'Paused the account.' : 'Resumed the account.',
      metadata: reason ? { reason } : {},
    },
    ...warmupHappened(warmup, nextWarmup),
  ]
  const next = { ...account, paused, pauseReason: paused ? (reason ?? null) : null }
  return settle({ account: next, warmup: nextWarmup, happened }, settings, now)
}

/** Brings what follows from the rest up to date: the warmup in short, the daily limit, the time of the change. */
export function settle(
  { account, warmup, happened }: AccountChange,
  settings: WorkspaceSettings,
  now: Date,
): AccountChange {
  const dailyLimit = dailyLimitOf(account, warmup, settings, now)
  return {
    account: { ...account, warmup: summaryOf(warmup), dailyLimit, updatedAt: now.toISOString() },
    warmup,
    happened,
  }
}

/** First messages to strangers that an account may send today. */
export function dailyLimitOf(account: Account, warmup: Warmup, settings: WorkspaceSettings, now: Date): number {
  if (account.status === 'banned') return 0
  const base = settings.defaultDailyLimit
  const isSeasoned = after(new Date(account.createdAt), 30 * day) <= now
  const production = isSeasoned ? Math.min(hardLimit, Math.round((base * 4) / 3)) : base
  if (account.phase === 'warmup') return coldLimitOf(warmup, settings.warmup.profile)
  if (account.phase === 'ramp') return Math.min(rampLimit, production)
  return account.phase === 'production' ? production : 0
}

/** What became of the warmup while the account or its phase changed. */
export function warmupHappened(before: Warmup, now: Warmup): Happening[] {
  if (before.status === now.status && before.startedAt === now.startedAt) return []
  if (now.status === 'paused') return [{ type: 'warmup_paused', message: `Paused the warmup on day ${now.day}.` }]
  if (before.status === 'paused') return [{ type: 'warmup_resumed', message: `Resumed the warmup on day ${now.day}.` }]
  return [{ type: 'warmup_started', message: 'Started the warmup on day 1.' }]
}

/** @throws Problem `account_banned` */
export function ensureNotBanned(account: Account, advice: string): void {
  if (account.status === 'banned')
    throw new Problem(
      'account_banned',
      `The account ${account.phone} is banned by WhatsApp and never comes back. ${advice}`,
    )
}
