import type { Context } from '../context.ts'
import { type Happening, settle } from '../domain/accounts.ts'
import type { Account, WarmupAccount } from '../domain/records.ts'
import { pauseWarmup, resumeWarmup, viewOf, type Warmup } from '../domain/warmup.ts'
import { saveChange } from '../effects/accounts.ts'
import { ok, type Section } from '../operation.ts'

export const warmup = {
  getStatus({ query }, { store }) {
    const accounts = query.accountId === undefined ? store.accounts.all() : [store.accounts.get(query.accountId)]
    const data = accounts
      .map((account) => viewOf(store.warmup.get(account.id), account))
      .filter(({ status }) => query.status === undefined || query.status.includes(status))
    const count = (wanted: string) => data.filter(({ status }) => status === wanted).length
    const summary = {
      total: data.length,
      active: count('active'),
      paused: count('paused'),
      completed: count('completed'),
    }
    return ok({ summary, data })
  },

  pause({ path, body }, context) {
    const account = context.store.accounts.get(path.accountId)
    const paused = pauseWarmup(context.store.warmup.get(account.id), account, context.clock.now())
    const { reason } = body
    const metadata = reason ? { reason } : {}
    return ok(
      save(
        account,
        paused,
        { type: 'warmup_paused', message: `Paused the warmup on day ${paused.day}.`, metadata },
        context,
      ),
    )
  },

  resume({ path }, context) {
    const account = context.store.accounts.get(path.accountId)
    const resumed = resumeWarmup(context.store.warmup.get(account.id), account)
    return ok(
      save(account, resumed, { type: 'warmup_resumed', message: `Resumed the warmup on day ${resumed.day}.` }, context),
    )
  },
} satisfies Section<'warmup'>

function save(account: Account, warmup: Warmup, happening: Happening, context: Context): WarmupAccount {
  const { store, clock } = context
  const change = settle({ account, warmup, happened: [happening] }, store.settings.get(), clock.now())
  const saved = saveChange(change, context)
  return viewOf(store.warmup.get(account.id), saved)
}
