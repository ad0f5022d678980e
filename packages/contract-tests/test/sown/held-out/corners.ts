import { onItems, onSuccess } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { campaign, each } from '../world.ts'

/** One value among many is answered wrongly, and without failing. */
export const cornerFaults = faultsOf('corners', [
  {
    name: 'leap-day-left-out',
    operation: 'campaigns.getDailyStats',
    about: 'Leaves out the 29th of February.',
    handle: onSuccess((body) => {
      body.data = body.data.filter(({ date }: { date: string }) => !date.endsWith('-02-29'))
    }),
    async shows(api) {
      const query = { from: '2024-02-28', to: '2024-03-01' }
      return each(await api.call('campaigns.getDailyStats', { ids: await campaign(api), query }), 'date')
    },
  },
  {
    name: 'false-taken-as-none',
    operation: 'leads.createCustomField',
    about: 'Takes a default value of false, 0 or an empty text as none.',
    handlers: () => ({
      'leads.createCustomField': onSuccess((body) => {
        body.defaultValue ||= null
      }),
      'leads.listCustomFields': onItems((field) => {
        field.defaultValue ||= null
      }),
    }),
    async shows({ must }) {
      const json = { key: 'organic', label: 'Organic', type: 'boolean', defaultValue: false }
      return (await must('leads.createCustomField', { json })).defaultValue
    },
  },
  {
    name: 'zero-in-place-of-null',
    operation: 'credits.getBalance',
    about: 'Answers a threshold of 0 in place of null when the settings have none.',
    handle: onSuccess((body) => {
      body.lowBalanceThreshold ??= 0
    }),
    async shows({ must }) {
      await must('settings.update', { json: { lowCreditThreshold: 0 } })
      return (await must('credits.getBalance')).lowBalanceThreshold
    },
  },
])
