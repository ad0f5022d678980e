import type { Json } from '../../src/world/recipes.ts'
import { crashing } from './edits.ts'
import { faultsOf } from './fault.ts'
import { queryOf } from './message.ts'
import { account, agent, amara, campaign, list } from './world.ts'

/** One value among many makes the server fail. */
export const crashFaults = faultsOf('crashes', [
  {
    name: 'zero',
    operation: 'campaigns.addStep',
    about: 'Fails for a delay of 0.',
    handle: crashing((_, { delay }) => delay?.value === 0),
    async shows(api) {
      const json = { text: 'Hello!', delay: { value: 0, unit: 'hours' } }
      return (await api.call('campaigns.addStep', { ids: await campaign(api), json })).status
    },
  },
  {
    name: 'greatest-number',
    operation: 'orders.create',
    about: 'Fails for a quantity of 1,000,000, the most that is allowed.',
    handle: crashing(
      (_, { items }) => Array.isArray(items) && items.some((item: Json) => item?.quantity === 1_000_000),
    ),
    async shows({ call }) {
      const json = { items: [{ product: 'credits', quantity: 1_000_000 }], paymentMethod: 'invoice' }
      return (await call('orders.create', { json })).status
    },
  },
  {
    name: 'empty-list',
    operation: 'leadLists.importLeads',
    about: 'Fails for an empty list of tags.',
    handle: crashing((_, { tags }) => Array.isArray(tags) && tags.length === 0),
    async shows(api) {
      const json = { rows: [{ phone: amara }], tags: [] }
      return (await api.call('leadLists.importLeads', { ids: { leadListId: await list(api) }, json })).status
    },
  },
  {
    name: 'emoji',
    operation: 'conversations.sendTestMessage',
    about: 'Fails for a text with an emoji, or any other character of more than 16 bits.',
    handle: crashing((_, { text }) => typeof text === 'string' && /[\u{10000}-\u{10ffff}]/u.test(text)),
    async shows(api) {
      const json = { ...(await account(api)), phone: amara, text: 'Hello 👋' }
      return (await api.call('conversations.sendTestMessage', { json })).status
    },
  },
  {
    name: 'quote',
    operation: 'campaigns.list',
    about: 'Fails for a search with a quote in it.',
    handle: crashing((asked) => queryOf(asked, 'search')?.includes("'") ?? false),
    async shows({ call }) {
      return (await call('campaigns.list', { query: { search: "O'Hara" } })).status
    },
  },
  {
    name: 'long-text',
    operation: 'agents.update',
    about: 'Fails for instructions of more than 16,384 characters, although 20,000 are allowed.',
    handle: crashing((_, { instructions }) => typeof instructions === 'string' && instructions.length > 16_384),
    async shows(api) {
      const json = { instructions: 'Answer. '.repeat(2_400) }
      return (await api.call('agents.update', { ids: { agentId: await agent(api) }, json })).status
    },
  },
  {
    name: 'null',
    operation: 'campaigns.update',
    about: 'Fails for a description that is null, which clears it.',
    handle: crashing((_, { description }) => description === null),
    async shows(api) {
      return (await api.call('campaigns.update', { ids: await campaign(api), json: { description: null } })).status
    },
  },
])
