import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import {
  conversationsOf,
  daysAfter,
  openConversation,
  ownConversation,
  pathOf,
  schedule,
  scheduledIn,
  sendingConversation,
  sendTest,
  tomorrow,
} from './conversation.ts'

const file = { mediaUrl: 'https://juniper.example/price-list.pdf', mediaType: 'document' }

const messages = (world: World, path: Json, query: Json = {}): Promise<Answer> =>
  world.call('conversations.listMessages', { path: pathOf(path), query })

/** A conversation with two messages, of which the first has been there for a certain text. */
async function twice(world: World): Promise<Json> {
  const conversation = await ownConversation(world)
  await sendTest(world, conversation, 'The sample is on its way.')
  return conversation
}

/** Messages, now and later: what is kept of them, and how they are found. */
export const messageRules: Rule[] = [
  {
    operation: 'conversations.listMessages',
    name: 'only messages to the contact are listed as outbound',
    expect: { status: 200, body: { data: [{ direction: 'outbound' }, { direction: 'outbound' }] } },
    run: async (world) => messages(world, await twice(world), { direction: 'outbound' }),
  },
  {
    operation: 'conversations.listMessages',
    name: 'a contact who never wrote has no inbound messages',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => messages(world, await twice(world), { direction: 'inbound' }),
  },
  {
    operation: 'conversations.listMessages',
    name: 'a message is kept as it was answered',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      const json = { text: 'Our prices.', ...file, fileName: 'Prices.pdf', replyToMessageId: conversation.messageId }
      const { id } = await world.must('conversations.sendMessage', { path: pathOf(conversation), json })
      const media = { url: file.mediaUrl, fileName: 'Prices.pdf' }
      const { messageId } = conversation
      const sent = { id, text: 'Our prices.', type: 'document', media, origin: 'manual', replyToMessageId: messageId }
      return { ...(await messages(world, conversation)), expected: { data: [sent, { id: messageId }] } }
    },
  },
  {
    operation: 'conversations.listMessages',
    name: 'a message that is refused is not there',
    expect: { status: 200, body: { data: [{ text: 'Hello from Juniper Coffee.' }] } },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      const json = { text: 'Our prices.', ...file, mediaUrl: 'https://127.0.0.1/price-list.pdf' }
      await world.call('conversations.sendMessage', { path: pathOf(conversation), json })
      return messages(world, conversation)
    },
  },
  {
    operation: 'conversations.sendMessage',
    name: 'a file without a text is a message of its kind, called by the last part of its address',
    expect: { status: 201, body: { type: 'document', text: null, media: { fileName: 'price-list.pdf' } } },
    run: async (world) =>
      world.call('conversations.sendMessage', { path: pathOf(await sendingConversation(world)), json: file }),
  },
  {
    operation: 'conversations.list',
    name: 'a message is the last one of its conversation, which stays read',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      await world.must('conversations.toggleRead', { path: pathOf(conversation), json: { read: true } })
      const json = { text: 'It leaves today.' }
      const { id, createdAt } = await world.must('conversations.sendMessage', { path: pathOf(conversation), json })
      const last = { lastMessage: { id, direction: 'outbound', createdAt }, lastMessageAt: createdAt, read: true }
      return { ...(await conversationsOf(world, conversation)), expected: { data: [last] } }
    },
  },
  ...['the SAMPLE is', 'JUNIPER'].map(
    (search): Rule => ({
      operation: 'conversations.list',
      name: `a conversation is found by ${search} in one of its messages`,
      expect: { status: 200, body: { data: [{ lastMessage: { text: 'The sample is on its way.' } }] } },
      run: async (world) => world.call('conversations.list', { query: { ...(await only(world)), search } }),
    }),
  ),
  {
    operation: 'conversations.list',
    name: 'a conversation is found by a part of its number',
    expect: { status: 200 },
    run: async (world) => {
      const { accountId, phone, conversationId } = await ownConversation(world)
      await openConversation(world, { accountId })
      const query = { accountId, search: phone.slice(2) }
      return { ...(await world.call('conversations.list', { query })), expected: { data: [{ id: conversationId }] } }
    },
  },
  {
    operation: 'conversations.list',
    name: 'a conversation is found by the name of its contact',
    expect: { status: 200, body: { data: [{ contact: { name: 'Amara Okafor' } }] } },
    run: async (world) => {
      const { accountId, phone } = await ownConversation(world)
      await openConversation(world, { accountId })
      await world.must('conversations.updateContact', { path: { phone }, json: { name: 'Amara Okafor' } })
      return world.call('conversations.list', { query: { accountId, search: 'amara OKA' } })
    },
  },
  {
    operation: 'conversations.scheduleMessage',
    name: 'a message may wait for 365 days',
    expect: { status: 201, body: { status: 'pending' } },
    run: async (world) => {
      const conversation = await openConversation(world)
      const json = { text: 'Has it arrived?', sendAt: daysAfter(conversation.at, 365) }
      return world.call('conversations.scheduleMessage', { path: pathOf(conversation), json })
    },
  },
  ...[true, false].map(
    (cancelOnReply): Rule => ({
      operation: 'conversations.listScheduledMessages',
      name: `a scheduled message is kept with all that it has, and ${cancelOnReply} for cancelOnReply`,
      expect: { status: 200 },
      run: async (world) => {
        const conversation = await openConversation(world)
        const said = { text: 'Our prices.', cancelOnReply, replyToMessageId: conversation.messageId }
        const { id } = await schedule(world, conversation, { ...said, ...file })
        const kept = { id, ...said, sendAt: tomorrow(conversation), media: { fileName: 'price-list.pdf' } }
        return { ...(await scheduledIn(world, conversation)), expected: { data: [kept] } }
      },
    }),
  ),
  {
    operation: 'conversations.listScheduledMessages',
    name: 'a message that is refused is not scheduled',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      const json = { text: 'Has it arrived?', sendAt: daysAfter(conversation.at, -1) }
      await world.call('conversations.scheduleMessage', { path: pathOf(conversation), json })
      return scheduledIn(world, conversation)
    },
  },
  {
    operation: 'conversations.listScheduledMessages',
    name: 'cancelling one message leaves the others, and several states combine with or',
    expect: { status: 200, body: { data: [{ status: 'cancelled' }, { status: 'pending' }] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      const { id } = await schedule(world, conversation)
      await schedule(world, conversation, { sendAt: daysAfter(conversation.at, 2) })
      const path = pathOf(conversation)
      await world.must('conversations.cancelScheduledMessage', { path: { ...path, scheduledMessageId: id } })
      const query = { status: ['pending', 'cancelled'] }
      return world.call('conversations.listScheduledMessages', { path, query })
    },
  },
]

/** A query of the conversations of an account that has one with a certain text. */
async function only(world: World): Promise<Json> {
  const { accountId } = await twice(world)
  return { accountId }
}
