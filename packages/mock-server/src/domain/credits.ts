import { Problem } from './problem.ts'
import type { Schemas } from './records.ts'

export type CreditTransaction = Schemas['CreditTransaction']
export type CreditSource = Schemas['CreditTransactionSource']

/** A line that is to be written below the last one. */
export interface NewLine {
  id: string
  type: Schemas['CreditTransactionType']
  /** Negative when credits are spent. */
  amount: number
  description: string
  source: CreditSource | null
}

/** The line that follows on a balance. */
export const lineAfter = (
  balance: number,
  { id, type, amount, description, source }: NewLine,
  now: Date,
): CreditTransaction => ({
  id,
  type,
  amount,
  balanceAfter: balance + amount,
  description,
  source,
  createdAt: now.toISOString(),
})

const goods: Record<Schemas['CreditSourceType'], string> = {
  message: 'A message',
  agent_reply: "An agent's reply",
  competitor_analysis: 'A competitor analysis',
  order: 'The order',
  manual: 'This',
}

/** @throws Problem `insufficient_credits` when the price is more than there is */
export function ensureAffordable(price: number, available: number, of: CreditSource['type']): void {
  if (price <= available) return
  const credits = price === 1 ? 'credit' : 'credits'
  const are = available === 1 ? 'is' : 'are'
  const cure = of === 'order' ? 'Order credits first, or fewer accounts.' : 'Order credits first.'
  throw new Problem(
    'insufficient_credits',
    `${goods[of]} costs ${price} ${credits}, and ${available} ${are} available. ${cure}`,
  )
}

/** Whether a line took the balance below the threshold, which 0 leaves out. */
export const fellBelow = (threshold: number, { amount, balanceAfter }: CreditTransaction): boolean =>
  balanceAfter < threshold && balanceAfter - amount >= threshold

/** The balance as it is answered. What is spent is charged at once, so nothing is ever reserved. */
export const balanceOf = (
  balance: number,
  settings: Schemas['WorkspaceSettings'],
  updatedAt: string,
): Schemas['CreditBalance'] => ({
  balance,
  reserved: 0,
  available: balance,
  lowBalanceThreshold: settings.lowCreditThreshold || null,
  updatedAt,
})
