import { describe, expect, test } from 'vitest'
import { ramp } from '../generated/transitions.ts'
import { activityOf, at, type Setup, setup } from './setup.ts'

const status = async ({ api }: Setup) => (await api.GET('/api/v1/warmup/status')).data?.data[0]

describe('a warmup', () => {
  test('goes on a day at a time, at midnight in the workspace, along the ramp', async () => {
    const world = setup()
    await world.provision() // Monday, 09:00 in New York
    world.workspace.advance('14h')
    world.workspace.advance('59m')
    const days = [await status(world)]
    world.workspace.advance('1m')

    for (const _ of ramp.days) {
      days.push(await status(world))
      world.workspace.advance('24h')
    }

    expect(days.map((day) => day?.day)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 14])
    expect(days.slice(0, 8).map((day) => day?.targetToday)).toEqual([5, 8, 12, 16, 20, 25, 30, 30])
    expect(days.slice(0, 8).map((day) => day?.coldLimitToday)).toEqual([0, 0, 0, 2, 5, 8, 10, 15])
    expect(days[3]?.history.map(({ date, sent, target }) => [date, sent, target])).toEqual([
      ['2026-01-05', 5, 5],
      ['2026-01-06', 8, 8],
      ['2026-01-07', 12, 12],
    ])
  })

  test('is completed after fourteen days, and the account goes into production', async () => {
    const world = setup()
    const { id } = await world.provision()

    world.workspace.advance('14d')

    const { data } = await world.api.GET('/api/v1/accounts/{accountId}', at(id))
    expect(data).toMatchObject({
      phase: 'production',
      dailyLimit: 60,
      warmup: { status: 'completed', day: 14, progress: 100 },
    })
    expect((await activityOf(world, id)).slice(-2)).toEqual(['warmup_completed', 'phase_changed'])
    expect(await status(world)).toMatchObject({
      status: 'completed',
      targetToday: 0,
      nextActionAt: null,
      completedAt: '2026-01-19T05:00:00.000Z',
    })
  })

  test('ends in the same state whether the clock is advanced at once or minute by minute', async () => {
    const atOnce = setup()
    const inSteps = setup()
    await atOnce.provision()
    await inSteps.provision()

    atOnce.workspace.advance('2d')
    for (let minute = 0; minute < 2 * 24 * 60; minute += 1) inSteps.workspace.advance('1m')

    expect(await status(inSteps)).toEqual(await status(atOnce))
    expect((await inSteps.api.GET('/api/v1/accounts')).data).toEqual((await atOnce.api.GET('/api/v1/accounts')).data)
  })

  test('exchanges its messages through the day and announces the next one', async () => {
    const world = setup()
    await world.provision()
    const begun = await status(world)

    world.workspace.advance('8h')

    const later = await status(world)
    expect(begun).toMatchObject({ sentToday: 0, targetToday: 5 })
    expect(Date.parse(begun?.nextActionAt ?? '')).toBeGreaterThan(Date.parse('2026-01-05T14:00:00.000Z'))
    expect(later?.sentToday).toBeGreaterThan(0)
    expect(later?.receivedToday).toBe(later?.sentToday)
  })

  test('fails when the account stays disconnected for 48 hours', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.control.POST('/_mock/accounts/{accountId}/force', { ...at(id), body: { event: 'disconnect' } })
    world.workspace.advance('47h')
    const before = await status(world)

    world.workspace.advance('1h')

    expect(before).toMatchObject({ status: 'active', day: 1 })
    expect((await status(world))?.status).toBe('failed')
  })

  test('goes on when the account reconnects in time', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.control.POST('/_mock/accounts/{accountId}/force', { ...at(id), body: { event: 'disconnect' } })
    world.workspace.advance('47h')

    await world.api.POST('/api/v1/accounts/{accountId}/connect', at(id))

    world.workspace.advance('24h')
    expect(await status(world)).toMatchObject({ status: 'active', day: 2 })
  })

  test.each([
    ['conservative', [0, 0, 0, 1, 2, 4, 5]],
    ['standard', [0, 0, 0, 2, 5, 8, 10]],
    ['aggressive', [0, 0, 0, 3, 7, 12, 15]],
  ] as const)('permits as many first messages as the %s profile says', async (profile, limits) => {
    const world = setup()
    await world.api.PATCH('/api/v1/settings', { body: { warmup: { profile } } })
    await world.provision()

    const seen: (number | undefined)[] = []
    for (const _ of limits) {
      seen.push((await status(world))?.coldLimitToday)
      world.workspace.advance('1d')
    }

    expect(seen).toEqual(limits)
  })
})

describe('warmup.pause and warmup.resume', () => {
  test('days that pass meanwhile do not count', async () => {
    const world = setup()
    const { id } = await world.provision()
    world.workspace.advance('2d')
    const { data: paused } = await world.api.POST('/api/v1/warmup/{accountId}/pause', {
      ...at(id),
      body: { reason: 'New SIM' },
    })
    world.workspace.advance('5d')

    const { data: resumed } = await world.api.POST('/api/v1/warmup/{accountId}/resume', at(id))

    world.workspace.advance('1d')
    expect(paused).toMatchObject({ status: 'paused', day: 3, pausedAt: '2026-01-07T14:00:00.000Z', nextActionAt: null })
    expect(resumed).toMatchObject({ status: 'active', day: 3, pausedAt: null })
    expect((await status(world))?.day).toBe(4)
    expect((await activityOf(world, id)).slice(-2)).toEqual(['warmup_paused', 'warmup_resumed'])
  })

  test('refuse a warmup in another state', async () => {
    const world = setup()
    const { id } = await world.provision()
    const pause = async () => (await world.api.POST('/api/v1/warmup/{accountId}/pause', at(id))).error?.code
    const resume = async () => (await world.api.POST('/api/v1/warmup/{accountId}/resume', at(id))).error?.code

    const whileActive = await resume()
    await pause()
    const whilePaused = await pause()
    await world.control.POST('/_mock/accounts/{accountId}/force', { ...at(id), body: { event: 'disconnect' } })
    const whileDisconnected = await resume()
    await world.control.POST('/_mock/accounts/{accountId}/force', { ...at(id), body: { event: 'ban' } })
    const whileBanned = await resume()

    expect([whileActive, whilePaused, whileDisconnected, whileBanned]).toEqual([
      'warmup_not_paused',
      'warmup_not_active',
      'account_not_connected',
      'account_banned',
    ])
  })

  test('a warmup of a paused account resumes with the account only', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(id), body: { paused: true } })

    const { error } = await world.api.POST('/api/v1/warmup/{accountId}/resume', at(id))

    expect(error?.code).toBe('account_paused')
  })
})

describe('warmup.getStatus', () => {
  test('counts what it lists, and keeps to the account and states asked for', async () => {
    const world = setup()
    const first = await world.provision('+12025550101')
    const second = await world.provision('+12025550102')
    await world.api.POST('/api/v1/warmup/{accountId}/pause', at(second.id))
    const ask = async (query: object) => (await world.api.GET('/api/v1/warmup/status', { params: { query } })).data

    expect((await ask({}))?.summary).toEqual({ total: 2, active: 1, paused: 1, completed: 0 })
    expect((await ask({ status: ['paused'] }))?.data.map(({ accountId }) => accountId)).toEqual([second.id])
    expect((await ask({ accountId: first.id }))?.summary).toEqual({ total: 1, active: 1, paused: 0, completed: 0 })
  })

  test('an account that does not exist is a 404', async () => {
    const { api } = setup()

    const { error } = await api.GET('/api/v1/warmup/status', { params: { query: { accountId: 'acc_none' } } })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})
