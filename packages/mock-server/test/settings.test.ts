import { describe, expect, test } from 'vitest'
import { at, setup } from './setup.ts'

describe('settings.update', () => {
  test('merges objects, replaces arrays, clears with null and leaves the rest', async () => {
    const { api, workspace } = setup()
    const { data: before } = await api.GET('/api/v1/settings')
    await api.PATCH('/api/v1/settings', { body: { optOutReply: 'Bye.', optOutKeywords: ['STOP', 'HALT'] } })
    workspace.advance('1h')

    const { data } = await api.PATCH('/api/v1/settings', {
      body: {
        optOutReply: null,
        optOutKeywords: ['ENDE'],
        notifications: { email: false },
        warmup: { profile: 'aggressive' },
      },
    })

    expect(data).toEqual({
      ...before,
      optOutReply: null,
      optOutKeywords: ['ENDE'],
      notifications: { ...before?.notifications, email: false },
      warmup: { autoStart: true, profile: 'aggressive' },
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
    expect((await api.GET('/api/v1/settings')).data).toEqual(data)
  })

  test('names everything impossible at once and changes nothing', async () => {
    const { api } = setup()
    const { data: before } = await api.GET('/api/v1/settings')

    const { error } = await api.PATCH('/api/v1/settings', {
      body: {
        name: ' ',
        timezone: 'Mars/Olympus',
        defaultCountry: 'ZZ',
        delayBetweenMessages: { minSeconds: 60, maxSeconds: 30 },
        sendingWindows: [
          { days: ['mon'], from: '09:00', to: '12:00' },
          { days: ['sun', 'mon'], from: '11:59', to: '13:00' },
          { days: ['tue'], from: '17:00', to: '09:00' },
        ],
      },
    })

    expect(error).toMatchObject({ status: 422, code: 'settings_invalid' })
    expect(error?.errors.map(({ pointer }) => pointer)).toEqual([
      '/timezone',
      '/defaultCountry',
      '/name',
      '/delayBetweenMessages/maxSeconds',
      '/sendingWindows/1',
      '/sendingWindows/2',
    ])
    expect((await api.GET('/api/v1/settings')).data).toEqual(before)
  })

  test('windows that touch, or lie on other days, do not overlap', async () => {
    const { api } = setup()
    const sendingWindows = [
      { days: ['mon' as const], from: '09:00', to: '12:00' },
      { days: ['mon' as const], from: '12:00', to: '13:00' },
      { days: ['tue' as const], from: '09:00', to: '12:00' },
    ]

    const { data } = await api.PATCH('/api/v1/settings', { body: { sendingWindows } })

    expect(data?.sendingWindows).toEqual(sendingWindows)
  })

  test('refuses an agent that does not exist', async () => {
    const { api } = setup()

    const { error } = await api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId: 'agt_none' } } })

    expect(error).toMatchObject({ status: 422, code: 'unknown_reference' })
  })

  test('a new daily limit holds for the accounts that are in production', async () => {
    const { api, provision } = setup()
    const { id } = await provision()
    await api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(id), body: { phase: 'production' } })

    await api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 90 } })

    expect((await api.GET('/api/v1/accounts/{accountId}', at(id))).data?.dailyLimit).toBe(90)
  })

  test('an account may send a third more from its thirtieth day on, and never over 200', async () => {
    const { api, provision, workspace } = setup()
    const { id } = await provision()
    const limit = async () => (await api.GET('/api/v1/accounts/{accountId}', at(id))).data?.dailyLimit
    workspace.advance('29d')
    const before = await limit()

    workspace.advance('2d')

    const after = await limit()
    await api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 180 } })
    expect([before, after, await limit()]).toEqual([60, 80, 200])
  })

  test('in another time zone the day ends at its midnight', async () => {
    const { api, provision, workspace } = setup()
    const { id } = await provision() // 14:00 in London
    await api.PATCH('/api/v1/settings', { body: { timezone: 'Europe/London' } })
    const day = async () => (await api.GET('/api/v1/accounts/{accountId}', at(id))).data?.warmup.day
    workspace.advance('599m')
    const before = await day()

    workspace.advance('1m')

    expect([before, await day()]).toEqual([1, 2])
  })
})
