import type { Context } from '../context.ts'
import { replyOf } from '../domain/outcomes/fate.ts'
import { keptFor, keptRetry } from '../domain/outcomes/rates.ts'
import { after } from '../domain/time.ts'
import { proceed } from '../effects/delivery.ts'
import { factsOf } from '../effects/fate.ts'
import { receive } from '../effects/inbound.ts'

/** What becomes of messages by itself. */
export const messages = {
  'message.proceed'(messageId: string, context: Context): void {
    const going = context.store.messages.findOnItsWay(messageId)
    if (going) proceed(going, context)
  },

  /** A contact replies to a message. Who has opted out meanwhile writes no more. */
  'contact.reply'(messageId: string, context: Context): void {
    const { store, clock } = context
    const going = store.messages.findOnItsWay(messageId)
    if (!going || store.optOuts.find(going.phone)) return
    const { accountId, deliveredAt } = going.message
    const { status } = store.accounts.get(accountId)
    if (status === 'banned') return
    if (status === 'disconnected') {
      // WhatsApp keeps what it cannot deliver, though not for ever.
      const gone = clock.now().getTime() - Date.parse(String(deliveredAt))
      if (gone < keptFor) store.timeline.schedule('contact.reply', messageId, after(clock.now(), keptRetry))
      return
    }
    const reply = replyOf(factsOf(going, context))
    if (reply) receive({ accountId, phone: going.phone, text: reply.text, media: null }, context)
  },
}
