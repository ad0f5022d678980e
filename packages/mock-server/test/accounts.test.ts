import { describe, expect, test } from 'vitest'
import type { operations } from '../generated/openapi/schema.ts'
import { activityOf, at, type Setup, setup } from './setup.ts'

const get = async ({ api }: Setup, accountId: string) =>
  (await api.GET('/api/v1/accounts/{accountId}', at(accountId))).data

const force = ({ control }: Setup, accountId: string, event: 'ban' | 'restrict' | 'disconnect') =>
  control.POST('/_mock/accounts/{accountId}/force', { ...at(accountId), body: { event } })

describe('accounts.list', () => {
  test('filters by state, searches names and numbers, and sorts', async () => {
    const world = setup()
    const first = await world.provision('+12025550101', 'Juniper Coffee')
    const second = await world.provision('+12025550102', 'Juniper Wholesale')
    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(second.id), body: { paused: true } })
    const list = async (query: NonNullable<operations['accounts.list']['parameters']['query']>) =>
      (await world.api.GET('/api/v1/accounts', { params: { query } })).data?.data.map(({ id }) => id)

    expect(await list({})).toEqual([second.id, first.id])
    expect(await list({ sort: 'phone' })).toEqual([first.id, second.id])
    expect(await list({ paused: true })).toEqual([second.id])
    expect(await list({ search: 'COFFEE' })).toEqual([first.id])
    expect(await list({ search: '0102' })).toEqual([second.id])
    expect(await list({ phase: ['warmup', 'ramp'], status: ['banned'] })).toEqual([])
  })
})

describe('accounts.getActivity', () => {
  test('keeps to the types and times asked for', async () => {
    const world = setup()
    const { id } = await world.provision()
    world.workspace.advance('1h')
    await world.api.POST('/api/v1/accounts/{accountId}/pause', at(id))
    const activity = async (query: object) => {
      const answer = await world.api.GET('/api/v1/accounts/{accountId}/activity', {
        params: { path: { accountId: id }, query },
      })
      return answer.data?.data.map(({ type }) => type)
    }

    expect(await activity({ type: ['paused', 'connected'] })).toEqual(['paused', 'connected'])
    expect(await activity({ from: '2026-01-05T15:00:00.000Z' })).toEqual(['warmup_paused', 'paused'])
    expect(await activity({ to: '2026-01-05T15:00:00.000Z' })).not.toContain('paused')
  })
})

describe('accounts.togglePause', () => {
  test('pauses with a reason and suspends the warmup; resuming takes both up again', async () => {
    const world = setup()
    const { id } = await world.provision()
    const toggle = async (body: { paused?: boolean; reason?: string }) =>
      (await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(id), body })).data

    const paused = await toggle({ paused: true, reason: 'Holiday' })
    const resumed = await toggle({})

    expect(paused).toMatchObject({ paused: true, pauseReason: 'Holiday', warmup: { status: 'paused' } })
    expect(resumed).toMatchObject({ paused: false, pauseReason: null, warmup: { status: 'active' } })
    expect((await activityOf(world, id)).slice(-4)).toEqual(['paused', 'warmup_paused', 'resumed', 'warmup_resumed'])
  })

  test('changes nothing when the account is in that state', async () => {
    const world = setup()
    const { id } = await world.provision()
    const before = await activityOf(world, id)

    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(id), body: { paused: false } })

    expect(await activityOf(world, id)).toEqual(before)
  })

  test('leaves a warmup paused that was paused by itself', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.api.POST('/api/v1/warmup/{accountId}/pause', at(id))
    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(id), body: { paused: true } })

    const { data } = await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(id), body: { paused: false } })

    expect(data?.warmup.status).toBe('paused')
  })
})

describe('accounts.togglePause of an account whose time is over', () => {
  test('is refused when it is retired', async () => {
    const world = setup()
    const { id } = await world.provision()
    await world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(id), body: { phase: 'retired' } })

    const { error } = await world.api.POST('/api/v1/accounts/{accountId}/pause', at(id))

    expect(error).toMatchObject({ status: 409, code: 'account_retired' })
  })
})

