import type { Json } from '../../../src/world/recipes.ts'
import { hasKey, refusing } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { jsonOf, queryOf, withQuery } from '../message.ts'
import { own } from '../sow.ts'
import { leads } from '../world.ts'
import { refusal } from './world.ts'

/** What is allowed, and refused all the same. */
export const refusalFaults = faultsOf('refusals', [
  {
    name: 'own-number-is-taken',
    operation: 'leads.update',
    about: 'Refuses the number that the lead itself has, as one that is taken.',
    async handle(asked, call) {
      const { phone } = jsonOf(asked) ?? {}
      if (typeof phone !== 'string' || !hasKey(asked)) return call(asked)
      const all = await call(withQuery(own(asked, 'leads.list', {}), { limit: '100' }))
      const lead = jsonOf(all).data?.find(({ id }: Json) => id === asked.ids.leadId)
      if (lead?.phone !== phone) return call(asked)
      const detail = `The lead ${lead.id} has the number ${phone} already. Update that lead instead.`
      return refusal(409, 'phone_taken', 'Phone number taken', detail)
    },
    async shows(api) {
      const ids = await leads(api, 'Okafor')
      return (await api.call('leads.update', { ids, json: { phone: '+12025550140', city: 'London' } })).status
    },
  },
  {
    name: 'same-day-refused',
    operation: 'agents.getUsage',
    about: 'Refuses a span of one day, whose first day is its last.',
    handle: refusing(
      { parameter: 'from' },
      { code: 'order', message: 'must be before to' },
      (asked) => queryOf(asked, 'from') !== null && queryOf(asked, 'from') === queryOf(asked, 'to'),
    ),
    async shows({ call }) {
      return (await call('agents.getUsage', { query: { from: '2026-01-05', to: '2026-01-05' } })).status
    },
  },
  {
    name: 'spaces-in-the-number',
    operation: 'provision.verify',
    about: 'Does not find a number that is written with spaces or dashes, which do not count.',
    handle(asked, call) {
      const { phone } = jsonOf(asked) ?? {}
      if (typeof phone !== 'string' || !/\d[ -]/.test(phone) || !hasKey(asked)) return call(asked)
      const detail = `No code was requested for ${phone}. Call provision.start first.`
      return refusal(404, 'provisioning_not_found', 'No code was requested', detail)
    },
    async shows({ must, call }) {
      await must('provision.start', { json: { phone: '+12025550101' } })
      const json = { phone: '+1 202-555-0101', code: '123456', displayName: 'Juniper Coffee' }
      return (await call('provision.verify', { json })).status
    },
  },
])
