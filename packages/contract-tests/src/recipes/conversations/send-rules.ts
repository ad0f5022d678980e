import type { Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { withoutAnyCredit } from '../no-credits.ts'
import { withSettings } from '../settings/with-settings.ts'
import {
  conversationsOf,
  type Opened,
  openConversation,
  optOut,
  ownConversation,
  pathOf,
  pauseAccount,
  sendingConversation,
} from './conversation.ts'
import { disconnectedConversation } from './disconnected.ts'

const operation = 'conversations.sendMessage'

const send = (world: World, conversation: Pick<Opened, 'conversationId'>, json: Json = {}) =>
  world.call(operation, { path: pathOf(conversation), json: { text: 'It leaves today.', ...json } })

export const sendRules: Rule[] = [
  {
    operation,
    name: 'a new account may not write to strangers yet',
    expect: { status: 429, code: 'account_daily_limit' },
    run: async (world) => send(world, await ownConversation(world)),
  },
  {
    operation,
    name: 'a paused account sends nothing',
    expect: { status: 409, code: 'account_paused' },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await pauseAccount(world, conversation)
      return send(world, conversation)
    },
  },
  {
    operation,
    name: 'a contact that opted out gets nothing',
    expect: { status: 409, code: 'contact_opted_out' },
    run: async (world) => {
      const conversation = await openConversation(world)
      await optOut(world, conversation)
      return send(world, conversation)
    },
  },
  {
    operation,
    name: 'a file at a private address is refused',
    expect: { status: 422, code: 'address_blocked' },
    run: async (world) =>
      send(world, await openConversation(world), {
        mediaUrl: 'https://127.0.0.1/price-list.pdf',
        mediaType: 'document',
      }),
  },
  {
    operation,
    name: 'a file at an address without TLS is refused',
    expect: { status: 422, code: 'address_blocked' },
    run: async (world) =>
      send(world, await openConversation(world), { mediaUrl: 'http://juniper.example/a.pdf', mediaType: 'document' }),
  },
  {
    operation,
    name: 'spaces alone are no message',
    expect: { status: 422, code: 'message_empty' },
    run: async (world) => send(world, await openConversation(world), { text: '  ' }),
  },
  {
    operation,
    name: 'a message of another conversation cannot be quoted',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => {
      const { messageId } = await openConversation(world)
      return send(world, await openConversation(world), { replyToMessageId: messageId })
    },
  },
  {
    operation,
    name: 'a message is queued, and costs a credit',
    expect: {
      status: 201,
      body: {
        status: 'queued',
        origin: 'manual',
        direction: 'outbound',
        type: 'text',
        creditsCharged: 1,
        sentAt: null,
      },
    },
    run: async (world) => send(world, await sendingConversation(world)),
  },
  {
    operation,
    name: 'a message can quote another one of its conversation',
    expect: { status: 201 },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      const json = { replyToMessageId: conversation.messageId }
      return { ...(await send(world, conversation, json)), expected: json }
    },
  },
  {
    operation,
    name: 'the credit of a message is a line of the ledger',
    expect: { status: 200, body: { data: [{ type: 'usage', amount: -1 }] } },
    run: async (world) => {
      const { body } = await send(world, await sendingConversation(world))
      return world.call('credits.listTransactions', { query: { sourceId: body.id } })
    },
  },
  {
    operation,
    name: 'a message to a stranger counts towards the daily limit',
    expect: { status: 200, body: { newConversationsToday: 1 } },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      await send(world, conversation)
      return world.call('accounts.get', { path: { accountId: conversation.accountId } })
    },
  },
  {
    operation,
    name: 'a conversation stays unread and archived',
    expect: { status: 200, body: { data: [{ unreadCount: 1, lastMessage: { text: 'It leaves today.' } }] } },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      const conversationIds = [conversation.conversationId]
      for (const action of ['mark_unread', 'archive'])
        await world.must('conversations.bulkAction', { json: { action, conversationIds } })
      await send(world, conversation)
      return conversationsOf(world, conversation, { status: 'archived' })
    },
  },
  {
    operation,
    name: 'a message by a person pauses the agent when the settings say so',
    expect: { status: 200, body: { data: [{ agentState: 'paused_by_human' }] } },
    run: (world) => withSettings(world, { agent: { pauseOnHumanReply: true } }, () => afterMessage(world)),
  },
  {
    operation,
    name: 'a message by a person leaves the agent alone when the settings say so',
    expect: { status: 200, body: { data: [{ agentState: 'suggest' }] } },
    run: (world) => withSettings(world, { agent: { pauseOnHumanReply: false } }, () => afterMessage(world)),
  },
  {
    operation,
    name: 'an account that lost its session sends nothing',
    expect: { status: 409, code: 'account_not_connected' },
    run: async (world) => send(world, await disconnectedConversation(world)),
  },
  {
    operation,
    name: 'a message needs a credit',
    expect: { status: 402, code: 'insufficient_credits' },
    spoils: true,
    run: async (world) => {
      const conversation = await sendingConversation(world)
      return withoutAnyCredit(world, () => send(world, conversation))
    },
  },
]

/** The conversations of an account after a person wrote in one that an agent drafts for. */
async function afterMessage(world: World) {
  const conversation = await sendingConversation(world)
  const { id } = await newAgent(world, { mode: 'suggest' })
  const json = { action: 'enable_agent', conversationIds: [conversation.conversationId], agentId: id }
  await world.must('conversations.bulkAction', { json })
  await send(world, conversation)
  return conversationsOf(world, conversation)
}
