import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isApiError } from '@rocketlead/client'
import { createMockServer } from '@rocketlead/mock-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { setup } from './setup.ts'

const phone = '+12025550101'
const profile = { phone, displayName: 'Juniper Coffee', bio: 'Small-batch roasters in Baltimore.' }

describe('provisioning with the client, in process', () => {
  test('a wrong code costs an attempt, the right one connects the account, and a second is refused', async () => {
    const { rocketlead } = setup()

    const session = await rocketlead.provision.start({ phone })
    const wrong = await rocketlead.provision.verify({ ...profile, code: '000000' }).catch((error: unknown) => error)
    const account = await rocketlead.provision.verify({ ...profile, code: '123456' })
    const second = await rocketlead.provision.verify({ ...profile, code: '123456' }).catch((error: unknown) => error)

    expect(session).toMatchObject({ phone, status: 'otp_sent', attemptsRemaining: 5 })
    expect(
      isApiError(wrong, 'provision.verify') && [wrong.status, wrong.code, wrong.problem?.attemptsRemaining],
    ).toEqual([422, 'otp_invalid', 4])
    expect(account).toMatchObject({
      ...profile,
      status: 'connected',
      phase: 'warmup',
      warmup: { status: 'active', day: 1 },
    })
    expect(isApiError(second, 'provision.verify') && [second.status, second.code]).toEqual([
      409,
      'phone_already_connected',
    ])
    const { data: accounts } = await rocketlead.accounts.list({ status: ['connected'] })
    expect(accounts).toEqual([account])
    const { data: activity } = await rocketlead.accounts.getActivity(account.id)
    expect(activity.map(({ type }) => type)).toEqual(['profile_updated', 'warmup_started', 'connected', 'registered'])
  })
})

const run = promisify(execFile)
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
)

/** Calls by curl, and gives the status and the body. */
async function curl(url: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const json = body === undefined ? [] : ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)]
  const { stdout } = await run('curl', [
    '-s',
    '-H',
    'Authorization: Bearer rl_test_1',
    '-w',
    '\n%{http_code}',
    ...json,
    url,
  ])
  const [text = '', status = ''] = stdout.split('\n')
  return { status: Number(status), body: JSON.parse(text) }
}

describe.runIf(hasCurl)('provisioning with curl, over a port', () => {
  test('a wrong code costs an attempt, the right one connects the account, and a second is refused', async () => {
    const mock = createMockServer()
    const { url, close } = await mock.listen()
    onTestFinished(close)
    const start = `${url}/api/v1/provision/start`
    const verify = `${url}/api/v1/provision/verify`

    const session = await curl(start, { phone })
    const wrong = await curl(verify, { ...profile, code: '000000' })
    const right = await curl(verify, { ...profile, code: '123456' })
    const second = await curl(verify, { ...profile, code: '123456' })

    expect(session).toMatchObject({ status: 200, body: { phone, status: 'otp_sent', attemptsRemaining: 5 } })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'otp_invalid', attemptsRemaining: 4 } })
    expect(right).toMatchObject({ status: 200, body: { ...profile, status: 'connected', phase: 'warmup' } })
    expect(second).toMatchObject({ status: 409, body: { code: 'phone_already_connected' } })
    const activity = await curl(`${url}/api/v1/accounts/${right.body.id}/activity`)
    expect(activity.body.data).toMatchObject([{ type: 'profile_updated' }, {}, {}, { type: 'registered' }])
  })
})
