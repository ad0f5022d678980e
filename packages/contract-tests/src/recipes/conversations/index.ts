import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { roastField } from '../leads/lead.ts'
import { bulkRules } from './bulk-rules.ts'
import { contactChangeRules } from './contact-changes.ts'
import { contactRules } from './contact-rules.ts'
import {
  newTag,
  openConversation,
  pathOf,
  quietPhone,
  schedule,
  sendingConversation,
  tomorrow,
} from './conversation.ts'
import { examples } from './examples.ts'
import { inboxRules } from './inbox-rules.ts'
import { lists } from './lists.ts'
import { messageRules } from './message-rules.ts'
import { outcomeRules } from './outcome-rules.ts'
import { scheduledRules } from './scheduled-rules.ts'
import { sendRules } from './send-rules.ts'
import { tagRules } from './tag-rules.ts'
import { testMessageRules } from './test-message-rules.ts'

/** A message with all that it can have. */
const message = {
  text: 'Our wholesale prices for spring.',
  mediaUrl: 'https://juniper.example/price-list.pdf',
  mediaType: 'document',
  fileName: 'Price list.pdf',
}
const path = { conversationId: placeholder('conversationId') }

export const conversations: Recipes = {
  resources: {
    conversationId: async (world) => pathOf(await openConversation(world)),
    phone: async (world) => ({ phone: (await openConversation(world)).phone }),
    tagId: async (world) => ({ tagId: await newTag(world) }),
    scheduledMessageId: async (world) => {
      const conversation = await openConversation(world)
      const { id } = await schedule(world, conversation)
      return { ...pathOf(conversation), scheduledMessageId: id }
    },
  },
  calls: {
    'conversations.listMessages': async () => ({
      path,
      query: { after: '2020-01-01T00:00:00.000Z', before: '2100-01-01T00:00:00.000Z' },
    }),
    'conversations.sendMessage': async (world) => {
      const conversation = await sendingConversation(world)
      return { path: pathOf(conversation), json: { ...message, replyToMessageId: conversation.messageId } }
    },
    'conversations.updateTags': async () => ({
      path,
      json: { add: [placeholder('tagId')], remove: [placeholder('tagId')] },
    }),
    'conversations.toggleRead': async () => ({ path, json: { read: true } }),
    'conversations.scheduleMessage': async (world) => {
      const conversation = await openConversation(world)
      const when = { sendAt: tomorrow(conversation), cancelOnReply: true }
      return { path: pathOf(conversation), json: { ...message, ...when, replyToMessageId: conversation.messageId } }
    },
    'conversations.createTag': async (world) => ({
      json: { name: `Hot lead ${world.unique()}`, color: '#d9480f' },
    }),
    'conversations.bulkAction': async () => ({
      json: {
        action: 'add_tags',
        conversationIds: [placeholder('conversationId')],
        tagIds: [placeholder('tagId')],
      },
    }),
    'conversations.updateContact': async (world) => ({
      path: { phone: placeholder('phone') },
      json: {
        ...{ name: 'Amara Okafor', email: 'amara@lantern.example', company: 'Lantern Café' },
        ...{ notes: 'Wants 2 kg of the medium roast a week.', tags: ['wholesale'], optedOut: false },
        customFields: { [await roastField(world)]: 'medium' },
      },
    }),
    'conversations.sendTestMessage': async (world) => ({
      json: { accountId: placeholder('accountId'), phone: quietPhone(world), ...message },
    }),
  },
  examples,
  lists,
  // No number of this area is ever given to a contact.
  unknown: { phone: '+12015550100' },
  bound: {
    'conversations.list': ['cursor'],
    'conversations.listMessages': ['after', 'before', 'cursor'],
    'conversations.listScheduledMessages': ['cursor'],
  },
  rules: [
    ...inboxRules,
    ...testMessageRules,
    ...scheduledRules,
    ...tagRules,
    ...bulkRules,
    ...outcomeRules,
    ...contactRules,
    ...contactChangeRules,
    ...messageRules,
    ...sendRules,
  ],
}
