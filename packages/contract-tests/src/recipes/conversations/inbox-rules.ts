import type { Rule } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { conversationsOf, openConversation, ownConversation, pathOf, schedule } from './conversation.ts'

const toggle = 'conversations.toggleRead'

export const inboxRules: Rule[] = [
  foreignCursor('conversations.list'),
  foreignCursor('conversations.listMessages'),
  foreignCursor('conversations.listScheduledMessages'),
  {
    operation: 'conversations.list',
    name: 'an id that names nothing matches nothing',
    expect: { status: 200, body: { data: [] } },
    run: (world) => world.call('conversations.list', { query: { accountId: 'none' } }),
  },
  {
    operation: 'conversations.list',
    name: 'the conversation with the newest message comes first',
    expect: {
      status: 200,
      body: { data: [{ lastMessage: { text: 'Second.' } }, { lastMessage: { text: 'First.' } }] },
    },
    run: async (world) => {
      const { accountId, phone } = await ownConversation(world)
      const later = await openConversation(world, { accountId })
      const send = (to: string, text: string) =>
        world.must('conversations.sendTestMessage', { json: { accountId, phone: to, text } })
      await send(phone, 'First.')
      await send(later.phone, 'Second.')
      return world.call('conversations.list', { query: { accountId } })
    },
  },
  {
    operation: 'conversations.list',
    name: 'without a status only open conversations are listed',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      const json = { action: 'archive', conversationIds: [conversation.conversationId] }
      await world.must('conversations.bulkAction', { json })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation: 'conversations.list',
    name: 'only what is read is listed where unread is false',
    expect: { status: 200 },
    run: async (world) => {
      await world.must(toggle, { path: pathOf(await openConversation(world)), json: { read: false } })
      await world.must(toggle, { path: pathOf(await openConversation(world)), json: { read: true } })
      const answer = await world.call('conversations.list', { query: { unread: false } })
      return { ...answer, expected: { data: answer.body.data.map(() => ({ read: true })) } }
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'the newest message comes first',
    expect: { status: 200, body: { data: [{ text: 'Second.' }, { text: 'Hello from Juniper Coffee.' }] } },
    run: async (world) => {
      const { accountId, phone, conversationId } = await ownConversation(world)
      await world.must('conversations.sendTestMessage', { json: { accountId, phone, text: 'Second.' } })
      return world.call('conversations.listMessages', { path: { conversationId } })
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'messages that are scheduled stand in a list of their own',
    expect: { status: 200, body: { data: [{ origin: 'test' }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await schedule(world, conversation)
      return world.call('conversations.listMessages', { path: pathOf(conversation) })
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'reading the messages marks nothing as read',
    expect: { status: 200, body: { data: [{ read: false, unreadCount: 1 }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await world.must(toggle, { path: pathOf(conversation), json: { read: false } })
      await world.must('conversations.listMessages', { path: pathOf(conversation) })
      return conversationsOf(world, conversation)
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'a span that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: async (world) =>
      world.call('conversations.listMessages', {
        path: pathOf(await openConversation(world)),
        query: { after: '2026-03-05T00:00:00.000Z', before: '2026-03-04T00:00:00.000Z' },
      }),
  },
  {
    operation: toggle,
    name: 'marking as unread sets the count to 1, also again',
    expect: { status: 200, body: { read: false, unreadCount: 1 } },
    run: async (world) => {
      const path = pathOf(await openConversation(world))
      await world.must(toggle, { path, json: { read: false } })
      return world.call(toggle, { path, json: { read: false } })
    },
  },
  {
    operation: toggle,
    name: 'reading sets the count to 0, also again',
    expect: { status: 200, body: { read: true, unreadCount: 0 } },
    run: async (world) => {
      const path = pathOf(await openConversation(world))
      await world.must(toggle, { path, json: { read: false } })
      await world.must(toggle, { path, json: { read: true } })
      return world.call(toggle, { path, json: { read: true } })
    },
  },
  {
    operation: toggle,
    name: 'without a body the state flips',
    expect: { status: 200, body: { read: true, unreadCount: 0 } },
    run: async (world) => {
      const path = pathOf(await openConversation(world))
      await world.must(toggle, { path, json: { read: false } })
      return world.call(toggle, { path })
    },
  },
]
