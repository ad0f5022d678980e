import { hasKey, onAsked, onStatus } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { type Answered, withHeaders } from '../message.ts'
import { conversation } from '../world.ts'

/** Idempotency keys that are told apart, kept or replayed in a wrong way. */
export const idempotencyFaults = faultsOf('idempotency', [
  {
    name: 'key-shared-by-workspaces',
    operation: 'agents.create',
    about: "Answers one workspace with another one's agent when both use the same idempotency key.",
    handlers() {
      const first = new Map<string, { owner: string | null; answered: Answered }>()
      return {
        async 'agents.create'(asked, call) {
          const key = asked.headers.get('idempotency-key')
          if (!(key && hasKey(asked))) return call(asked)
          const owner = asked.headers.get('authorization')
          const stored = first.get(key)
          if (stored && stored.owner !== owner) return withHeaders(stored.answered, { 'idempotency-replayed': 'true' })
          const answered = await call(asked)
          if (answered.status === 201 && !stored) first.set(key, { owner, answered })
          return answered
        },
      }
    },
    async shows({ must, call, key }) {
      const input = { headers: { 'idempotency-key': 'agent-1' }, json: { name: 'Concierge', instructions: 'Answer.' } }
      await must('agents.create', input)
      const headers = { ...input.headers, authorization: `Bearer ${key}_other` }
      return (await call('agents.create', { ...input, headers })).headers.has('idempotency-replayed')
    },
  },
  {
    name: 'keys-of-another-case',
    operation: 'conversations.scheduleMessage',
    about: 'Takes idempotency keys that differ in upper and lower case as the same.',
    handle: onAsked((asked) =>
      withHeaders(asked, { 'idempotency-key': asked.headers.get('idempotency-key')?.toLowerCase() }),
    ),
    async shows(api) {
      const ids = await conversation(api)
      const json = { text: 'Later', sendAt: '2026-03-01T09:00:00.000Z' }
      for (const key of ['bVx', 'bvX'])
        await api.must('conversations.scheduleMessage', { ids, json, headers: { 'idempotency-key': key } })
      return (await api.must('conversations.listScheduledMessages', { ids })).data.length
    },
  },
  {
    name: 'replayed-as-200',
    operation: 'orders.create',
    about: 'Answers a repeated order with 200, the status of a quote, in place of the 201 that it was.',
    handle: onStatus(201, (answered) =>
      answered.headers.has('idempotency-replayed') ? { ...answered, status: 200 } : answered,
    ),
    async shows({ must, call }) {
      const json = { items: [{ product: 'credits', quantity: 10 }], paymentMethod: 'invoice' }
      const input = { json, headers: { 'idempotency-key': 'order-1' } }
      await must('orders.create', input)
      return (await call('orders.create', input)).status
    },
  },
])
