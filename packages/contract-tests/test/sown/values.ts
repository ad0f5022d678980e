import type { Json } from '../../src/world/recipes.ts'
import { onAsked, onBody } from './edits.ts'
import { faultsOf } from './fault.ts'
import { queryOf, withQuery } from './message.ts'
import type { Handler } from './sow.ts'
import { account, agent, campaign, conversation, hello, leads, statusAndCode } from './world.ts'

const modes = ['off', 'suggest', 'auto']
const leadSorts = ['addedAt', '-addedAt', 'lastContactedAt', '-lastContactedAt', 'nextSendAt', '-nextSendAt']

/** Drops a query parameter that is not as it should be. */
const lenientQuery = (name: string, good: (value: string) => boolean): Handler =>
  onAsked((asked) => (good(queryOf(asked, name) ?? '') ? asked : withQuery(asked, { [name]: undefined })))

/** As a validator does that coerces types. */
function coerced(value: Json): Json {
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value)
  return typeof value === 'boolean' || value === null ? Number(value) : value
}

/** Values outside of their limits that are taken, mended in silence. */
export const valueFaults = faultsOf('values', [
  {
    name: 'maximum-length-not-enforced',
    operation: 'campaigns.update',
    about: 'Cuts a name that is too long in place of refusing it.',
    handle: onBody((body) => {
      if (typeof body.name === 'string') body.name = [...body.name].slice(0, 120).join('')
    }),
    async shows(api) {
      const json = { name: 'n'.repeat(121) }
      return (await api.call('campaigns.update', { ids: await campaign(api), json })).status
    },
  },
  {
    name: 'minimum-length-not-enforced',
    operation: 'conversations.updateContact',
    about: 'Takes an empty name as none.',
    handle: onBody((body) => {
      if (body.name === '') body.name = null
    }),
    async shows(api) {
      await conversation(api)
      return (await api.call('conversations.updateContact', { ids: { phone: '+12025550142' }, json: { name: '' } }))
        .status
    },
  },
  {
    name: 'minimum-not-enforced',
    operation: 'settings.update',
    about: 'Takes a daily limit of 0 or less as 1.',
    handle: onBody((body) => {
      if (typeof body.defaultDailyLimit === 'number' && body.defaultDailyLimit < 1) body.defaultDailyLimit = 1
    }),
    async shows({ call }) {
      return (await call('settings.update', { json: { defaultDailyLimit: 0 } })).status
    },
  },
  {
    name: 'maximum-of-limit-not-enforced',
    operation: 'accounts.list',
    about: 'Takes a limit over 100 as 100.',
    handle: onAsked((asked) => (Number(queryOf(asked, 'limit')) > 100 ? withQuery(asked, { limit: '100' }) : asked)),
    async shows({ call }) {
      return (await call('accounts.list', { query: { limit: 101 } })).status
    },
  },
  {
    name: 'pattern-not-enforced',
    operation: 'conversations.createTag',
    about: 'Takes a color that is none, and chooses another.',
    handle: onBody((body) => {
      if (typeof body.color === 'string' && !/^#[0-9a-f]{6}$/i.test(body.color)) delete body.color
    }),
    async shows({ call }) {
      return (await call('conversations.createTag', { json: { name: 'Hot', color: 'red' } })).status
    },
  },
  {
    name: 'enum-of-a-body-not-enforced',
    operation: 'agents.update',
    about: 'Takes an unknown mode as `suggest`.',
    handle: onBody((body) => {
      if (typeof body.mode === 'string' && !modes.includes(body.mode)) body.mode = 'suggest'
    }),
    async shows(api) {
      return (await api.call('agents.update', { ids: { agentId: await agent(api) }, json: { mode: 'manual' } })).status
    },
  },
  {
    name: 'enum-of-a-query-not-enforced',
    operation: 'campaigns.listLeads',
    about: 'Ignores an order that it does not know.',
    handle: lenientQuery('sort', (sort) => leadSorts.includes(sort)),
    async shows(api) {
      return (await api.call('campaigns.listLeads', { ids: await campaign(api), query: { sort: 'name' } })).status
    },
  },
  {
    name: 'format-of-a-body-not-enforced',
    operation: 'knowledgeBase.discoverLinks',
    about: 'Reads another page when the address is none.',
    handle: onBody((body) => {
      if (typeof body.url === 'string' && !URL.canParse(body.url)) body.url = 'https://example.com/'
    }),
    async shows({ call }) {
      return (await call('knowledgeBase.discoverLinks', { json: { url: 'example.com' } })).status
    },
  },
  {
    name: 'format-of-a-query-not-enforced',
    operation: 'credits.listTransactions',
    about: 'Ignores a `from` that is no time.',
    handle: lenientQuery('from', (from) => !Number.isNaN(Date.parse(from))),
    async shows({ call }) {
      return (await call('credits.listTransactions', { query: { from: 'yesterday' } })).status
    },
  },
  {
    name: 'type-coerced',
    operation: 'campaigns.updateStep',
    about: 'Takes the text `5`, true and null as numbers.',
    handle: onBody(({ delay }) => {
      if (typeof delay?.value !== 'number' && delay?.value !== undefined) delay.value = coerced(delay.value)
    }),
    async shows(api) {
      const ids = await campaign(api, { steps: [hello] })
      return (await api.call('campaigns.updateStep', { ids, json: { delay: { value: '5', unit: 'days' } } })).status
    },
  },
  {
    name: 'whole-number-not-enforced',
    operation: 'orders.create',
    about: 'Rounds a quantity that is no whole number.',
    handle: onBody(({ items }) => {
      for (const item of Array.isArray(items) ? items : [])
        if (typeof item?.quantity === 'number') item.quantity = Math.round(item.quantity)
    }),
    async shows({ call }) {
      const json = { items: [{ product: 'credits', quantity: 10.5 }], paymentMethod: 'invoice' }
      return (await call('orders.create', { json })).status
    },
  },
  {
    name: 'maximum-of-items-not-enforced',
    operation: 'campaigns.create',
    about: 'Takes the first 50 of too many tags.',
    handle: onBody((body) => {
      if (Array.isArray(body.tags)) body.tags = body.tags.slice(0, 50)
    }),
    async shows({ call }) {
      const tags = Array.from({ length: 51 }, (_, index) => `tag ${index}`)
      return (await call('campaigns.create', { json: { name: 'Spring', tags } })).status
    },
  },
  {
    name: 'unique-items-not-enforced',
    operation: 'leads.update',
    about: 'Takes the same tag twice.',
    handle: onBody((body) => {
      if (Array.isArray(body.tags)) body.tags = [...new Set(body.tags)]
    }),
    async shows(api) {
      const { leadId } = await leads(api, 'Okafor')
      return (await api.call('leads.update', { ids: { leadId }, json: { tags: ['hot', 'hot'] } })).status
    },
  },
  {
    name: 'minimum-of-items-not-enforced',
    operation: 'conversations.bulkAction',
    about: 'Does an action to no conversations at all.',
    handle: onBody((body) => {
      if (Array.isArray(body.conversationIds) && body.conversationIds.length === 0) body.conversationIds = ['none']
    }),
    async shows({ call }) {
      return (await call('conversations.bulkAction', { json: { action: 'archive', conversationIds: [] } })).status
    },
  },
  {
    name: 'null-not-refused',
    operation: 'accounts.setupProfile',
    about: 'Takes null for the about text, which cannot be null, as if it were left out.',
    handle: onBody((body) => {
      if (body.bio === null) delete body.bio
    }),
    async shows(api) {
      const json = { displayName: 'Juniper Coffee', bio: null }
      return statusAndCode(await api.call('accounts.setupProfile', { ids: await account(api), json }))
    },
  },
])
