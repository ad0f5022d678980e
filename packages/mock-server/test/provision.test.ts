import { describe, expect, test } from 'vitest'
import { activityOf, setup } from './setup.ts'

const phone = '+12025550101'
const profile = { phone, displayName: 'Juniper Coffee' }

describe('provision.start', () => {
  test('sends a code that holds for ten minutes', async () => {
    const { api } = setup()

    const { data } = await api.POST('/api/v1/provision/start', { body: { phone, method: 'voice' } })

    expect(data).toEqual({
      phone,
      status: 'otp_sent',
      method: 'voice',
      sentAt: '2026-01-05T14:00:00.000Z',
      expiresAt: '2026-01-05T14:10:00.000Z',
      resendAvailableAt: '2026-01-05T14:01:00.000Z',
      attemptsRemaining: 5,
      accountId: null,
    })
  })

  test('sends another code only after 60 seconds, and says how long that is', async () => {
    const { api, workspace } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    workspace.advance('18s')

    const tooSoon = await api.POST('/api/v1/provision/start', { body: { phone } })
    workspace.advance('42s')
    const again = await api.POST('/api/v1/provision/start', { body: { phone } })

    expect(tooSoon.error).toMatchObject({ status: 429, code: 'otp_rate_limited' })
    expect(tooSoon.response.headers.get('retry-after')).toBe('42')
    expect(again.response.status).toBe(200)
  })

  test('sends at most three codes an hour', async () => {
    const { api, workspace } = setup()
    const start = () => api.POST('/api/v1/provision/start', { body: { phone } })
    await start()
    workspace.advance('60s')
    await start()
    workspace.advance('60s')
    const third = await start()
    workspace.advance('60s')

    const fourth = await start()
    workspace.advance('57m')
    const anHourLater = await start()

    expect(third.data?.resendAvailableAt).toBe('2026-01-05T15:00:00.000Z')
    expect(fourth.error).toMatchObject({ code: 'otp_rate_limited' })
    expect(fourth.response.headers.get('retry-after')).toBe('3420')
    expect(anHourLater.response.status).toBe(200)
  })

  test('makes an older code stop working', async () => {
    const { api, workspace, control } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    await api.POST('/api/v1/provision/verify', { body: { ...profile, code: '000000' } })
    workspace.advance('60s')

    await api.POST('/api/v1/provision/start', { body: { phone } })

    const { data } = await control.GET('/_mock/otp/{phone}', { params: { path: { phone } } })
    expect(data).toMatchObject({ attemptsRemaining: 5, expiresAt: '2026-01-05T14:11:00.000Z' })
  })

  test('refuses a number that is not eligible, is connected, or is none', async () => {
    const { api, provision } = setup()
    await provision(phone)
    const start = (number: string) => api.POST('/api/v1/provision/start', { body: { phone: number } })

    const answers = await Promise.all(['+12025550199', phone, '+1202555010'].map(start))

    expect(answers.map(({ error }) => [error?.status, error?.code])).toEqual([
      [422, 'number_not_eligible'],
      [409, 'phone_already_connected'],
      [422, 'phone_invalid'],
    ])
  })
})

