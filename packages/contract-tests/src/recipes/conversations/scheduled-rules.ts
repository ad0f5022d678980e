import type { Json, Rule, World } from '../../world/recipes.ts'
import {
  daysAfter,
  type Opened,
  openConversation,
  optOut,
  ownConversation,
  pathOf,
  schedule,
  scheduledIn,
  tomorrow,
} from './conversation.ts'

const operation = 'conversations.scheduleMessage'
const cancel = 'conversations.cancelScheduledMessage'

const scheduling = (world: World, conversation: Opened, json: Json = {}) =>
  world.call(operation, {
    path: pathOf(conversation),
    json: { text: 'Has the sample arrived?', sendAt: tomorrow(conversation), ...json },
  })

export const scheduledRules: Rule[] = [
  {
    operation,
    name: 'a time in the past is refused',
    expect: { status: 422, code: 'send_at_in_past' },
    run: async (world) => {
      const conversation = await openConversation(world)
      return scheduling(world, conversation, { sendAt: daysAfter(conversation.at, -1) })
    },
  },
  {
    operation,
    name: 'a time more than 365 days ahead is refused',
    expect: { status: 422, code: 'send_at_in_past' },
    run: async (world) => {
      const conversation = await openConversation(world)
      return scheduling(world, conversation, { sendAt: daysAfter(conversation.at, 366) })
    },
  },
  {
    operation,
    name: 'a contact that opted out gets nothing later either',
    expect: { status: 409, code: 'contact_opted_out' },
    run: async (world) => {
      const conversation = await openConversation(world)
      await optOut(world, conversation)
      return scheduling(world, conversation)
    },
  },
  {
    operation,
    name: 'a file at a private address is refused',
    expect: { status: 422, code: 'address_blocked' },
    run: async (world) =>
      scheduling(world, await openConversation(world), { mediaUrl: 'https://127.0.0.1/a.pdf', mediaType: 'document' }),
  },
  {
    operation,
    name: 'a message needs a text or a file',
    expect: { status: 422, code: 'message_empty' },
    run: async (world) => scheduling(world, await openConversation(world), { text: undefined }),
  },
  {
    operation,
    name: 'a message of another conversation cannot be quoted',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => {
      const { messageId } = await openConversation(world)
      return scheduling(world, await openConversation(world), { replyToMessageId: messageId })
    },
  },
  {
    operation,
    name: 'a message waits for its time, whether or not the account may write to strangers today',
    expect: { status: 201, body: { status: 'pending', messageId: null, error: null, cancelOnReply: false } },
    run: async (world) => scheduling(world, await ownConversation(world)),
  },
  {
    operation: 'conversations.listScheduledMessages',
    name: 'the soonest message comes first',
    expect: { status: 200, body: { data: [{ text: 'Soon.' }, { text: 'Later.' }] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      await schedule(world, conversation, { text: 'Later.', sendAt: daysAfter(conversation.at, 9) })
      await schedule(world, conversation, { text: 'Soon.', sendAt: daysAfter(conversation.at, 2) })
      return scheduledIn(world, conversation)
    },
  },
  {
    operation: cancel,
    name: 'a cancelled message stays in the list',
    expect: { status: 200, body: { data: [{ status: 'cancelled', messageId: null }] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      const { id } = await schedule(world, conversation)
      await world.must(cancel, { path: { ...pathOf(conversation), scheduledMessageId: id } })
      return scheduledIn(world, conversation)
    },
  },
  {
    operation: cancel,
    name: 'a cancelled message cannot be cancelled again',
    expect: { status: 409, code: 'scheduled_message_not_pending' },
    run: async (world) => {
      const conversation = await openConversation(world)
      const { id } = await schedule(world, conversation)
      const path = { ...pathOf(conversation), scheduledMessageId: id }
      await world.must(cancel, { path })
      return world.call(cancel, { path })
    },
  },
  {
    operation: cancel,
    name: 'a scheduled message of another conversation is not found',
    expect: { status: 404, code: 'not_found' },
    run: async (world) => {
      const { id } = await schedule(world, await openConversation(world))
      return world.call(cancel, { path: { ...pathOf(await openConversation(world)), scheduledMessageId: id } })
    },
  },
]
