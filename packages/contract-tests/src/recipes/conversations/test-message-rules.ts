import type { Json, Rule, World } from '../../world/recipes.ts'
import {
  conversationsOf,
  type Opened,
  openConversation,
  optOut,
  ownConversation,
  pauseAccount,
  quietPhone,
} from './conversation.ts'
import { disconnectedConversation } from './disconnected.ts'

const operation = 'conversations.sendTestMessage'

const send = async (world: World, { accountId, phone }: Pick<Opened, 'accountId' | 'phone'>, json: Json = {}) =>
  world.call(operation, { json: { accountId, phone, text: 'Hello.', ...json } })

/** Sends from an account that can send to a number that nobody wrote to. */
const sendAnew = async (world: World, json: Json) =>
  send(world, { accountId: (await openConversation(world)).accountId, phone: quietPhone(world) }, json)

export const testMessageRules: Rule[] = [
  {
    operation,
    name: 'an account that lost its session sends no test',
    expect: { status: 409, code: 'account_not_connected' },
    run: async (world) => send(world, await disconnectedConversation(world)),
  },
  {
    operation,
    name: 'a paused account sends no test',
    expect: { status: 409, code: 'account_paused' },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await pauseAccount(world, conversation)
      return send(world, conversation)
    },
  },
  {
    operation,
    name: 'a contact that opted out gets no test',
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
    run: (world) => sendAnew(world, { mediaUrl: 'https://10.0.0.1/price-list.pdf', mediaType: 'document' }),
  },
  {
    operation,
    name: 'a message needs a text or a file',
    expect: { status: 422, code: 'message_empty' },
    run: (world) => sendAnew(world, { text: undefined }),
  },
  {
    operation,
    name: 'a number that is not on WhatsApp is refused',
    expect: { status: 422, code: 'not_on_whatsapp' },
    run: (world) => sendAnew(world, { phone: '+12025550198' }),
  },
  {
    operation,
    name: 'a number that is too short for its country is refused',
    expect: { status: 422, code: 'phone_invalid' },
    run: (world) => sendAnew(world, { phone: '+120255501' }),
  },
  {
    operation,
    name: 'an account that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => sendAnew(world, { accountId: 'none' }),
  },
  {
    operation,
    name: 'a test costs nothing',
    expect: { status: 200, body: { origin: 'test', creditsCharged: 0, status: 'queued', type: 'text', media: null } },
    run: (world) => sendAnew(world, {}),
  },
  {
    operation,
    name: 'a file is called by the last part of its address',
    expect: {
      status: 200,
      body: { type: 'document', text: 'Hello.', media: { fileName: 'price-list.pdf', sizeBytes: null } },
    },
    run: (world) => sendAnew(world, { mediaUrl: 'https://juniper.example/price-list.pdf', mediaType: 'document' }),
  },
  {
    operation,
    name: 'a second test stands in the same conversation',
    expect: { status: 200, body: { data: [{ lastMessage: { text: 'Hello.' } }] } },
    run: async (world) => {
      const conversation = await ownConversation(world)
      await send(world, conversation)
      return conversationsOf(world, conversation)
    },
  },
  {
    operation,
    name: 'a test counts towards no limit',
    expect: { status: 200, body: { dailySent: 0, newConversationsToday: 0 } },
    run: async (world) => {
      const { accountId } = await ownConversation(world)
      return world.call('accounts.get', { path: { accountId } })
    },
  },
]