describe('provision.verify', () => {
  test('connects the account with its profile, starts its warmup and writes what happened', async () => {
    const { api } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const profilePictureUrl = 'https://juniper.example/logo.png'
    const details = { bio: 'Roasters.', bizAddress: '1 Harbor Row', bizCategory: 'RESTAURANT', profilePictureUrl }

    const { data } = await api.POST('/api/v1/provision/verify', { body: { ...profile, ...details, code: '123456' } })

    expect(data).toMatchObject({
      phone,
      countryCode: 'US',
      displayName: 'Juniper Coffee',
      bio: 'Roasters.',
      bizAddress: '1 Harbor Row',
      bizCategory: 'RESTAURANT',
      avatarUrl: profilePictureUrl,
      status: 'connected',
      phase: 'warmup',
      warmup: { status: 'active', day: 1, totalDays: 14, progress: 0 },
      dailyLimit: 0,
      connectedAt: '2026-01-05T14:00:00.000Z',
    })
    expect(await activityOf({ api }, data?.id ?? '')).toEqual([
      'registered',
      'connected',
      'warmup_started',
      'profile_updated',
      'avatar_updated',
    ])
  })

  test('reads the number as people write it', async () => {
    const { api } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })

    const { data } = await api.POST('/api/v1/provision/verify', {
      body: { ...profile, phone: '001 (202) 555-0101', code: '123456' },
    })

    expect(data?.phone).toBe(phone)
  })

  test('a wrong code costs an attempt, and the fifth locks the number for an hour', async () => {
    const { api, workspace } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const guess = async () =>
      (await api.POST('/api/v1/provision/verify', { body: { ...profile, code: '000000' } })).error
    const wrong = [await guess(), await guess(), await guess(), await guess()]

    const fifth = await guess()
    workspace.advance('59m')
    const locked = await api.POST('/api/v1/provision/verify', { body: { ...profile, code: '123456' } })
    const lockedStart = await api.POST('/api/v1/provision/start', { body: { phone } })
    workspace.advance('1m')
    const unlocked = await api.POST('/api/v1/provision/start', { body: { phone } })

    expect(wrong.map((error) => error && 'attemptsRemaining' in error && error.attemptsRemaining)).toEqual([4, 3, 2, 1])
    expect(fifth).toMatchObject({ status: 429, code: 'otp_attempts_exceeded' })
    expect(locked.response.headers.get('retry-after')).toBe('60')
    expect(lockedStart.error?.code).toBe('otp_attempts_exceeded')
    expect(unlocked.response.status).toBe(200)
  })

  test('refuses an expired code, whether it is too old or the one that always is', async () => {
    const { api, workspace } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    await api.POST('/api/v1/provision/start', { body: { phone: '+12025550102' } })
    const verify = (body: { phone: string; code: string }) =>
      api.POST('/api/v1/provision/verify', { body: { ...body, displayName: 'Juniper' } })

    const always = await verify({ phone: '+12025550102', code: '999999' })
    workspace.advance('10m')
    const tooOld = await verify({ phone, code: '123456' })

    expect([always.error?.code, tooOld.error?.code]).toEqual(['otp_expired', 'otp_expired'])
  })

  test('a bad profile costs no attempt', async () => {
    const { api, control } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })

    const { error } = await api.POST('/api/v1/provision/verify', {
      body: { phone, code: '000000', displayName: 'WhatsApp Support' },
    })

    const { data } = await control.GET('/_mock/otp/{phone}', { params: { path: { phone } } })
    expect(error).toMatchObject({ status: 422, code: 'display_name_rejected' })
    expect(data?.attemptsRemaining).toBe(5)
  })

  test('refuses a second verification, unless it repeats the idempotency key', async () => {
    const { api } = setup()
    await api.POST('/api/v1/provision/start', { body: { phone } })
    const body = { ...profile, code: '123456' }
    const repeated = { body, params: { header: { 'Idempotency-Key': 'one' } } }
    const first = await api.POST('/api/v1/provision/verify', repeated)

    const replay = await api.POST('/api/v1/provision/verify', repeated)
    const second = await api.POST('/api/v1/provision/verify', { body })

    expect(replay.data).toEqual(first.data)
    expect(replay.response.headers.get('idempotency-replayed')).toBe('true')
    expect(second.error).toMatchObject({ status: 409, code: 'phone_already_connected' })
  })

  test('refuses a number for which no code was requested', async () => {
    const { api } = setup()

    const { error } = await api.POST('/api/v1/provision/verify', { body: { ...profile, code: '123456' } })

    expect(error).toMatchObject({ status: 404, code: 'provisioning_not_found' })
  })

  test('starts no warmup when the settings say so', async () => {
    const { api, provision } = setup()
    await api.PATCH('/api/v1/settings', { body: { warmup: { autoStart: false } } })

    const account = await provision()

    expect(account.warmup).toMatchObject({ status: 'not_started', day: 0 })
    expect(await activityOf({ api }, account.id)).toEqual(['registered', 'connected', 'profile_updated'])
  })
})
