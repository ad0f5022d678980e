import type { Context } from '../context.ts'
import { checkForce, ensureStillPossible, forcedOutcome } from '../domain/outcomes/outcome.ts'
import { parsePhone } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import { contactWrites } from '../effects/contact-writes.ts'
import { replan } from '../effects/delivery.ts'
import { created, gone, ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const conversations = {
  receive({ body }, workspace) {
    const message = workspace.request((context) => contactWrites(body, context))
    return created(message, `/api/v1/conversations/${message.conversationId}/messages`)
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

function onItsWay(messageId: string, { store }: Context) {
  const going = store.messages.findOnItsWay(messageId)
  if (going?.message.direction === 'outbound') return going
  throw new Problem('unknown_reference', `There is no message ${messageId} to a contact in this workspace.`, {
    errors: [{ pointer: '/messageId', code: 'unknown_reference', message: 'names no message to a contact' }],
  })
}
