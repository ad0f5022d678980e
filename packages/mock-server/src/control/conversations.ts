import type { Context } from '../context.ts'
import { readContent } from '../domain/conversations/content.ts'
import { checkForce, ensureStillPossible, forcedOutcome } from '../domain/outcomes/outcome.ts'
import { parsePhone } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import { replan } from '../effects/delivery.ts'
import { receive } from '../effects/inbound.ts'
import { created, gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const conversations = {
  receive({ body }, workspace) {
    return workspace.request((context) => {
      const { accountId, phone } = senderOf(body, context)
      const account = context.store.accounts.get(accountId)
      if (account.status !== 'connected' && account.status !== 'restricted')
        throw new Problem(
          'account_not_connected',
          `The account ${account.phone} is ${account.status.replaceAll('_', ' ')}. Connect it before it can receive.`,
        )
      const message = receive({ ...readContent(body), accountId, phone }, context)
      return created(message, `/api/v1/conversations/${message.conversationId}/messages`)
    })
  },

  listOutcomes(_, workspace) {
    return workspace.request(({ store }) => ok({ data: store.outcomes.all() }))
  },

  forceOutcome({ body }, workspace) {
    return workspace.request((context) => {
      const { store, clock, id } = context
      checkForce(body)
      const phone = body.phone === undefined ? null : parsePhone(body.phone).phone
      const going = body.messageId === undefined ? undefined : onItsWay(body.messageId, context)
      if (going) ensureStillPossible(going.message, body.outcome)
      const forced = forcedOutcome(id('out'), { ...body, phone }, clock.now())
      store.outcomes.save(forced)
      if (going) replan(going, context)
      return created(forced, `/_mock/outcomes/${forced.id}`)
    })
  },

  removeOutcome({ path }, workspace) {
    return workspace.request(({ store }) => {
      store.outcomes.remove(path.outcomeId)
      return gone
    })
  },
} satisfies ControlSection<'conversations'>

interface Sender {
  conversationId?: string
  accountId?: string
  phone?: string
}

/**
 * The account and the number that a message from a contact is between.
 *
 * @throws Problem `exclusive_fields`, `unknown_reference` or `phone_invalid`
 */
function senderOf({ conversationId, accountId, phone }: Sender, { store }: Context) {
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

function onItsWay(messageId: string, { store }: Context) {
  const going = store.messages.findOnItsWay(messageId)
  if (going?.message.direction === 'outbound') return going
  throw new Problem('unknown_reference', `There is no message ${messageId} to a contact in this workspace.`, {
    errors: [{ pointer: '/messageId', code: 'unknown_reference', message: 'names no message to a contact' }],
  })
}

const unknown = (kind: string, id: string, pointer: string): Problem =>
  new Problem('unknown_reference', `There is no ${kind} ${id} in this workspace.`, {
    errors: [{ pointer, code: 'unknown_reference', message: `names no ${kind} of this workspace` }],
  })
