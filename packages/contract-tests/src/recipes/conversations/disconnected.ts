import { type Json, RecipeError, type World } from '../../world/recipes.ts'
import { findAccount, troubledAccount } from '../accounts/trouble.ts'
import type { Opened } from './conversation.ts'

/**
 * A conversation of an account that has lost its session by now. Where there is none, an account is made to lose it,
 * which takes a moment and so serves a later rule.
 *
 * @throws RecipeError when there is none
 */
export async function disconnectedConversation(
  world: World,
): Promise<Pick<Opened, 'accountId' | 'conversationId' | 'phone'>> {
  const account = await findAccount(['disconnected'], world)
  if (!account) await troubledAccount('0190', world)
  const query = { accountId: account?.id, limit: 1 }
  const [conversation]: Json[] = account ? (await world.must('conversations.list', { query })).data : []
  if (!conversation) throw new RecipeError('No account with a conversation is disconnected by now.')
  return { accountId: conversation.accountId, conversationId: conversation.id, phone: conversation.contact.phone }
}
