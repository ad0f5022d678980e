// Saving what a rule made of an account, from a handler or from an event: the records, the activity, and what is due.
import { accountPhase, accountStatus } from '../../generated/transitions.ts'
import type { Context } from '../context.ts'
import type { AccountChange } from '../domain/accounts.ts'
import type { Account, AccountActivityType } from '../domain/records.ts'
import { after, nextMidnight } from '../domain/time.ts'
import { ensureTransition } from '../domain/transitions.ts'
import { failsAfter, isUnderWay, planNext, type Warmup } from '../domain/warmup.ts'
import { followAccount } from './account-campaigns.ts'
import { emit } from './events.ts'

/** Saves the change and gives the account as it stands. */
export function saveChange({ account, warmup, happened }: AccountChange, context: Context): Account {
  const { store, clock } = context
  const now = clock.now()
  const planned = plan(warmup, account, context)
  const before = store.accounts.find(account.id)
  ensureTransition(accountStatus, before?.status, account.status)
  ensureTransition(accountPhase, before?.phase, account.phase)
  store.accounts.save(account)
  store.warmup.save(planned)
  for (const { type, message, metadata = {} } of happened) {
    if (isTold(type)) emit(`account.${type}`, { accountId: account.id }, context)
    store.accounts.addActivity({
      id: context.id('act'),
      accountId: account.id,
      type,
      message,
      metadata,
      createdAt: now.toISOString(),
    })
  }
  if (before) followAccount(before, account, context)
  store.timeline.schedule('warmup.message', account.id, planned.nextActionAt)
  store.timeline.schedule('account.recover', account.id, account.restrictedUntil)
  store.timeline.schedule('warmup.fail', account.id, failureOf(account, planned))
  return store.accounts.get(account.id)
}

const told = [
  'connected',
  'disconnected',
  'restricted',
  'banned',
  'phase_changed',
  'daily_limit_reached',
  'warmup_completed',
] as const

const isTold = (type: AccountActivityType): type is (typeof told)[number] => told.some((known) => known === type)

/** Plans the next warmup message of a warmup that goes on, and none of one that does not. */
function plan(warmup: Warmup, account: Account, { store, clock, chance }: Context): Warmup {
  if (!isUnderWay(warmup, account)) return { ...warmup, nextActionAt: null }
  if (warmup.nextActionAt) return warmup
  const midnight = nextMidnight(clock.now(), store.settings.get().timezone)
  const jitter = chance('warmup', account.id, warmup.day, warmup.sentToday)
  return planNext(warmup, clock.now(), midnight, jitter)
}

/** A session that stays lost fails the warmup that was going on. */
function failureOf(account: Account, warmup: Warmup): Date | null {
  const mayFail = warmup.status === 'active' || warmup.status === 'paused'
  if (account.status !== 'disconnected' || !account.disconnectedAt || !mayFail) return null
  return after(new Date(account.disconnectedAt), failsAfter)
}
