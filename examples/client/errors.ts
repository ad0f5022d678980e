import { ConnectionError, isApiError, RateLimitError, Rocketlead } from '@rocketlead/client'

const rocketlead = new Rocketlead()
const phone = '+12025550109'

await rocketlead.provision.start({ phone })
try {
  await rocketlead.provision.verify({ phone, code: '111111', displayName: 'Juniper Coffee' })
} catch (error) {
  if (isApiError(error, 'provision.verify') && error.code === 'otp_invalid')
    console.log(`That is not the code; ${error.problem?.attemptsRemaining} tries are left.`)
  else if (error instanceof RateLimitError) console.log(`Come back in ${error.retryAfter} seconds.`)
  else if (error instanceof ConnectionError) console.log(`Nobody answered in ${error.attempts} attempts.`)
  else throw error
}
