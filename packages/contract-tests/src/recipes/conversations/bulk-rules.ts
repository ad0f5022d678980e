import type { Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { withSettings } from '../settings/with-settings.ts'
import { conversationsOf, newTag, type Opened, openConversation, ownConversation, pathOf } from './conversation.ts'

const operation = 'conversations.bulkAction'

const act = (world: World, { conversationId }: Opened, action: string, said: Json = {}) =>
  world.call(operation, { json: { action, conversationIds: [conversationId], ...said } })

const refused = (name: string, action: string, said: (world: World) => Promise<Json>): Rule => ({
  operation,
  name,
  expect: { status: 422, code: 'action_arguments_invalid' },
  run: async (world) => act(world, await openConversation(world), action, await said(world)),
})

const result = (outcome: string, code: string | null): Json => ({
  status: 200,
  body: { requested: 1, [outcome]: 1, results: [{ outcome, code }] },
})

/** Does an action to a conversation of an account of its own, after another one if there is one, and looks at it. */
async function after(world: World, actions: string[], status = 'open', said: Json = {}) {
  const conversation = await ownConversation(world)
  for (const action of actions) await act(world, conversation, action, said)
  return conversationsOf(world, conversation, { status })
}

export const bulkRules: Rule[] = [
  refused('adding tags needs tags', 'add_tags', async () => ({})),
  refused('removing tags needs tags', 'remove_tags', async () => ({})),
  refused('archiving takes no tags', 'archive', async (world) => ({ tagIds: [await newTag(world)] })),
  refused('disabling takes no agent', 'disable_agent', async (world) => ({ agentId: (await newAgent(world)).id })),
  {
    operation,
    name: 'a tag that does not exist refuses the whole call',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => act(world, await openConversation(world), 'add_tags', { tagIds: ['none'] }),
  },
  {
    operation,
    name: 'an agent that does not exist refuses the whole call',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => act(world, await openConversation(world), 'enable_agent', { agentId: 'none' }),
  },
  {
    operation,
    name: 'one that fails stops none of the others',
    expect: {
      status: 200,
      body: {
        ...{ action: 'mark_unread', requested: 3, succeeded: 1, failed: 1, skipped: 1 },
        results: [
          { outcome: 'succeeded', code: null, message: null },
          { id: 'none', outcome: 'failed', code: 'not_found' },
          { outcome: 'skipped' },
        ],
      },
    },
    run: async (world) => {
      const [read, unread] = [await openConversation(world), await openConversation(world)]
      await world.must('conversations.toggleRead', { path: pathOf(read), json: { read: true } })
      await world.must('conversations.toggleRead', { path: pathOf(unread), json: { read: false } })
      const conversationIds = [read.conversationId, 'none', unread.conversationId]
      return world.call(operation, { json: { action: 'mark_unread', conversationIds } })
    },
  },
  {
    operation,
    name: 'marking as unread sets the count to 1',
    expect: { status: 200, body: { data: [{ read: false, unreadCount: 1 }] } },
    run: (world) => after(world, ['mark_unread']),
  },
  {
    operation,
    name: 'an archived conversation is listed as such',
    expect: { status: 200, body: { data: [{ status: 'archived' }] } },
    run: (world) => after(world, ['archive'], 'archived'),
  },
  {
    operation,
    name: 'a conversation comes back from the archive',
    expect: { status: 200, body: { data: [{ status: 'open' }] } },
    run: (world) => after(world, ['archive', 'unarchive']),
  },
  {
    operation,
    name: 'a conversation that is open already is skipped',
    expect: result('skipped', 'unchanged'),
    run: async (world) => act(world, await openConversation(world), 'unarchive'),
  },
  {
    operation,
    name: 'a conversation that has the tag already is skipped',
    expect: result('skipped', 'unchanged'),
    run: async (world) => {
      const conversation = await openConversation(world)
      const tagIds = [await newTag(world)]
      await act(world, conversation, 'add_tags', { tagIds })
      return act(world, conversation, 'add_tags', { tagIds })
    },
  },
  {
    operation,
    name: 'a tag can be taken off again',
    expect: { status: 200, body: { data: [{ tags: [] }] } },
    run: async (world) => after(world, ['add_tags', 'remove_tags'], 'open', { tagIds: [await newTag(world)] }),
  },
  {
    operation,
    name: 'a conversation has at most 50 tags',
    expect: result('failed', 'too_many_tags'),
    run: async (world) => {
      const conversation = await openConversation(world)
      const tagIds: string[] = []
      for (let count = 0; count < 50; count += 1) tagIds.push(await newTag(world))
      await act(world, conversation, 'add_tags', { tagIds })
      return act(world, conversation, 'add_tags', { tagIds: [await newTag(world)] })
    },
  },
  {
    operation,
    name: 'an agent is enabled in its own mode',
    expect: { status: 200, body: { data: [{ agentState: 'auto' }] } },
    run: async (world) =>
      after(world, ['enable_agent'], 'open', { agentId: (await newAgent(world, { mode: 'auto' })).id }),
  },
  {
    operation,
    name: 'an agent that was disabled does nothing',
    expect: { status: 200, body: { data: [{ agentState: 'off' }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await act(world, conversation, 'enable_agent', { agentId: (await newAgent(world, { mode: 'auto' })).id })
      await act(world, conversation, 'disable_agent')
      return conversationsOf(world, conversation)
    },
  },
  {
    operation,
    name: 'the agent of the conversation is enabled when none is named',
    expect: result('succeeded', null),
    run: async (world) => {
      const conversation = await ownConversation(world)
      await act(world, conversation, 'enable_agent', { agentId: (await newAgent(world, { mode: 'auto' })).id })
      await act(world, conversation, 'disable_agent')
      return act(world, conversation, 'enable_agent')
    },
  },
  {
    operation,
    name: 'the default agent of the settings is enabled when there is no other',
    expect: result('succeeded', null),
    run: (world) =>
      withSettings(world, { agent: { defaultAgentId: null } }, async () => {
        const conversation = await openConversation(world)
        const agent = { defaultAgentId: (await newAgent(world, { mode: 'auto' })).id }
        return withSettings(world, { agent }, () => act(world, conversation, 'enable_agent'))
      }),
  },
  {
    operation,
    name: 'without any agent none is enabled',
    expect: result('failed', 'no_agent'),
    run: (world) =>
      withSettings(world, { agent: { defaultAgentId: null } }, async () =>
        act(world, await openConversation(world), 'enable_agent'),
      ),
  },
  {
    operation,
    name: 'an agent whose mode is off is not enabled',
    expect: result('failed', 'agent_inactive'),
    run: async (world) => {
      const { id } = await newAgent(world, { mode: 'off' })
      return act(world, await openConversation(world), 'enable_agent', { agentId: id })
    },
  },
]
