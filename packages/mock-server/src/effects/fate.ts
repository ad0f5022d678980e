// What the rules on a message's fate need to know of the workspace: what is forced, and what chance draws.
import type { Context } from '../context.ts'
import type { OnItsWay, Writer } from '../domain/conversations/messages.ts'
import type { Facts } from '../domain/outcomes/fate.ts'
import { wantedOutcome } from '../domain/outcomes/outcome.ts'
import { isOnWhatsapp, notOnWhatsapp } from '../domain/whatsapp.ts'

/**
 * The number from which all chance of a message is drawn. It depends on the number, who writes, how many messages the
 * conversation has and the text, but on no id: what happens elsewhere in the workspace changes nothing.
 */
export const luckOf = (
  { phone, origin, ordinal, text }: { phone: string; origin: string; ordinal: number; text: string | null },
  { chance }: Context,
): number => chance('message', phone, origin, ordinal, text ?? '')

/** What decides what becomes of a message to a contact. */
export function factsOf({ message, phone, luck }: OnItsWay, context: Context): Facts {
  const { store, chance } = context
  // Only a contact writes inbound messages, and those have no fate.
  const origin = message.origin as Writer
  const wanted = wantedOutcome({ phone, origin }, store.outcomes.wanted(message.id, phone))
  return {
    origin,
    mediaUrl: message.media?.url ?? null,
    // Only asked for before the message is sent.
    get isOnWhatsapp() {
      return isOnWhatsapp(wanted, chance('whatsapp', phone)) || store.messages.hasReceived(message.conversationId)
    },
    wanted,
    draw: (question) => chance('fate', luck, question),
  }
}

/** @throws Problem `not_on_whatsapp` */
export function ensureOnWhatsapp(phone: string, { store, chance }: Context): void {
  const wanted = wantedOutcome({ phone, origin: 'test' }, { phone: store.outcomes.wanted('', phone).phone })
  if (!isOnWhatsapp(wanted, chance('whatsapp', phone))) throw notOnWhatsapp(phone)
}
