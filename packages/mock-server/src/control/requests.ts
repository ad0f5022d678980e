import { readTime } from '../domain/time.ts'
import { gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const requests = {
  list({ query }, { store }) {
    const { limit = 25, since, ...filter } = query
    const from = since === undefined ? undefined : readTime(since, { parameter: 'since' })
    return ok(store.requests.list({ ...filter, since: from, limit }))
  },

  clear(_, { store }) {
    store.requests.clear()
    return gone
  },
} satisfies ControlSection<'requests'>
