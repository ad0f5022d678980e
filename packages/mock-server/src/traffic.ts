import { ask, type CallFault, type FaultRule, isFor } from './domain/faults.ts'
import { countRequest, type RateLimit } from './domain/rate-limit.ts'
import type { Traffic } from './http/traffic.ts'
import type { Workspace } from './workspace.ts'

/** What stands around the operations of a workspace: its faults and its log, and the limit if the server has one. */
export const trafficOf = (workspaceOf: () => Workspace, limit: RateLimit | undefined): Traffic => ({
  workspaceId: workspaceOf().id,
  now: () => workspaceOf().clock.target(),
  countRequest() {
    if (!limit) return undefined
    const { clock, store } = workspaceOf()
    const { meta } = store
    const before = { number: meta.get('rateWindow') ?? 0, used: meta.get('rateUsed') ?? 0 }
    const { window, rate } = countRequest(limit, before, clock.target())
    meta.set('rateWindow', window.number)
    meta.set('rateUsed', window.used)
    return rate
  },
  faultFor(operation) {
    const workspace = workspaceOf()
    const unspent = workspace.store.faults.unspent()
    if (unspent.length === 0) return undefined
    const rules = unspent.filter((rule) => isFor(rule.operation, operation))
    return rules.length === 0 ? undefined : firstToStrike(rules, workspace)
  },
  keep: (request) => workspaceOf().store.requests.add(request),
})

/** Asks the rules in their order until one strikes. That is kept even when the call itself is undone. */
function firstToStrike(rules: FaultRule[], workspace: Workspace): CallFault | undefined {
  return workspace.request(({ store, chance }) => {
    for (const asked of rules) {
      const { rule, fault } = ask(asked, chance)
      store.faults.save(rule)
      if (fault) return fault
    }
    return undefined
  })
}
