import { balanceOf } from '../domain/credits.ts'
import { readSpan } from '../domain/span.ts'
import { ok, type Section } from '../operation.ts'

export const credits = {
  getBalance(_, { store }) {
    const settings = store.settings.get()
    const { createdAt } = store.credits.last() ?? settings
    return ok(balanceOf(store.credits.balance(), settings, createdAt))
  },

  listTransactions({ query }, { store }) {
    const { limit = 25, from, to, ...filter } = query
    return ok(store.credits.list({ ...filter, ...readSpan({ from, to }), limit }))
  },
} satisfies Section<'credits'>
