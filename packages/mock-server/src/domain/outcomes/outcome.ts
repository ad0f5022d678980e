import type { MessageError, MessageOrigin } from '../records.ts'
import { endingOf, reservedOutcomes } from './reserved.ts'

/** What WhatsApp does to the account that writes. */
export type Incident = 'ban' | 'restrict' | 'disconnect'

/** What is wanted to become of a message, instead of what chance would make of it. */
export interface Outcome {
  outcome: 'send' | 'deliver' | 'read' | 'reply' | 'slow' | 'fail' | Incident
  /** Of `fail`: why. */
  code?: MessageError['code'] | null
  /** Of `reply`: what the contact writes. */
  text?: string | null
}

/** What is wanted of a message: for it alone, else for all to its number, else for numbers with such an ending. */
export function wantedOutcome(
  { phone, origin }: { phone: string; origin: MessageOrigin },
  forced: { message?: Outcome | undefined; phone?: Outcome | undefined },
): Outcome | undefined {
  if (forced.message) return forced.message
  const wanted = forced.phone ?? reservedOutcomes[endingOf(phone)]
  // An agent answers every reply: a contact who replied to every answer as well would never come to an end.
  return wanted?.outcome === 'reply' && origin === 'agent' ? { outcome: 'read' } : wanted
}

/** An outcome that is forced for the messages to a number, or for one message. */
export interface ForcedOutcome extends Outcome {
  id: string
  phone: string | null
  messageId: string | null
  createdAt: string
}
