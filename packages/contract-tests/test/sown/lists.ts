import type { Json } from '../../src/world/recipes.ts'
import { edited, onAsked, onSuccess } from './edits.ts'
import { faultsOf } from './fault.ts'
import { type Answered, jsonOf, queryOf, withQuery } from './message.ts'
import { account, agent, conversation, each, leads, list, order, scheduled, source } from './world.ts'

/** Lists that lack something, or show what was not asked for. */
export const listFaults = faultsOf('lists', [
  {
    name: 'created-not-listed',
    operation: 'conversations.listTags',
    about: 'Does not list tags that were made since the server started.',
    handlers() {
      const made = new Set<string>()
      return {
        async 'conversations.createTag'(asked, call) {
          const answered = await call(asked)
          if (answered.status === 201) made.add(jsonOf(answered).id)
          return answered
        },
        'conversations.listTags': onSuccess((body) => {
          body.data = body.data.filter(({ id }: Json) => !made.has(id))
        }),
      }
    },
    async shows({ must, call }) {
      await must('conversations.createTag', { json: { name: 'Hot' } })
      return each(await call('conversations.listTags'), 'name')
    },
  },
  {
    name: 'stale',
    operation: 'leadLists.list',
    about: 'Answers from a cache what it answered first.',
    handlers() {
      const cache = new Map<string, Answered>()
      return {
        async 'leadLists.list'(asked, call) {
          const place = `${asked.headers.get('authorization')} ${asked.url.search}`
          const answered = cache.get(place) ?? (await call(asked))
          if (answered.status === 200) cache.set(place, answered)
          return answered
        },
      }
    },
    async shows(api) {
      await api.must('leadLists.list')
      await list(api)
      return each(await api.call('leadLists.list'), 'name')
    },
  },
  {
    name: 'page-skips-an-item',
    operation: 'leads.list',
    about: 'Leaves out the first item of every page but the first.',
    handle: onSuccess((body, asked) => {
      if (queryOf(asked, 'cursor')) body.data.shift()
    }),
    async shows(api) {
      await leads(api, 'Okafor', 'Silva', 'Tanaka')
      const { pagination } = await api.must('leads.list', { query: { limit: 1 } })
      return each(await api.call('leads.list', { query: { limit: 1, cursor: pagination.nextCursor } }), 'lastName')
    },
  },
  {
    name: 'page-repeats-an-item',
    operation: 'accounts.getActivity',
    about: 'Begins every page with the last item of the page before.',
    handlers() {
      const last = new Map<string, Json>()
      return {
        'accounts.getActivity': onSuccess((body, asked) => {
          const repeated = last.get(queryOf(asked, 'cursor') ?? '')
          if (repeated) body.data = [repeated, ...body.data].slice(0, body.pagination.limit)
          if (body.pagination.nextCursor) last.set(body.pagination.nextCursor, body.data.at(-1))
        }),
      }
    },
    async shows(api) {
      const ids = await account(api)
      const { pagination } = await api.must('accounts.getActivity', { ids, query: { limit: 2 } })
      const query = { limit: 2, cursor: pagination.nextCursor }
      return each(await api.call('accounts.getActivity', { ids, query }), 'type')
    },
  },
  {
    name: 'always-more',
    operation: 'orders.list',
    about: 'Answers on the last page, too, that more follow.',
    handle: onSuccess(({ pagination }) => {
      pagination.hasMore = true
    }),
    async shows(api) {
      await order(api)
      return (await api.must('orders.list')).pagination
    },
  },
  {
    name: 'ends-too-early',
    operation: 'agents.list',
    about: 'Answers on the first page that it is the last.',
    handle: onSuccess(({ pagination }) => {
      pagination.hasMore = false
      pagination.nextCursor = null
    }),
    async shows(api) {
      await agent(api)
      await agent(api)
      return (await api.must('agents.list', { query: { limit: 1 } })).pagination.hasMore
    },
  },
  {
    name: 'order-ignored',
    operation: 'leads.list',
    about: 'Ignores the order that is asked for.',
    handle: onAsked((asked) => withQuery(asked, { sort: undefined })),
    async shows(api) {
      await leads(api, 'Silva', 'Okafor', 'Tanaka')
      return each(await api.call('leads.list', { query: { sort: 'lastName' } }), 'lastName')
    },
  },
  {
    name: 'order-not-turned-round',
    operation: 'leadLists.listLeads',
    about: 'Sorts upwards by last names when asked for downwards.',
    handle: onAsked((asked) =>
      queryOf(asked, 'sort') === '-lastName' ? withQuery(asked, { sort: 'lastName' }) : asked,
    ),
    async shows(api) {
      const ids = await leads(api, 'Silva', 'Okafor', 'Tanaka')
      return each(await api.call('leadLists.listLeads', { ids, query: { sort: '-lastName' } }), 'lastName')
    },
  },
  {
    name: 'filter-ignored',
    operation: 'conversations.listScheduledMessages',
    about: 'Ignores the filter by status.',
    handle: onAsked((asked) => withQuery(asked, { status: undefined })),
    async shows(api) {
      const ids = await scheduled(api)
      return each(await api.call('conversations.listScheduledMessages', { ids, query: { status: 'sent' } }), 'status')
    },
  },
  {
    name: 'boolean-filter-ignored',
    operation: 'conversations.list',
    about: 'Takes any value of `unread` as true, the text `false` too.',
    handle: onAsked((asked) => (queryOf(asked, 'unread') === 'false' ? withQuery(asked, { unread: 'true' }) : asked)),
    async shows(api) {
      await conversation(api)
      return each(await api.call('conversations.list', { query: { unread: false } }), 'read')
    },
  },
  {
    name: 'search-ignored',
    operation: 'knowledgeBase.listSources',
    about: 'Ignores the search.',
    handle: onAsked((asked) => withQuery(asked, { search: undefined })),
    async shows(api) {
      await source(api)
      return each(await api.call('knowledgeBase.listSources', { query: { search: 'nothing like it' } }), 'name')
    },
  },
  {
    name: 'limit-ignored',
    operation: 'leads.listCustomFields',
    about: 'Answers more items than the limit allows.',
    async handle(asked, call) {
      const limit = Number(queryOf(asked, 'limit'))
      if (!(Number.isInteger(limit) && limit >= 1 && limit <= 100)) return call(asked)
      const answered = await call(withQuery(asked, { limit: '100' }))
      if (answered.status !== 200) return answered
      return edited(answered, ({ pagination }) => {
        pagination.limit = limit
      })
    },
    async shows({ must, call }) {
      await must('leads.createCustomField', { json: { key: 'roast', label: 'Roast', type: 'text' } })
      await must('leads.createCustomField', { json: { key: 'grind', label: 'Grind', type: 'text' } })
      return each(await call('leads.listCustomFields', { query: { limit: 1 } }), 'key')
    },
  },
])
