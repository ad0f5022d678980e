import type { Phone } from './phone.ts'
import { Problem } from './problem.ts'
import type { ProfileFields } from './profile.ts'
import type { Account, AccountActivityType, AccountPhase, WorkspaceSettings } from './records.ts'
import { after, day, hour } from './time.ts'
import {
  coldLimitOf,
  failWarmup,
  notStarted,
  startWarmup,
  summaryOf,
  suspend,
  unsuspend,
  type Warmup,
} from './warmup.ts'

/** How long WhatsApp restricts a number. */
export const restrictionLasts = 24 * hour
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
  refuseBanned(account, 'Use another account.')
  if (account.status !== 'unregistered' && account.status !== 'awaiting_otp')
    throw new Problem(
      'already_registered',
      `The account ${account.phone} is registered already; its status is ${account.status}. There is nothing to register.`,
    )
}

/** @throws Problem `account_banned`, `already_connected` or `otp_required` */
export function ensureConnectable(account: Account, code: string | undefined): void {
  refuseBanned(account, 'Use another account.')
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
  refuseBanned(account, 'There is nothing to pause.')
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

const movable: AccountPhase[] = ['warmup', 'ramp', 'production', 'cooldown', 'retired']
const transitions: Record<AccountPhase, AccountPhase[]> = {
  setup: [],
  warmup: ['ramp', 'production', 'cooldown', 'retired'],
  ramp: ['warmup', 'production', 'cooldown', 'retired'],
  production: ['ramp', 'cooldown', 'retired'],
  cooldown: ['warmup', 'ramp', 'production', 'retired'],
  retired: [],
}

/**
 * Moves an account to another life stage; its warmup follows.
 *
 * @throws Problem `phase_not_settable`, `account_banned` or `invalid_phase_transition`
 */
export function updatePhase(
  { account, warmup }: Both,
  to: AccountPhase,
  reason: string | undefined,
  settings: WorkspaceSettings,
  now: Date,
): AccountChange {
  const from = account.phase
  if (!movable.includes(to)) throw notSettable()
  refuseBanned(account, 'Its phase stays.')
  if (from === to) return { account, warmup, happened: [] }
  if (!transitions[from].includes(to)) throw notAllowed(from, to)
  const nextWarmup = to === 'warmup' ? enterWarmup(warmup, account, now) : suspend(warmup, now)
  const isRisk = from === 'warmup' && (to === 'ramp' || to === 'production') && warmup.status !== 'completed'
  const happened: Happening[] = [
    {
      type: 'phase_changed',
      message: `Moved from ${from} to ${to}.${isRisk ? ' The warmup was not completed, which is a risk.' : ''}`,
      metadata: { from, to, ...(reason ? { reason } : {}), ...(isRisk ? { risk: 'warmup_not_completed' } : {}) },
    },
    ...warmupHappened(warmup, nextWarmup),
  ]
  return settle({ account: { ...account, phase: to }, warmup: nextWarmup, happened }, settings, now)
}

function enterWarmup(warmup: Warmup, account: Account, now: Date): Warmup {
  const next = warmup.suspended ? unsuspend(warmup) : warmup.status === 'paused' ? warmup : startWarmup(account.id, now)
  return account.paused ? suspend(next, now) : next
}

function notSettable(): Problem {
  const errors = [{ pointer: '/phase', code: 'phase_not_settable', message: 'is set by the server only' }]
  return new Problem(
    'phase_not_settable',
    'The phase setup is set by the server only. Choose warmup, ramp, production, cooldown or retired.',
    { errors },
  )
}

function notAllowed(from: AccountPhase, to: AccountPhase): Problem {
  const allowed = transitions[from]
  const reachable = allowed.length
    ? `From ${from} it can go to ${allowed.join(', ')}.`
    : `No phase can be reached from ${from}.`
  return new Problem('invalid_phase_transition', `An account cannot go from ${from} to ${to}. ${reachable}`, {
    from,
    to,
    allowed,
  })
}

/** What WhatsApp does to a number by itself. */
export const forced = { ban, restrict, disconnect }

/** An account together with its warmup. */
export interface Both {
  account: Account
  warmup: Warmup
}

/** @throws Problem `account_banned` when it is banned already */
function ban({ account, warmup }: Both, settings: WorkspaceSettings, now: Date): AccountChange {
  refuseBanned(account, 'It cannot be banned again.')
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
  refuseBanned(account, 'It cannot be restricted.')
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
  refuseBanned(account, 'It cannot be disconnected.')
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
function warmupHappened(before: Warmup, now: Warmup): Happening[] {
  if (before.status === now.status && before.startedAt === now.startedAt) return []
  if (now.status === 'paused') return [{ type: 'warmup_paused', message: `Paused the warmup on day ${now.day}.` }]
  if (before.status === 'paused') return [{ type: 'warmup_resumed', message: `Resumed the warmup on day ${now.day}.` }]
  return [{ type: 'warmup_started', message: 'Started the warmup on day 1.' }]
}

function refuseBanned(account: Account, advice: string): void {
  if (account.status === 'banned')
    throw new Problem(
      'account_banned',
      `The account ${account.phone} is banned by WhatsApp and never comes back. ${advice}`,
    )
}
