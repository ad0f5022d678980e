import { ramp } from '../../generated/transitions.ts'
import { Problem } from './problem.ts'
import type { Account, WarmupAccount, WarmupDay, WarmupProfile, WarmupStatus } from './records.ts'
import { after, hour } from './time.ts'

export const totalDays = ramp.days.length

/** A disconnected account fails its warmup after this time. */
export const failsAfter = 48 * hour

/** The warmup of one account as it is stored; what else is answered of it comes from the account. */
export interface Warmup {
  accountId: string
  status: WarmupStatus
  /** 1 to 14; 0 before it starts. */
  day: number
  startedAt: string | null
  pausedAt: string | null
  completedAt: string | null
  sentToday: number
  receivedToday: number
  nextActionAt: string | null
  history: WarmupDay[]
  /** Whether it is paused because the account or its phase is, and so is to be resumed with it. */
  suspended: boolean
}

export const notStarted = (accountId: string): Warmup => ({
  accountId,
  status: 'not_started',
  day: 0,
  startedAt: null,
  pausedAt: null,
  completedAt: null,
  sentToday: 0,
  receivedToday: 0,
  nextActionAt: null,
  history: [],
  suspended: false,
})

/** When the next message is due is planned by the simulation. */
export const startWarmup = (accountId: string, now: Date): Warmup => ({
  ...notStarted(accountId),
  status: 'active',
  day: 1,
  startedAt: now.toISOString(),
})

/** A warmup that came with an account which was warmed up elsewhere. */
export const completedWarmup = (accountId: string, now: Date): Warmup => ({
  ...notStarted(accountId),
  status: 'completed',
  day: totalDays,
  completedAt: now.toISOString(),
})

/** @throws Problem `warmup_not_active` */
export function pauseWarmup(warmup: Warmup, account: Account, now: Date): Warmup {
  if (warmup.status !== 'active')
    throw new Problem(
      'warmup_not_active',
      `The warmup of ${account.phone} is ${words(warmup.status)}; only an active one can be paused.`,
    )
  return pausedAt(warmup, now)
}

/** @throws Problem `warmup_not_paused`, `account_banned`, `account_not_connected` or `account_paused` */
export function resumeWarmup(warmup: Warmup, account: Account): Warmup {
  if (account.status === 'banned')
    throw new Problem('account_banned', `The account ${account.phone} is banned by WhatsApp and never comes back.`)
  if (warmup.status !== 'paused')
    throw new Problem(
      'warmup_not_paused',
      `The warmup of ${account.phone} is ${words(warmup.status)}; only a paused one can be resumed.`,
    )
  if (account.paused)
    throw new Problem(
      'account_paused',
      `The account ${account.phone} is paused. Resume the account; its warmup resumes with it.`,
    )
  if (account.status !== 'connected')
    throw new Problem(
      'account_not_connected',
      `The account ${account.phone} is ${words(account.status)}. Connect it before resuming its warmup.`,
    )
  return resumed(warmup)
}

/** Pauses an active warmup together with its account or phase. */
export const suspend = (warmup: Warmup, now: Date): Warmup =>
  warmup.status === 'active' ? { ...pausedAt(warmup, now), suspended: true } : warmup

/** Resumes what `suspend` paused. */
export const unsuspend = (warmup: Warmup): Warmup => (warmup.suspended ? resumed(warmup) : warmup)

const pausedAt = (warmup: Warmup, now: Date): Warmup => ({
  ...warmup,
  status: 'paused',
  pausedAt: now.toISOString(),
  nextActionAt: null,
})

const resumed = (warmup: Warmup): Warmup => ({ ...warmup, status: 'active', pausedAt: null, suspended: false })

/** An ended account ends its warmup. */
export const failWarmup = (warmup: Warmup): Warmup =>
  warmup.status === 'completed' ? warmup : { ...warmup, status: 'failed', nextActionAt: null, suspended: false }

/** One warmup message goes out and is answered. */
export const exchangeMessage = (warmup: Warmup): Warmup => ({
  ...warmup,
  sentToday: warmup.sentToday + 1,
  receivedToday: warmup.receivedToday + 1,
})

/** Whether the warmup goes on at the moment: its messages are exchanged and its days count. */
export const isUnderWay = (warmup: Warmup, account: Account): boolean =>
  warmup.status === 'active' && account.status === 'connected' && !account.paused

/** A day that counted is over: it becomes history, and the next one begins or the warmup is completed. */
export function endDay(warmup: Warmup, date: string, now: Date): Warmup {
  const done = { date, sent: warmup.sentToday, received: warmup.receivedToday, target: targetOf(warmup) }
  const next = { ...warmup, history: [...warmup.history, done], sentToday: 0, receivedToday: 0, nextActionAt: null }
  if (warmup.day < totalDays) return { ...next, day: warmup.day + 1 }
  return { ...next, status: 'completed', completedAt: now.toISOString() }
}

/** Spreads what is left of today's messages over what is left of the day; `jitter` is in [0, 1). */
export function planNext(warmup: Warmup, now: Date, midnight: Date, jitter: number): Warmup {
  const remaining = targetOf(warmup) - warmup.sentToday
  if (warmup.status !== 'active' || remaining <= 0) return { ...warmup, nextActionAt: null }
  const gap = (midnight.getTime() - now.getTime()) / (remaining + 1)
  return { ...warmup, nextActionAt: after(now, Math.floor(gap * (0.6 + 0.8 * jitter))).toISOString() }
}

/** Warmup messages to exchange today. */
export const targetOf = (warmup: Warmup): number =>
  warmup.status === 'active' || warmup.status === 'paused' ? (ramp.days[warmup.day - 1]?.target ?? 0) : 0

/** First messages to strangers that a day of the warmup permits. */
export const coldLimitOf = (warmup: Warmup, profile: WarmupProfile): number =>
  Math.floor((ramp.days[warmup.day - 1]?.coldLimit ?? 0) * ramp.shares[profile])

/** Percent of the days that are done. */
const progressOf = (warmup: Warmup): number =>
  warmup.status === 'completed' ? 100 : Math.round((Math.max(0, warmup.day - 1) / totalDays) * 100)

/** The warmup in short, as an account carries it. */
export const summaryOf = (warmup: Warmup): Account['warmup'] => ({
  status: warmup.status,
  day: warmup.day,
  totalDays,
  progress: progressOf(warmup),
})

/** The warmup as it is answered. */
export const viewOf = (warmup: Warmup, account: Account): WarmupAccount => ({
  accountId: account.id,
  phone: account.phone,
  status: warmup.status,
  day: warmup.day,
  totalDays,
  startedAt: warmup.startedAt,
  pausedAt: warmup.pausedAt,
  completedAt: warmup.completedAt,
  sentToday: warmup.sentToday,
  receivedToday: warmup.receivedToday,
  targetToday: targetOf(warmup),
  coldLimitToday: account.dailyLimit,
  progress: progressOf(warmup),
  healthScore: account.healthScore,
  nextActionAt: warmup.nextActionAt,
  history: warmup.history,
})

const words = (status: string): string => status.replaceAll('_', ' ')
