import { crashing } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { queryOf } from '../message.ts'
import { campaign, hello } from '../world.ts'

/** One value among many makes the server fail. */
export const crashFaults = faultsOf('crashes', [
  {
    name: 'search-taken-as-a-pattern',
    operation: 'accounts.list',
    about: 'Makes a regular expression of the search, and fails for text that is none, such as a phone number.',
    handle: crashing((asked) => !isPattern(queryOf(asked, 'search') ?? '')),
    async shows({ call }) {
      return (await call('accounts.list', { query: { search: '+1202555' } })).status
    },
  },
  {
    name: 'same-step-twice',
    operation: 'campaigns.reorderSteps',
    about: 'Fails for an order that names a step twice, as its database has one row a step.',
    handle: crashing((_, { stepIds }) => Array.isArray(stepIds) && new Set(stepIds).size < stepIds.length),
    async shows(api) {
      const ids = await campaign(api, { steps: [hello, hello] })
      const json = { stepIds: [ids.stepId, ids.stepId] }
      return (await api.call('campaigns.reorderSteps', { ids, json })).status
    },
  },
])

function isPattern(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}
