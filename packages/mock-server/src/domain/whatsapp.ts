import { Problem } from './problem.ts'

/** Numbers with this ending have no WhatsApp account in the mock server. */
const strangersEnding = '0198'

/** Whether a number has a WhatsApp account. */
export const isOnWhatsapp = (phone: string): boolean => !phone.endsWith(strangersEnding)

/** @throws Problem `not_on_whatsapp` */
export function ensureOnWhatsapp(phone: string): void {
  if (isOnWhatsapp(phone)) return
  throw new Problem('not_on_whatsapp', `The number ${phone} has no WhatsApp account. Check the number.`, {
    errors: [{ pointer: '/phone', code: 'not_on_whatsapp', message: 'has no WhatsApp account' }],
  })
}
