import type { Outcome } from './outcomes/outcome.ts'
import { rates } from './outcomes/rates.ts'
import { Problem } from './problem.ts'

/** Whether a number has a WhatsApp account: as is wanted of it, else by what was drawn in [0, 1) for the number. */
export function isOnWhatsapp(wanted: Outcome | undefined, drawn: number): boolean {
  if (wanted) return wanted.code !== 'not_on_whatsapp'
  return drawn >= rates.notOnWhatsapp
}

export const notOnWhatsapp = (phone: string): Problem =>
  new Problem('not_on_whatsapp', `The number ${phone} has no WhatsApp account. Check the number.`, {
    errors: [{ pointer: '/phone', code: 'not_on_whatsapp', message: 'has no WhatsApp account' }],
  })
