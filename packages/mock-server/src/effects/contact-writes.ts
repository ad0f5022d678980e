// A contact who writes because someone wants it, by the control plane or in process.
import type { Context } from '../context.ts'
import { type GivenContent, readContent } from '../domain/conversations/content.ts'
import { parsePhone } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import type { Message } from '../domain/records.ts'
import { receive } from './inbound.ts'

/** What a contact writes: in a conversation, or from a number to an account. */
export interface Written extends GivenContent {
  conversationId?: string
  accountId?: string
  phone?: string
}

/**
 * Lets a contact write.
 *
 * @throws Problem `exclusive_fields`, `unknown_reference`, `phone_invalid`, `message_empty` or `account_not_connected`
 */
export function contactWrites(written: Written, context: Context): Message {
  const { accountId, phone } = senderOf(written, context)
  const account = context.store.accounts.get(accountId)
  if (account.status !== 'connected' && account.status !== 'restricted')
    throw new Problem(
      'account_not_connected',
      `The account ${account.phone} is ${account.status.replaceAll('_', ' ')}. Connect it before it can receive.`,
    )
  return receive({ ...readContent(written), accountId, phone }, context)
}

/**
 * The account and the number that a message from a contact is between.
 *
 * @throws Problem `exclusive_fields`, `unknown_reference` or `phone_invalid`
 */
function senderOf({ conversationId, accountId, phone }: Written, { store }: Context) {
  if ((conversationId === undefined) === (accountId === undefined))
    throw new Problem('exclusive_fields', 'Give either conversationId, or accountId and phone.', {
      errors: [
        { pointer: '/conversationId', code: 'exclusive_fields', message: 'excludes accountId' },
        { pointer: '/accountId', code: 'exclusive_fields', message: 'excludes conversationId' },
      ],
    })
  if (conversationId !== undefined) {
    const conversation = store.conversations.find(conversationId)
    if (!conversation) throw unknown('conversation', conversationId, '/conversationId')
    return { accountId: conversation.accountId, phone: conversation.contact.phone }
  }
  const account = store.accounts.find(String(accountId))
  if (!account) throw unknown('account', String(accountId), '/accountId')
  // The description lets no account through without a number.
  return { accountId: account.id, phone: parsePhone(String(phone)).phone }
}

const unknown = (kind: string, id: string, pointer: string): Problem =>
  new Problem('unknown_reference', `There is no ${kind} ${id} in this workspace.`, {
    errors: [{ pointer, code: 'unknown_reference', message: `names no ${kind} of this workspace` }],
  })
