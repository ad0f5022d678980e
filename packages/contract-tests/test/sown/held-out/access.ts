import { hasKey, onStatus } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { type Answered, jsonOf, withHeaders } from '../message.ts'
import { order, warming } from '../world.ts'

/** Doors that stand open: what is told before the key, across workspaces, and by another method. */
export const accessFaults = faultsOf('access', [
  {
    name: 'missing-told-without-a-key',
    operation: 'accounts.get',
    about: 'Looks for the account before it asks for the key, and tells anybody with 404 which ids are free.',
    handlers() {
      const known = new Set<string>()
      const remember = (answered: Answered) => {
        if (answered.status === 200) known.add(jsonOf(answered).id)
        return answered
      }
      return {
        'provision.verify': async (asked, call) => remember(await call(asked)),
        async 'accounts.get'(asked, call) {
          if (hasKey(asked)) return remember(await call(asked))
          if (known.has(asked.ids.accountId ?? '')) return call(asked)
          return call(withHeaders(asked, { authorization: 'Bearer rl_test_of_the_server' }))
        },
      }
    },
    async shows(api) {
      const headers = { authorization: '' }
      const taken = await api.call('accounts.get', { ids: await warming(api), headers })
      const free = await api.call('accounts.get', { ids: { accountId: 'acc_none' }, headers })
      return [taken.status, free.status]
    },
  },
  {
    name: 'order-of-another-workspace',
    operation: 'orders.get',
    about: 'Answers an order to whoever knows its id, whichever workspace the key belongs to.',
    handlers() {
      const owners = new Map<string, string>()
      return {
        async 'orders.create'(asked, call) {
          const answered = await call(asked)
          if (answered.status === 201) owners.set(jsonOf(answered).id, asked.headers.get('authorization') ?? '')
          return answered
        },
        'orders.get': onStatus(404, (answered, asked, call) => {
          const authorization = owners.get(asked.ids.orderId ?? '')
          return authorization ? call(withHeaders(asked, { authorization })) : answered
        }),
      }
    },
    async shows(api) {
      const ids = { orderId: await order(api) }
      return (await api.call('orders.get', { ids, headers: { authorization: `Bearer ${api.key}_other` } })).status
    },
  },
  {
    name: 'paused-by-get',
    operation: 'warmup.pause',
    about: 'Pauses a warmup by GET too, so that whatever follows an address does it.',
    handlers: () => ({
      '/api/v1/warmup/{accountId}/pause': (asked, call) =>
        call(asked.method === 'GET' ? { ...asked, method: 'POST' } : asked),
    }),
    async shows(api) {
      return (await api.method('GET', 'warmup.pause', { ids: await warming(api) })).status
    },
  },
])
