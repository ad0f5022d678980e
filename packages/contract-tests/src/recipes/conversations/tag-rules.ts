import type { Json, Rule, World } from '../../world/recipes.ts'
import { conversationsOf, newTag, type Opened, openConversation, ownConversation, pathOf } from './conversation.ts'

const operation = 'conversations.updateTags'

const retag = (world: World, conversation: Opened, json: Json) =>
  world.call(operation, { path: pathOf(conversation), json })

const tagNamed = (world: World, name: string): Promise<Json> =>
  world.must('conversations.createTag', { json: { name } })

export const tagRules: Rule[] = [
  {
    operation: 'conversations.createTag',
    name: 'a name is taken whatever its case',
    expect: { status: 409, code: 'name_taken' },
    run: async (world) => {
      const name = `Tasting ${world.unique()}`
      await tagNamed(world, name)
      return world.call('conversations.createTag', { json: { name: name.toLowerCase() } })
    },
  },
  {
    operation: 'conversations.createTag',
    name: 'no conversation has a new tag',
    expect: { status: 201, body: { conversationCount: 0 } },
    run: (world) => world.call('conversations.createTag', { json: { name: `Tasting ${world.unique()}` } }),
  },
  {
    operation: 'conversations.listTags',
    name: 'tags are sorted by name',
    expect: { status: 200, body: { data: [{ color: '#111111' }, { color: '#222222' }] } },
    run: async (world) => {
      const mark = `contract ${world.unique()}.`
      await world.must('conversations.createTag', { json: { name: `B ${mark}`, color: '#222222' } })
      await world.must('conversations.createTag', { json: { name: `A ${mark}`, color: '#111111' } })
      return world.call('conversations.listTags', { query: { search: mark.toUpperCase() } })
    },
  },
  {
    operation,
    name: 'both forms at once are refused',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => retag(world, await openConversation(world), { tagIds: [], add: [await newTag(world)] }),
  },
  {
    operation,
    name: 'a tag that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => retag(world, await openConversation(world), { add: ['none'] }),
  },
  {
    operation,
    name: 'when one tag does not exist nothing changes',
    expect: { status: 200, body: { data: [{ tags: [] }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await retag(world, conversation, { add: [await newTag(world), 'none'] })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation,
    name: 'tagIds replaces all tags',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await openConversation(world)
      await retag(world, conversation, { tagIds: [await newTag(world), await newTag(world)] })
      const id = await newTag(world)
      return { ...(await retag(world, conversation, { tagIds: [id] })), expected: { tags: [{ id }] } }
    },
  },
  {
    operation,
    name: 'an empty list removes all tags',
    expect: { status: 200, body: { tags: [] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      await retag(world, conversation, { tagIds: [await newTag(world)] })
      return retag(world, conversation, { tagIds: [] })
    },
  },
  {
    operation,
    name: 'removing is done before adding',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await openConversation(world)
      const id = await newTag(world)
      await retag(world, conversation, { add: [id] })
      return { ...(await retag(world, conversation, { add: [id], remove: [id] })), expected: { tags: [{ id }] } }
    },
  },
  {
    operation,
    name: 'the tags of a conversation are sorted by name',
    expect: { status: 200 },
    run: async (world) => {
      const [b, a] = [await tagNamed(world, `B ${world.unique()}`), await tagNamed(world, `A ${world.unique()}`)]
      const answer = await retag(world, await openConversation(world), { add: [b.id, a.id] })
      return { ...answer, expected: { tags: [{ id: a.id }, { id: b.id }] } }
    },
  },
  {
    operation,
    name: 'the counts of the tags follow',
    expect: { status: 200, body: { data: [{ conversationCount: 2 }] } },
    run: async (world) => {
      const { id, name } = await tagNamed(world, `contract ${world.unique()}. Tasting`)
      await retag(world, await openConversation(world), { add: [id] })
      await retag(world, await openConversation(world), { add: [id] })
      return world.call('conversations.listTags', { query: { search: name } })
    },
  },
  {
    operation: 'conversations.deleteTag',
    name: 'a deleted tag is taken off its conversations, which stay',
    expect: { status: 200, body: { data: [{ tags: [] }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      const tagId = await newTag(world)
      await retag(world, conversation, { add: [tagId] })
      await world.must('conversations.deleteTag', { path: { tagId } })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation: 'conversations.deleteTag',
    name: 'the name of a deleted tag is free again',
    expect: { status: 201 },
    run: async (world) => {
      const { id, name } = await tagNamed(world, `Tasting ${world.unique()}`)
      await world.must('conversations.deleteTag', { path: { tagId: id } })
      return world.call('conversations.createTag', { json: { name } })
    },
  },
]
