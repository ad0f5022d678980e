import { refusing } from './edits.ts'
import { faultsOf } from './fault.ts'
import { queryOf } from './message.ts'
import { agent, amara, list } from './world.ts'

/** What is allowed, and refused all the same. */
export const refusalFaults = faultsOf('refusals', [
  {
    name: 'maximum-length-refused',
    operation: 'knowledgeBase.createSource',
    about: 'Refuses a title of 200 characters, the most that is allowed.',
    handle: refusing(
      { pointer: '/title' },
      { code: 'maxLength', message: 'must have at most 199 characters' },
      (_, { title }) => typeof title === 'string' && [...title].length === 200,
    ),
    async shows({ call }) {
      const json = { type: 'text', title: 't'.repeat(200), text: 'A kilo costs 20 dollars.' }
      return (await call('knowledgeBase.createSource', { json })).status
    },
  },
  {
    name: 'maximum-refused',
    operation: 'leadLists.list',
    about: 'Refuses a limit of 100, the most that is allowed.',
    handle: refusing(
      { parameter: 'limit' },
      { code: 'maximum', message: 'must be less than 100' },
      (asked) => queryOf(asked, 'limit') === '100',
    ),
    async shows({ call }) {
      return (await call('leadLists.list', { query: { limit: 100 } })).status
    },
  },
  {
    name: 'minimum-refused',
    operation: 'agents.update',
    about: 'Refuses a temperature of 0, which it takes as missing.',
    handle: refusing(
      { pointer: '/temperature' },
      { code: 'required', message: 'is missing' },
      (_, { temperature }) => temperature === 0,
    ),
    async shows(api) {
      return (await api.call('agents.update', { ids: { agentId: await agent(api) }, json: { temperature: 0 } })).status
    },
  },
  {
    name: 'enum-member-refused',
    operation: 'warmup.getStatus',
    about: 'Refuses the status `failed`, which is one.',
    handle: refusing(
      { parameter: 'status' },
      { code: 'enum', message: 'must be one of not_started, active, paused, completed' },
      ({ url }) => url.searchParams.getAll('status').includes('failed'),
    ),
    async shows({ call }) {
      return (await call('warmup.getStatus', { query: { status: 'failed' } })).status
    },
  },
  {
    name: 'optional-property-refused',
    operation: 'leadLists.addLead',
    about: 'Refuses `jobTitle` as unknown.',
    handle: refusing(
      { pointer: '/jobTitle' },
      { code: 'additionalProperties', message: 'is not known here' },
      (_, body) => body.jobTitle !== undefined,
    ),
    async shows(api) {
      const json = { phone: amara, jobTitle: 'Owner' }
      return (await api.call('leadLists.addLead', { ids: { leadListId: await list(api) }, json })).status
    },
  },
])
