import { onAsked } from './edits.ts'
import { faultsOf } from './fault.ts'
import { type Asked, jsonOf, withHeaders } from './message.ts'
import { amara, campaign } from './world.ts'

const withoutKey = (asked: Asked): Asked => withHeaders(asked, { 'idempotency-key': undefined })

/** Calls that are not safe to repeat although they say so. */
export const idempotencyFaults = faultsOf('idempotency', [
  {
    name: 'key-ignored',
    operation: 'orders.create',
    about: 'Ignores the idempotency key, and orders twice.',
    handle: onAsked(withoutKey),
    async shows(api) {
      const headers = { 'idempotency-key': 'order-1' }
      const json = { items: [{ product: 'credits', quantity: 10 }], paymentMethod: 'invoice' }
      await api.must('orders.create', { json, headers })
      await api.must('orders.create', { json, headers })
      return (await api.must('orders.list')).data.length
    },
  },
  {
    name: 'replay-does-it-again',
    operation: 'agents.create',
    about: 'Marks the answer to a repeated call as replayed, but has made another agent.',
    async handle(asked, call) {
      const answered = await call(asked)
      if (!answered.headers.has('idempotency-replayed')) return answered
      return withHeaders(await call(withoutKey(asked)), { 'idempotency-replayed': 'true' })
    },
    async shows({ must }) {
      const input = { headers: { 'idempotency-key': 'agent-1' }, json: { name: 'Concierge', instructions: 'Answer.' } }
      const first = await must('agents.create', input)
      const second = await must('agents.create', input)
      return second.id === first.id
    },
  },
  {
    name: 'key-taken-twice',
    operation: 'campaigns.addLeads',
    about: 'Takes the same idempotency key for another body.',
    async handle(asked, call) {
      const answered = await call(asked)
      return jsonOf(answered)?.code === 'idempotency_key_reused' ? call(withoutKey(asked)) : answered
    },
    async shows(api) {
      const ids = await campaign(api)
      const headers = { 'idempotency-key': 'leads-1' }
      await api.must('campaigns.addLeads', { ids, headers, json: { leads: [{ phone: amara }] } })
      const other = { ids, headers, json: { leads: [{ phone: '+12025550143' }] } }
      return (await api.call('campaigns.addLeads', other)).status
    },
  },
])
