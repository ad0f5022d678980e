import type { Context } from '../../context.ts'
import { readContent } from '../../domain/conversations/content.ts'
import { nothingToQuote } from '../../domain/conversations/sending.ts'
import { parsePhone } from '../../domain/phone.ts'
import { Problem } from '../../domain/problem.ts'
import type { Account } from '../../domain/records.ts'
import { readSpan } from '../../domain/span.ts'
import { ensureOnWhatsapp } from '../../effects/fate.ts'
import { ensureMayWrite, ensureSendable, openConversation, sendMessage } from '../../effects/messages.ts'
import { created, ok, type Section } from '../../operation.ts'

export const messages = {
  listMessages({ path, query }, { store }) {
    const { id } = store.conversations.get(path.conversationId)
    const { after, before, limit = 25, ...filter } = query
    const span = readSpan({ from: after, to: before }, { from: 'after', to: 'before' })
    return ok(store.messages.list(id, { ...filter, after: span.from, before: span.to, limit }))
  },

  sendMessage({ path, body }, context) {
    const { store } = context
    const conversation = store.conversations.get(path.conversationId)
    const content = readContent(body)
    const { replyToMessageId = null } = body
    ensureQuotable(replyToMessageId, conversation.id, context)
    const account = store.accounts.get(conversation.accountId)
    const outgoing = { ...content, conversation, account, replyToMessageId, origin: 'manual' as const }
    ensureSendable(outgoing, context)
    const message = sendMessage(outgoing, context)
    return created(message, `/api/v1/conversations/${conversation.id}/messages`)
  },

  sendTestMessage({ body }, context) {
    const content = readContent(body)
    const account = accountOf(body.accountId, context)
    const { phone } = parsePhone(body.phone)
    ensureOnWhatsapp(phone, context)
    ensureMayWrite(account, phone, context.store)
    const conversation = openConversation(account.id, phone, context)
    return ok(sendMessage({ ...content, conversation, account, origin: 'test' }, context))
  },
} satisfies Pick<Section<'conversations'>, 'listMessages' | 'sendMessage' | 'sendTestMessage'>

/** @throws Problem `unknown_reference` */
export function ensureQuotable(messageId: string | null, conversationId: string, { store }: Context): void {
  if (messageId !== null && store.messages.find(messageId)?.conversationId !== conversationId) throw nothingToQuote()
}

function accountOf(id: string, { store }: Context): Account {
  const account = store.accounts.find(id)
  if (account) return account
  throw new Problem('unknown_reference', `There is no account ${id} in this workspace.`, {
    errors: [{ pointer: '/accountId', code: 'unknown_reference', message: 'names no account of this workspace' }],
  })
}
