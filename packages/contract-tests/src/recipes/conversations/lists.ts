import type { CallInput, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { daysAfter, newTag, openConversation, ownConversation, pathOf, schedule } from './conversation.ts'

export const lists: Record<string, (world: World) => Promise<CallInput>> = {
  'conversations.list': async (world) => {
    const first = await ownConversation(world)
    const { accountId } = first
    const [second, third] = [await openConversation(world, { accountId }), await openConversation(world, { accountId })]
    await openConversation(world, { accountId })
    const act = (json: object) => world.must('conversations.bulkAction', { json })
    await act({ action: 'mark_unread', conversationIds: [first.conversationId] })
    await act({ action: 'add_tags', conversationIds: [second.conversationId], tagIds: [await newTag(world)] })
    const { id } = await newAgent(world, { mode: 'auto' })
    await act({ action: 'enable_agent', conversationIds: [third.conversationId], agentId: id })
    return { query: { accountId } }
  },
  'conversations.listMessages': async (world) => {
    const { accountId, phone, conversationId } = await ownConversation(world)
    for (const text of ['Are you there?', 'We roast on Mondays.', 'And on Wednesdays.'])
      await world.must('conversations.sendTestMessage', { json: { accountId, phone, text } })
    return { path: { conversationId } }
  },
  'conversations.listScheduledMessages': async (world) => {
    const conversation = await openConversation(world)
    for (const days of [9, 2, 5]) await schedule(world, conversation, { sendAt: daysAfter(conversation.at, days) })
    const { id } = await schedule(world, conversation)
    await world.must('conversations.cancelScheduledMessage', {
      path: { ...pathOf(conversation), scheduledMessageId: id },
    })
    return { path: pathOf(conversation) }
  },
}
