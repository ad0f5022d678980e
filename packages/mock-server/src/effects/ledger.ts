// The one way in which credits move: a line of the ledger for each movement, from a handler or from an event.
import type { Context } from '../context.ts'
import {
  type CreditSource,
  type CreditTransaction,
  ensureAffordable,
  fellBelow,
  lineAfter,
  type NewLine,
} from '../domain/credits.ts'
import { emit } from './events.ts'

/**
 * Spends credits. What is free leaves no line.
 *
 * @throws Problem `insufficient_credits` when the balance does not cover the amount
 */
export function charge(
  amount: number,
  description: string,
  source: CreditSource,
  context: Context,
): CreditTransaction | undefined {
  const balance = context.store.credits.balance()
  ensureAffordable(amount, balance, source.type)
  return write({ type: 'usage', amount: -amount, description, source }, context, balance)
}

/** Gives back what was charged for something. */
export const refund = (
  amount: number,
  description: string,
  source: CreditSource,
  context: Context,
): CreditTransaction | undefined => write({ type: 'refund', amount, description, source }, context)

/** Adds credits that were paid for with money. */
export const purchase = (
  amount: number,
  description: string,
  source: CreditSource,
  context: Context,
): CreditTransaction | undefined => write({ type: 'purchase', amount, description, source }, context)

/** Adds credits that nothing of the workspace brought about. */
export const grant = (
  amount: number,
  type: NewLine['type'],
  description: string,
  context: Context,
): CreditTransaction | undefined => write({ type, amount, description, source: null }, context)

/** Takes credits away, down to none at most; without any left there is no line. */
export function takeAway(amount: number, description: string, context: Context): CreditTransaction | undefined {
  const taken = Math.min(amount, context.store.credits.balance())
  return write({ type: 'adjustment', amount: -taken, description, source: { type: 'manual', id: null } }, context)
}

function write(
  line: Omit<NewLine, 'id'>,
  context: Context,
  balance = context.store.credits.balance(),
): CreditTransaction | undefined {
  if (line.amount === 0) return undefined
  const { store, clock, id } = context
  const written = lineAfter(balance, { ...line, id: id('ctx') }, clock.now())
  store.credits.add(written)
  if (line.amount < 0 && fellBelow(store.settings.get().lowCreditThreshold, written))
    emit('credits.low', { balance: written.balanceAfter }, context)
  return written
}
