import type { Context } from '../context.ts'
import { recover } from '../domain/account-incidents.ts'
import { type Happening, settle } from '../domain/accounts.ts'
import type { Account } from '../domain/records.ts'
import { after, localDate, nextMidnight } from '../domain/time.ts'
import { endDay, exchangeMessage, failWarmup, isUnderWay, type Warmup } from '../domain/warmup.ts'
import { saveChange } from '../effects/accounts.ts'
import type { DueEvent } from '../store/timeline.ts'
import { agents } from './agents.ts'
import { campaigns } from './campaigns.ts'
import { conversations } from './conversations.ts'
import { knowledgeBase } from './knowledge-base.ts'
import { messages } from './messages.ts'
import { orders } from './orders.ts'

type Happen = (subject: string, context: Context) => void

/** What each kind of event does at its instant. */
export const happen: Record<DueEvent['kind'], Happen> = {
  ...agents,
  ...campaigns,
  ...conversations,
  ...knowledgeBase,
  ...messages,
  ...orders,
  /** Midnight in the workspace: counters start again, and warmups that went on today reach their next day. */
  'day.begin'(_, context) {
    const { store, clock } = context
    const { timezone } = store.settings.get()
    store.timeline.schedule('day.begin', '', nextMidnight(clock.now(), timezone))
    const yesterday = localDate(after(clock.now(), -1), timezone)
    for (const account of store.accounts.all()) beginDay(account, store.warmup.get(account.id), yesterday, context)
  },
  'warmup.message'(accountId, context) {
    const { store, clock } = context
    const account = store.accounts.get(accountId)
    const warmup = { ...exchangeMessage(store.warmup.get(accountId)), nextActionAt: null }
    const active = { ...account, lastActiveAt: clock.now().toISOString() }
    saveChange(settle({ account: active, warmup, happened: [] }, store.settings.get(), clock.now()), context)
  },
  'warmup.fail'(accountId, context) {
    const { store, clock } = context
    const account = store.accounts.get(accountId)
    const warmup = failWarmup(store.warmup.get(accountId))
    saveChange(settle({ account, warmup, happened: [] }, store.settings.get(), clock.now()), context)
  },
  'account.recover'(accountId, context) {
    const { store, clock } = context
    const account = store.accounts.get(accountId)
    const both = { account, warmup: store.warmup.get(accountId) }
    saveChange(recover(both, store.settings.get(), clock.now()), context)
  },
}

function beginDay(account: Account, warmup: Warmup, yesterday: string, context: Context): void {
  const settings = context.store.settings.get()
  const now = context.clock.now()
  const next = isUnderWay(warmup, account) ? endDay(warmup, yesterday, now) : warmup
  const isCompleted = next.status === 'completed' && warmup.status !== 'completed'
  const isPromoted = isCompleted && account.phase === 'warmup'
  const phase = isPromoted ? 'production' : account.phase
  const fresh: Account = { ...account, phase, dailySent: 0, newConversationsToday: 0 }
  const happened: Happening[] = [
    ...(isCompleted ? [{ type: 'warmup_completed' as const, message: 'Completed the warmup.' }] : []),
    ...(isPromoted ? [moved(account.phase, phase)] : []),
  ]
  const change = settle({ account: fresh, warmup: next, happened }, settings, now)
  if (isSame(account, change.account) && next === warmup) return
  saveChange(change, context)
}

const moved = (from: string, to: string): Happening => ({
  type: 'phase_changed',
  message: `Moved from ${from} to ${to}.`,
  metadata: { from, to },
})

const isSame = (before: Account, now: Account): boolean =>
  before.dailySent === now.dailySent &&
  before.newConversationsToday === now.newConversationsToday &&
  before.dailyLimit === now.dailyLimit &&
  before.phase === now.phase
