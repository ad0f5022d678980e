import { otpCodes } from '../domain/otp.ts'
import { parsePhone } from '../domain/phone.ts'
import { Problem } from '../domain/problem.ts'
import { ok } from '../operation.ts'
import type { ControlSection } from './section.ts'

export const provisioning = {
  getCode({ path }, workspace) {
    return workspace.request(({ store, clock }) => {
      const phone = readPhone(path.phone)
      const session = store.provision.find(phone)
      if (!session || session.status === 'completed') throw new Problem('not_found', `No code is pending for ${phone}.`)
      const { expiresAt, attemptsRemaining } = session
      const isOver = session.status === 'otp_sent' && new Date(expiresAt) <= clock.now()
      const status = isOver ? ('expired' as const) : session.status
      return ok({ phone, code: otpCodes.right, expiresAt, attemptsRemaining, status })
    })
  },
} satisfies ControlSection<'provisioning'>

/** A number that is none has no code either. */
function readPhone(text: string): string {
  try {
    return parsePhone(text.startsWith('+') ? text : `+${text}`).phone
  } catch {
    return text
  }
}
