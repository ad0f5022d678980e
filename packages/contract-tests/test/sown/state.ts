import type { Json } from '../../src/world/recipes.ts'
import { bare, onAsked, onStatus } from './edits.ts'
import { faultsOf } from './fault.ts'
import { type Answered, jsonOf, withJson, withQuery } from './message.ts'
import { own } from './sow.ts'
import { account, agent, amara, campaign, conversation, each, hello, list } from './world.ts'

/** What was done is not what is there afterwards. */
export const stateFaults = faultsOf('state', [
  {
    name: 'deleted-and-still-there',
    operation: 'conversations.deleteTag',
    about: 'Answers 204 and does not delete the tag.',
    async handle(asked, call) {
      const tags = await call(own(asked, 'conversations.listTags', {}))
      const exists = tags.status === 200 && jsonOf(tags).data.some(({ id }: Json) => id === asked.ids.tagId)
      return exists ? bare(tags, 204) : call(asked)
    },
    async shows({ must, call }) {
      const { id: tagId } = await must('conversations.createTag', { json: { name: 'Hot' } })
      await must('conversations.deleteTag', { ids: { tagId } })
      return each(await call('conversations.listTags'), 'name')
    },
  },
  {
    name: 'read-after-deletion',
    operation: 'agents.get',
    about: 'Answers an agent from a cache after it was deleted.',
    handlers() {
      const cache = new Map<string, Answered>()
      return {
        async 'agents.get'(asked, call) {
          const answered = await call(asked)
          const place = `${asked.headers.get('authorization')} ${asked.url.pathname}`
          if (answered.status === 200) cache.set(place, answered)
          return answered.status === 404 ? (cache.get(place) ?? answered) : answered
        },
      }
    },
    async shows(api) {
      const ids = { agentId: await agent(api) }
      await api.must('agents.get', { ids })
      await api.must('agents.delete', { ids })
      return (await api.call('agents.get', { ids })).status
    },
  },
  {
    name: 'update-loses-another-property',
    operation: 'settings.update',
    about: 'Empties `optOutKeywords` whenever a change does not give them.',
    async handle(asked, call) {
      const answered = await call(asked)
      if (answered.status !== 200 || 'optOutKeywords' in jsonOf(asked)) return answered
      return call(own(asked, 'settings.update', {}, { optOutKeywords: [] }))
    },
    async shows({ must }) {
      return (await must('settings.update', { json: { name: 'Juniper' } })).optOutKeywords
    },
  },
  {
    name: 'update-not-stored',
    operation: 'conversations.updateContact',
    about: 'Answers new notes and does not store them.',
    async handle(asked, call) {
      const before = await call(own(asked, 'conversations.getContact', asked.ids))
      const answered = await call(asked)
      if (answered.status !== 200 || jsonOf(asked).notes === undefined) return answered
      await call(own(asked, 'conversations.updateContact', asked.ids, { notes: jsonOf(before).notes }))
      return answered
    },
    async shows(api) {
      await conversation(api)
      const ids = { phone: amara }
      await api.must('conversations.updateContact', { ids, json: { notes: 'Likes it dark.' } })
      return (await api.must('conversations.getContact', { ids })).notes
    },
  },
  {
    name: 'null-does-not-clear',
    operation: 'agents.update',
    about: 'Takes null for the goal as if it were left out, and keeps the old one.',
    handle: onAsked((asked) => {
      const body = jsonOf(asked)
      if (body?.goal !== null) return asked
      const { goal, ...rest } = body
      if (Object.keys(rest).length > 0) return withJson(asked, rest)
      return own(asked, 'agents.get', asked.ids)
    }),
    async shows(api) {
      const ids = { agentId: await agent(api, { goal: 'Sell.' }) }
      return (await api.must('agents.update', { ids, json: { goal: null } })).goal
    },
  },
  {
    name: 'order-not-stored',
    operation: 'campaigns.reorderSteps',
    about: 'Answers the new order of the steps and does not store it.',
    async handle(asked, call) {
      const before = jsonOf(await call(own(asked, 'campaigns.get', asked.ids)))
      const answered = await call(asked)
      if (answered.status !== 200) return answered
      const stepIds = before.steps.map(({ id }: Json) => id)
      await call(own(asked, 'campaigns.reorderSteps', asked.ids, { stepIds }))
      return answered
    },
    async shows(api) {
      const ids = await campaign(api, { steps: [hello, { ...hello, text: 'Bye!' }] })
      const { steps } = await api.must('campaigns.get', { ids })
      await api.must('campaigns.reorderSteps', { ids, json: { stepIds: [steps[1].id, steps[0].id] } })
      return (await api.must('campaigns.get', { ids })).steps.map(({ text }: Json) => text)
    },
  },
  {
    name: 'another-record',
    operation: 'leadLists.get',
    about: 'Answers the oldest list, whichever is asked for.',
    handle: onStatus(200, async (answered, asked, call) => {
      const oldest = withQuery(own(asked, 'leadLists.list', {}), { sort: 'createdAt', limit: '1' })
      return withJson(answered, jsonOf(await call(oldest)).data[0])
    }),
    async shows(api) {
      await list(api, 'Cafés')
      return (await api.must('leadLists.get', { ids: { leadListId: await list(api, 'Hotels') } })).name
    },
  },
  {
    name: 'toggle-ignores-its-value',
    operation: 'accounts.togglePause',
    about: 'Flips the state although the body says which one to be in.',
    handle: onAsked((asked) => {
      const body = jsonOf(asked)
      if (typeof body?.paused !== 'boolean') return asked
      const { paused, ...rest } = body
      return withJson(asked, rest)
    }),
    async shows(api) {
      return (await api.must('accounts.togglePause', { ids: await account(api), json: { paused: false } })).paused
    },
  },
])
