import { onItems, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { leads, order } from '../world.ts'

/** Successes whose bodies go wrong for some values only. */
export const bodyFaults = faultsOf('body', [
  {
    name: 'empty-object-as-a-list',
    operation: 'leadLists.listLeads',
    about: 'Answers `customFields` as `[]` when there are none, as PHP writes an empty array.',
    handle: onItems((lead) => {
      if (Object.keys(lead.customFields).length === 0) lead.customFields = []
    }),
    async shows(api) {
      return (await api.must('leadLists.listLeads', { ids: await leads(api, 'Okafor') })).data[0].customFields
    },
  },
  {
    name: 'null-left-out',
    operation: 'orders.list',
    about: 'Leaves out the properties of an order that are null.',
    handle: onItems((item) => {
      for (const name of Object.keys(item)) if (item[name] === null) delete item[name]
    }),
    async shows(api) {
      await order(api)
      return Object.keys((await api.must('orders.list')).data[0])
    },
  },
  {
    name: 'day-as-a-time',
    operation: 'agents.getUsage',
    about: 'Answers the first and the last day as times of midnight.',
    handle: onSuccess((body) => {
      body.from += 'T00:00:00.000Z'
      body.to += 'T00:00:00.000Z'
    }),
    async shows({ must }) {
      const { from, to } = await must('agents.getUsage')
      return { from, to }
    },
  },
])
