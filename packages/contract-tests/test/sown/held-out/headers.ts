import { onStatus } from '../edits.ts'
import { faultsOf } from '../fault.ts'
import { withHeaders } from '../message.ts'
import { amara } from '../world.ts'

/** When a frozen clock begins. */
const began = Date.parse('2026-01-05T14:00:00.000Z')

/** Headers that are there and say something else than is described. */
export const headerFaults = faultsOf('headers', [
  {
    name: 'retry-after-as-a-date',
    operation: 'provision.start',
    about: 'Answers Retry-After as a date in place of seconds.',
    handle: onStatus(429, (answered) => {
      const seconds = Number(answered.headers.get('retry-after'))
      return withHeaders(answered, { 'retry-after': new Date(began + seconds * 1000).toUTCString() })
    }),
    async shows({ call, must }) {
      await must('provision.start', { json: { phone: amara } })
      return (await call('provision.start', { json: { phone: amara } })).headers.get('retry-after')
    },
  },
  {
    name: 'challenge-of-another-scheme',
    operation: 'credits.getBalance',
    about: 'Asks somebody without a key for a name and a password, by the scheme Basic.',
    handle: onStatus(401, (answered) => withHeaders(answered, { 'www-authenticate': 'Basic realm="rocketlead"' })),
    async shows({ call }) {
      const { headers } = await call('credits.getBalance', { headers: { authorization: '' } })
      return headers.get('www-authenticate')
    },
  },
])
