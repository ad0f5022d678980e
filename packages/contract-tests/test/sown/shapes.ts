import type { Json } from '../../src/world/recipes.ts'
import { onAsked, onBody } from './edits.ts'
import { faultsOf } from './fault.ts'
import { jsonOf, withHeaders, withQuery, withText } from './message.ts'
import { account, agent, campaign, conversation } from './world.ts'

/** Drops what is not in a list of names. */
function only(value: Json, names: string[]): void {
  for (const name of Object.keys(value)) if (!names.includes(name)) delete value[name]
}

/** Requests of another form than is described that are taken. */
export const shapeFaults = faultsOf('shapes', [
  {
    name: 'required-not-enforced',
    operation: 'agents.create',
    about: 'Makes an agent without instructions, with some of its own.',
    handle: onBody((body) => {
      if (body.instructions === undefined) body.instructions = 'Be helpful.'
    }),
    async shows({ call }) {
      return (await call('agents.create', { json: { name: 'Concierge' } })).status
    },
  },
  {
    name: 'unknown-property-accepted',
    operation: 'accounts.setDisplayName',
    about: 'Ignores properties of the body that it does not know.',
    handle: onBody((body) => only(body, ['displayName'])),
    async shows(api) {
      const json = { displayName: 'Juniper', color: 'red' }
      return (await api.call('accounts.setDisplayName', { ids: await account(api), json })).status
    },
  },
  {
    name: 'nested-unknown-property-accepted',
    operation: 'agents.test',
    about: 'Ignores properties of `history` that it does not know.',
    handle: onBody(({ history }) => {
      for (const turn of Array.isArray(history) ? history : [])
        if (typeof turn === 'object' && turn !== null) only(turn, ['role', 'text'])
    }),
    async shows(api) {
      const json = { message: 'How much?', history: [{ role: 'user', text: 'Hi', at: 'noon' }] }
      return (await api.call('agents.test', { ids: { agentId: await agent(api) }, json })).status
    },
  },
  {
    name: 'unknown-query-parameter-accepted',
    operation: 'conversations.listTags',
    about: 'Ignores query parameters that it does not know.',
    handle: onAsked((asked) => {
      const unknown = [...asked.url.searchParams.keys()].filter((name) => name !== 'search')
      return withQuery(asked, Object.fromEntries(unknown.map((name) => [name, undefined])))
    }),
    async shows({ call }) {
      return (await call('conversations.listTags', { query: { color: 'red' } })).status
    },
  },
  {
    name: 'broken-json-accepted',
    operation: 'conversations.toggleRead',
    about: 'Takes broken JSON as `{}`.',
    handle: onAsked((asked) => (asked.body && jsonOf(asked) === undefined ? withText(asked, '{}') : asked)),
    async shows(api) {
      return (await api.call('conversations.toggleRead', { ids: await conversation(api), text: '{"read": tru' })).status
    },
  },
  {
    name: 'other-content-type-accepted',
    operation: 'leads.createCustomField',
    about: 'Reads JSON whatever the content type says.',
    handle: onAsked((asked) => withHeaders(asked, { 'content-type': 'application/json' })),
    async shows({ call }) {
      const text = JSON.stringify({ key: 'roast', label: 'Roast', type: 'text' })
      return (await call('leads.createCustomField', { text, headers: { 'content-type': 'text/plain' } })).status
    },
  },
  {
    name: 'bad-idempotency-key-accepted',
    operation: 'campaigns.importLeads',
    about: 'Ignores an idempotency key that is too long, or has spaces or other letters in it.',
    handle: onAsked((asked) => {
      const key = asked.headers.get('idempotency-key') ?? ''
      return /^[\x21-\x7e]{1,255}$/.test(key) ? asked : withHeaders(asked, { 'idempotency-key': undefined })
    }),
    async shows(api) {
      const headers = { 'idempotency-key': 'k'.repeat(256) }
      const json = { rows: [{ phone: '+12025550142' }] }
      return (await api.call('campaigns.importLeads', { ids: await campaign(api), json, headers })).status
    },
  },
  {
    name: 'bad-cursor-accepted',
    operation: 'orders.list',
    about: 'Begins with the first page again when the cursor is none of its own.',
    async handle(asked, call) {
      const answered = await call(asked)
      const refused = answered.status === 400 && jsonOf(answered).code === 'invalid_cursor'
      return refused ? call(withQuery(asked, { cursor: undefined })) : answered
    },
    async shows({ call }) {
      return (await call('orders.list', { query: { cursor: 'nonsense' } })).status
    },
  },
])
