import type { Rule } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { reversedSpan } from '../span.ts'
import { connectedAccount } from './states.ts'

/** What is told of accounts, and how they are connected. */
export const connectionRules: Rule[] = [
  foreignCursor('accounts.list'),
  {
    operation: 'accounts.list',
    name: 'a cursor does not go on with another order',
    expect: { status: 400, code: 'invalid_cursor' },
    run: async (world) => {
      await connectedAccount(world)
      await connectedAccount(world)
      const { pagination } = await world.must('accounts.list', { query: { limit: 1 } })
      return world.call('accounts.list', { query: { limit: 1, sort: 'phone', cursor: pagination.nextCursor } })
    },
  },
  {
    operation: 'accounts.list',
    name: 'filters combine with and',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const path = await connectedAccount(world)
      const { phone } = await world.must('accounts.get', { path })
      return world.call('accounts.list', { query: { search: phone, phase: ['production'], status: ['connected'] } })
    },
  },
  foreignCursor('accounts.getActivity'),
  reversedSpan('accounts.getActivity'),
  {
    operation: 'accounts.register',
    name: 'an account that is connected is not registered again',
    expect: { status: 409, code: 'already_registered' },
    run: async (world) =>
      world.call('accounts.register', { path: await connectedAccount(world), json: { method: 'sms' } }),
  },
  {
    operation: 'accounts.connect',
    name: 'an account that is connected is not connected again',
    expect: { status: 409, code: 'already_connected' },
    run: async (world) => world.call('accounts.connect', { path: await connectedAccount(world), json: {} }),
  },
]