describe('accounts.updatePhase', () => {
  test.each([
    ['warmup', 'ramp', 50],
    ['warmup', 'production', 60],
    ['warmup', 'cooldown', 0],
    ['ramp', 'production', 60],
    ['ramp', 'warmup', 0],
    ['production', 'ramp', 50],
    ['production', 'cooldown', 0],
    ['cooldown', 'production', 60],
    ['cooldown', 'retired', 0],
  ] as const)('goes from %s to %s, where %i first messages a day are allowed', async (from, to, dailyLimit) => {
    const world = setup()
    const { id } = await world.provision()
    const move = (phase: typeof from | typeof to) =>
      world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(id), body: { phase } })
    await move(from)

    const { data } = await move(to)

    expect(data).toMatchObject({ phase: to, dailyLimit })
  })

  test.each([
    ['production', 'warmup', ['ramp', 'cooldown', 'retired']],
    ['retired', 'production', []],
  ] as const)('refuses to go from %s to %s and says where it could go', async (from, to, allowed) => {
    const world = setup()
    const { id } = await world.provision()
    const move = (phase: typeof from | typeof to) =>
      world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(id), body: { phase } })
    await move(from)

    const { error } = await move(to)

    expect(error).toMatchObject({ status: 409, code: 'invalid_phase_transition', from, to, allowed })
  })

  test('records it as a risk when the warmup was not completed', async () => {
    const world = setup()
    const { id } = await world.provision()

    await world.api.PATCH('/api/v1/accounts/{accountId}/phase', {
      ...at(id),
      body: { phase: 'production', reason: 'In a hurry' },
    })

    const { data } = await world.api.GET('/api/v1/accounts/{accountId}/activity', {
      params: { path: { accountId: id }, query: { type: ['phase_changed'] } },
    })
    expect(data?.data[0]?.metadata).toEqual({
      from: 'warmup',
      to: 'production',
      reason: 'In a hurry',
      risk: 'warmup_not_completed',
    })
  })

  test('refuses setup, which only the server sets', async () => {
    const world = setup()
    const { id } = await world.provision()

    const { error } = await world.api.PATCH('/api/v1/accounts/{accountId}/phase', {
      ...at(id),
      body: { phase: 'setup' },
    })

    expect(error).toMatchObject({ status: 422, code: 'phase_not_settable' })
  })
})

describe('accounts.setupProfile, setDisplayName and setAvatar', () => {
  test('set what is given and leave the rest', async () => {
    const world = setup()
    const { id } = await world.provision()

    await world.api.POST('/api/v1/accounts/{accountId}/profile', {
      ...at(id),
      body: { displayName: 'Juniper', bio: 'Coffee' },
    })
    await world.api.POST('/api/v1/accounts/{accountId}/display-name', {
      ...at(id),
      body: { displayName: 'Juniper & Co' },
    })
    await world.api.POST('/api/v1/accounts/{accountId}/avatar', {
      ...at(id),
      body: { profilePictureUrl: 'https://juniper.example/new.png' },
    })

    expect(await get(world, id)).toMatchObject({
      displayName: 'Juniper & Co',
      bio: 'Coffee',
      bizAddress: null,
      avatarUrl: 'https://juniper.example/new.png',
    })
    expect((await activityOf(world, id)).slice(-3)).toEqual([
      'profile_updated',
      'display_name_updated',
      'avatar_updated',
    ])
  })

  test('need a connected account', async () => {
    const world = setup()
    const { id } = await world.provision()
    await force(world, id, 'disconnect')

    const name = await world.api.POST('/api/v1/accounts/{accountId}/display-name', {
      ...at(id),
      body: { displayName: 'Juniper' },
    })
    const picture = await world.api.POST('/api/v1/accounts/{accountId}/avatar', {
      ...at(id),
      body: { profilePictureUrl: 'https://juniper.example/logo.png' },
    })

    expect([name.error?.code, picture.error?.code]).toEqual(['account_not_connected', 'account_not_connected'])
  })
})

describe('accounts.connect', () => {
  test('reopens a lost session without a code', async () => {
    const world = setup()
    const { id } = await world.provision()
    await force(world, id, 'disconnect')
    const lost = await get(world, id)

    const { data } = await world.api.POST('/api/v1/accounts/{accountId}/connect', at(id))

    expect(lost).toMatchObject({ status: 'disconnected', disconnectReason: 'logged_out' })
    expect(data).toMatchObject({ status: 'connected', phase: 'warmup', disconnectReason: null, disconnectedAt: null })
  })

  test('refuses an account that is connected or banned', async () => {
    const world = setup()
    const { id } = await world.provision()
    const connect = async () => (await world.api.POST('/api/v1/accounts/{accountId}/connect', at(id))).error?.code

    const whileConnected = await connect()
    await force(world, id, 'ban')
    const whileBanned = await connect()

    expect([whileConnected, whileBanned]).toEqual(['already_connected', 'account_banned'])
  })
})

describe('accounts.register', () => {
  test('refuses an account that is registered', async () => {
    const world = setup()
    const { id } = await world.provision()

    const { error } = await world.api.POST('/api/v1/accounts/{accountId}/register', at(id))

    expect(error).toMatchObject({ status: 409, code: 'already_registered' })
  })
})

describe('what WhatsApp does to an account', () => {
  test('a restriction ends by itself after 24 hours', async () => {
    const world = setup()
    const { id } = await world.provision()
    await force(world, id, 'restrict')
    const restricted = await get(world, id)
    world.workspace.advance('23h')
    const before = await get(world, id)

    world.workspace.advance('1h')

    expect(restricted).toMatchObject({ status: 'restricted', restrictedUntil: '2026-01-06T14:00:00.000Z' })
    expect(before?.status).toBe('restricted')
    expect(await get(world, id)).toMatchObject({ status: 'connected', restrictedUntil: null, disconnectReason: null })
  })

  test('a ban is final: nothing moves any more', async () => {
    const world = setup()
    const { id } = await world.provision()

    await force(world, id, 'ban')

    expect(await get(world, id)).toMatchObject({ status: 'banned', dailyLimit: 0, warmup: { status: 'failed' } })
    const again = await world.api.POST('/api/v1/provision/start', { body: { phone: '+12025550101' } })
    expect(again.error?.code).toBe('account_banned')
  })
})
