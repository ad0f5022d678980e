import type { components } from '../../../generated/control/schema.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Message, MessageOrigin } from '../records.ts'
import { endingOf, reservedOutcomes } from './reserved.ts'

type Schemas = components['schemas']
export type ForcedOutcome = Schemas['ForcedOutcome']
type OutcomeForce = Schemas['OutcomeForce']
type OutcomeName = Schemas['MessageOutcome']

/** What WhatsApp does to the account that writes. */
export type Incident = Extract<OutcomeName, 'ban' | 'restrict' | 'disconnect'>

/** What is wanted to become of a message, instead of what chance would make of it. */
export type Outcome = Pick<ForcedOutcome, 'outcome'> & Partial<Pick<ForcedOutcome, 'code' | 'text'>>

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

/** @throws Problem `exclusive_fields` or `action_arguments_invalid` that names each argument that is too many */
export function checkForce({ phone, messageId, outcome, code, text }: OutcomeForce): void {
  if ((phone === undefined) === (messageId === undefined))
    throw new Problem('exclusive_fields', 'Give either phone or messageId.', {
      errors: [
        { pointer: '/phone', code: 'exclusive_fields', message: 'excludes messageId' },
        { pointer: '/messageId', code: 'exclusive_fields', message: 'excludes phone' },
      ],
    })
  const fault = (name: string): Fault => ({
    pointer: `/${name}`,
    code: 'action_arguments_invalid',
    message: `is not taken by ${outcome}`,
  })
  const errors = [
    ...(code !== undefined && outcome !== 'fail' ? [fault('code')] : []),
    ...(text !== undefined && outcome !== 'reply' ? [fault('text')] : []),
  ]
  if (errors.length === 0) return
  const names = errors.map(({ pointer }) => pointer?.slice(1)).join(' and no ')
  throw new Problem('action_arguments_invalid', `The outcome ${outcome} takes no ${names}. Leave it out.`, { errors })
}

export const forcedOutcome = (
  id: string,
  { phone, messageId, outcome, code, text }: Omit<OutcomeForce, 'phone'> & { phone: string | null },
  now: Date,
): ForcedOutcome => ({
  id,
  phone,
  messageId: messageId ?? null,
  outcome,
  code: outcome === 'fail' ? (code ?? 'ecosystem_blocked') : null,
  text: text ?? null,
  createdAt: now.toISOString(),
})

/** The states in which a message can still have an outcome. */
const possibleIn = (outcome: OutcomeName): readonly Message['status'][] => {
  if (outcome === 'read' || outcome === 'reply') return ['queued', 'sent', 'delivered']
  if (outcome === 'deliver' || outcome === 'slow' || outcome === 'send') return ['queued', 'sent']
  return ['queued']
}

/** @throws Problem `outcome_too_late` */
export function ensureStillPossible({ id, status }: Message, outcome: OutcomeName): void {
  if (possibleIn(outcome).includes(status)) return
  throw new Problem(
    'outcome_too_late',
    `The message ${id} is ${status} already, and cannot end with ${outcome} any more.`,
  )
}
