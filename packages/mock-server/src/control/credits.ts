import { Problem } from '../domain/problem.ts'
import { grant, takeAway } from '../effects/ledger.ts'
import { ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const credits = {
  grant({ body }, workspace) {
    const { amount, description } = body
    if (amount === 0) throw nothing()
    return workspace.request((context) => {
      const line =
        amount > 0
          ? grant(amount, 'bonus', description ?? 'Credits were given.', context)
          : takeAway(-amount, description ?? 'Credits were taken away.', context)
      if (!line)
        throw new Problem('insufficient_credits', 'There are no credits that could be taken away. Grant some first.')
      return ok(line)
    })
  },
} satisfies ControlSection<'credits'>

function nothing(): Problem {
  const message = 'must not be 0'
  const errors = [{ pointer: '/amount', code: 'not', message }]
  return new Problem('validation_failed', `The request has 1 fault. amount ${message}.`, { errors })
}
