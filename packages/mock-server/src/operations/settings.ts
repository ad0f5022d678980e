import { dailyLimitOf } from '../domain/accounts.ts'
import { Problem } from '../domain/problem.ts'
import { update } from '../domain/settings.ts'
import { nextMidnight } from '../domain/time.ts'
import { followAccount } from '../effects/account-campaigns.ts'
import { ok, type Section } from '../operation.ts'

export const settings = {
  get(_, { store }) {
    return ok(store.settings.get())
  },

  update({ body }, context) {
    const { store, clock } = context
    const before = store.settings.get()
    const settings = update(before, body, clock.now())
    const agentId = body.agent?.defaultAgentId
    if (agentId && !store.agents.find(agentId)) throw unknownAgent()
    store.settings.save(settings)
    if (settings.timezone !== before.timezone)
      store.timeline.schedule('day.begin', '', nextMidnight(clock.now(), settings.timezone))
    for (const account of store.accounts.all()) {
      const dailyLimit = dailyLimitOf(account, store.warmup.get(account.id), settings, clock.now())
      if (dailyLimit === account.dailyLimit) continue
      const changed = { ...account, dailyLimit, updatedAt: clock.now().toISOString() }
      store.accounts.save(changed)
      followAccount(account, changed, context)
    }
    return ok(settings)
  },
} satisfies Section<'settings'>

function unknownAgent(): Problem {
  const message = 'names no agent of this workspace'
  const errors = [{ pointer: '/agent/defaultAgentId', code: 'unknown_reference', message }]
  return new Problem('unknown_reference', 'The settings name an agent that does not exist.', { errors })
}
