import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { withSettings } from '../settings/with-settings.ts'
import { conversationsOf, newTag, type Opened, openConversation, ownConversation, pathOf } from './conversation.ts'

const operation = 'conversations.bulkAction'

const act = (world: World, conversations: Opened[], action: string, said: Json = {}): Promise<Answer> => {
  const conversationIds = conversations.map(({ conversationId }) => conversationId)
  return world.call(operation, { json: { action, conversationIds, ...said } })
}

const tagsOf = (world: World, name: string): Promise<Answer> =>
  world.call('conversations.listTags', { query: { search: name } })

/** A tag with a name of its own. */
const tagNamed = (world: World): Promise<Json> =>
  world.must('conversations.createTag', { json: { name: `contract ${world.unique()}. Tasting` } })

const retag = (world: World, conversation: Opened, json: Json): Promise<Answer> =>
  world.call('conversations.updateTags', { path: pathOf(conversation), json })

/** Actions that find a conversation of which they were done before in their state already. */
const repeated = ['mark_read', 'mark_unread', 'archive', 'disable_agent']

/** What becomes of conversations and their tags, one by one. */
export const outcomeRules: Rule[] = [
  {
    operation,
    name: 'results come in the order of the request',
    expect: { status: 200 },
    run: async (world) => {
      const [one, other] = [await openConversation(world), await openConversation(world)]
      const conversationIds = [other.conversationId, 'none', one.conversationId]
      const answer = await world.call(operation, { json: { action: 'archive', conversationIds } })
      const results = conversationIds.map((id) => ({ id, outcome: id === 'none' ? 'failed' : 'succeeded' }))
      return { ...answer, expected: { requested: 3, succeeded: 2, failed: 1, skipped: 0, results } }
    },
  },
  ...repeated.map(
    (action): Rule => ({
      operation,
      name: `a conversation is skipped by a second ${action}`,
      expect: { status: 200, body: { requested: 1, skipped: 1, results: [{ outcome: 'skipped', code: 'unchanged' }] } },
      run: async (world) => {
        const conversation = await openConversation(world)
        await act(world, [conversation], action)
        return act(world, [conversation], action)
      },
    }),
  ),
  {
    operation: 'conversations.list',
    name: 'marking as read sets the count to 0',
    expect: { status: 200, body: { data: [{ read: true, unreadCount: 0 }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      for (const action of ['mark_unread', 'mark_read']) await act(world, [conversation], action)
      return conversationsOf(world, conversation)
    },
  },
  {
    operation: 'conversations.list',
    name: 'the agent that is named answers, even where another one did',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await ownConversation(world)
      const [one, other] = [await newAgent(world, { mode: 'auto' }), await newAgent(world, { mode: 'suggest' })]
      for (const { id } of [one, other]) await act(world, [conversation], 'enable_agent', { agentId: id })
      const expected = { data: [{ agentId: other.id, agentState: 'suggest' }] }
      return { ...(await conversationsOf(world, conversation)), expected }
    },
  },
  {
    operation: 'conversations.list',
    name: 'the own agent of a conversation goes before that of the settings',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await ownConversation(world)
      const [own, standard] = [await newAgent(world, { mode: 'auto' }), await newAgent(world, { mode: 'suggest' })]
      await act(world, [conversation], 'enable_agent', { agentId: own.id })
      await act(world, [conversation], 'disable_agent')
      return withSettings(world, { agent: { defaultAgentId: standard.id } }, async () => {
        await act(world, [conversation], 'enable_agent')
        const expected = { data: [{ agentId: own.id, agentState: 'auto' }] }
        return { ...(await conversationsOf(world, conversation)), expected }
      })
    },
  },
  {
    operation: 'conversations.list',
    name: 'a wrong argument refuses the whole call, and nothing is done',
    expect: { status: 200, body: { data: [{ tags: [] }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await act(world, [conversation], 'add_tags', { tagIds: [await newTag(world), 'none'] })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation,
    name: 'a conversation that has some of the tags gets the others',
    expect: { status: 200, body: { succeeded: 1, skipped: 0 } },
    run: async (world) => {
      const [conversation, tag] = [await openConversation(world), await newTag(world)]
      await act(world, [conversation], 'add_tags', { tagIds: [tag] })
      return act(world, [conversation], 'add_tags', { tagIds: [tag, await newTag(world)] })
    },
  },
  {
    operation,
    name: 'a conversation without the tags is skipped when they are taken off',
    expect: { status: 200, body: { results: [{ outcome: 'skipped', code: 'unchanged' }] } },
    run: async (world) => act(world, [await openConversation(world)], 'remove_tags', { tagIds: [await newTag(world)] }),
  },
  {
    operation: 'conversations.listTags',
    name: 'archived conversations count for their tags',
    expect: { status: 200, body: { data: [{ conversationCount: 1 }] } },
    run: async (world) => {
      const [conversation, { id, name }] = [await openConversation(world), await tagNamed(world)]
      await act(world, [conversation], 'add_tags', { tagIds: [id] })
      await act(world, [conversation], 'archive')
      return tagsOf(world, name)
    },
  },
  ...['remove', 'tagIds'].map(
    (form): Rule => ({
      operation: 'conversations.listTags',
      name: `the count of a tag falls when it is taken off by ${form}`,
      expect: { status: 200, body: { data: [{ conversationCount: 0 }] } },
      run: async (world) => {
        const [conversation, { id, name }] = [await openConversation(world), await tagNamed(world)]
        await retag(world, conversation, { add: [id] })
        await retag(world, conversation, form === 'remove' ? { remove: [id] } : { tagIds: [] })
        return tagsOf(world, name)
      },
    }),
  ),
  {
    operation: 'conversations.updateTags',
    name: 'a tag that is there already is not added twice, and one that is not there is taken off in vain',
    expect: { status: 200 },
    run: async (world) => {
      const [conversation, id] = [await openConversation(world), await newTag(world)]
      await retag(world, conversation, { add: [id] })
      const answer = await retag(world, conversation, { add: [id], remove: [await newTag(world)] })
      return { ...answer, expected: { tags: [{ id }] } }
    },
  },
  {
    operation: 'conversations.list',
    name: 'tags of which one does not exist replace nothing',
    expect: { status: 200 },
    run: async (world) => {
      const [conversation, id] = [await ownConversation(world), await newTag(world)]
      await retag(world, conversation, { tagIds: [id] })
      await retag(world, conversation, { tagIds: [await newTag(world), 'none'] })
      return { ...(await conversationsOf(world, conversation)), expected: { data: [{ tags: [{ id }] }] } }
    },
  },
  {
    operation: 'conversations.list',
    name: 'several tags combine with or',
    expect: { status: 200, body: { data: [{ tags: [{}] }, { tags: [{}] }] } },
    run: async (world) => {
      const first = await ownConversation(world)
      const { accountId } = first
      const second = await openConversation(world, { accountId })
      await openConversation(world, { accountId })
      const [one, other] = [await newTag(world), await newTag(world)]
      await retag(world, first, { add: [one] })
      await retag(world, second, { add: [other] })
      return world.call('conversations.list', { query: { accountId, tagId: [one, other] } })
    },
  },
  {
    operation: 'conversations.createTag',
    name: 'a tag has the color that is given',
    expect: { status: 201, body: { color: '#d9480f' } },
    run: (world) =>
      world.call('conversations.createTag', { json: { name: `Tasting ${world.unique()}`, color: '#d9480f' } }),
  },
  {
    operation: 'conversations.toggleRead',
    name: 'reading leaves the rest of the conversation',
    expect: { status: 200 },
    run: async (world) => {
      const [conversation, id] = [await openConversation(world), await newTag(world)]
      await retag(world, conversation, { add: [id] })
      await act(world, [conversation], 'archive')
      const call = { path: pathOf(conversation), json: { read: false } }
      const expected = { status: 'archived', tags: [{ id }], lastMessage: { id: conversation.messageId } }
      return { ...(await world.call('conversations.toggleRead', call)), expected }
    },
  },
]
