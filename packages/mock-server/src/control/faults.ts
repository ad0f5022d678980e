import { routes } from '../../generated/openapi/routes.ts'
import { newRule } from '../domain/faults.ts'
import { created, gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

const operations = routes.map(({ id }) => id)

export const faults = {
  create({ body }, workspace) {
    return workspace.request(({ store, clock }) => {
      const rule = newRule(store.faults.nextId(), body, operations, clock.now())
      store.faults.save(rule)
      return created(rule, '/_mock/faults')
    })
  },

  list({ query }, { store }) {
    const { limit = 25, cursor } = query
    return ok(store.faults.list({ limit, cursor }))
  },

  clear(_, workspace) {
    workspace.request(({ store }) => store.faults.removeAll())
    return gone
  },

  remove({ path }, workspace) {
    workspace.request(({ store }) => store.faults.remove(path.faultId))
    return gone
  },
} satisfies ControlSection<'faults'>
