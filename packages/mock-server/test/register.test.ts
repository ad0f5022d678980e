import { describe, expect, test } from 'vitest'
import { newAccount } from '../src/domain/accounts.ts'
import { setupCore } from './core.ts'

/** A world with an account that came from an order: the number is not on WhatsApp yet. */
function world(phone = '+12025550103') {
  const { fetch, workspace } = setupCore()
  const accountId = workspace.request(({ store, clock, id }) => {
    const account = newAccount(id('acc'), { phone, countryCode: 'US' }, clock.now())
    store.accounts.save({ ...account, orderId: 'ord_1' })
    return account.id
  })
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    const url = `http://mock.test/api/v1/accounts/${accountId}/${path}`
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }
  const force = async (event: string) => {
    const headers = { authorization: 'Bearer rl_test_1', 'content-type': 'application/json' }
    await fetch(`http://mock.test/_mock/accounts/${accountId}/force`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ event }),
    })
  }
  return { workspace, post, force }
}

describe('accounts.register and accounts.connect', () => {
  test('take an account of an order from its code to its first connection', async () => {
    const { post } = world()

    const waiting = await post('register', { method: 'voice' })
    const withoutCode = await post('connect', {})
    const wrong = await post('connect', { code: '000000' })
    const connected = await post('connect', { code: '123456' })

    expect(waiting).toMatchObject({
      status: 'awaiting_otp',
      otp: { expiresAt: '2026-01-05T14:10:00.000Z', attemptsRemaining: 5 },
    })
    expect(withoutCode).toMatchObject({ status: 422, code: 'otp_required' })
    expect(wrong).toMatchObject({ status: 422, code: 'otp_invalid', attemptsRemaining: 4 })
    expect(connected).toMatchObject({
      status: 'connected',
      phase: 'warmup',
      otp: null,
      orderId: 'ord_1',
      warmup: { day: 1 },
    })
  })

  test('need a code before anything else', async () => {
    const { post } = world()

    expect(await post('connect', { code: '123456' })).toMatchObject({ code: 'otp_required' })
  })

  test('a code that is ten minutes old has expired', async () => {
    const { workspace, post } = world()
    await post('register', {})
    workspace.advanceTo(new Date('2026-01-05T14:10:00.000Z'))

    expect(await post('connect', { code: '123456' })).toMatchObject({ code: 'otp_expired' })
    expect(await post('register', {})).toMatchObject({ otp: { expiresAt: '2026-01-05T14:20:00.000Z' } })
  })

  test('a banned account is not registered again', async () => {
    const { post, force } = world()
    await force('ban')

    expect(await post('register', {})).toMatchObject({ status: 409, code: 'account_banned' })
  })

  test('a number that cannot receive a code is refused', async () => {
    const { post } = world('+12025550199')

    expect(await post('register', {})).toMatchObject({ status: 422, code: 'number_not_eligible' })
  })

  test('another code is sent only after 60 seconds', async () => {
    const { post } = world()
    await post('register', {})

    expect(await post('register', {})).toMatchObject({ status: 429, code: 'otp_rate_limited' })
  })

  test('five wrong codes lock the number', async () => {
    const { post } = world()
    await post('register', {})
    const wrong = { code: '000000' }
    await Promise.all([post('connect', wrong), post('connect', wrong), post('connect', wrong), post('connect', wrong)])

    expect(await post('connect', wrong)).toMatchObject({ status: 429, code: 'otp_attempts_exceeded' })
    expect(await post('connect', { code: '123456' })).toMatchObject({ code: 'otp_attempts_exceeded' })
  })
})
