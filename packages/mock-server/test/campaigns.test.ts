import { describe, expect, test } from 'vitest'
import { campaigns, hello } from './campaigns/world.ts'

describe('campaigns.create', () => {
  test('takes what is left out from the settings as they are now', async () => {
    const world = await campaigns()
    const windows = [{ days: ['sat' as const], from: '10:00', to: '12:00' }]
    await world.api.PATCH('/api/v1/settings', {
      body: { timezone: 'Europe/Paris', sendingWindows: windows, stopOnReply: false },
    })

    const { data, response } = await world.tryCreate({ name: 'Summer' })
    await world.api.PATCH('/api/v1/settings', { body: { timezone: 'Asia/Tokyo' } })

    expect(response.headers.get('location')).toBe(`/api/v1/campaigns/${data?.id}`)
    expect(data).toMatchObject({
      name: 'Summer',
      status: 'draft',
      description: null,
      accountIds: [],
      steps: [],
      agentId: null,
      dailyLimit: null,
      stopOnReply: false,
      stats: { leadsTotal: 0, replyRate: 0 },
      startAt: null,
      schedule: { timezone: 'Europe/Paris', startDate: null, endDate: null, windows },
    })
    expect((await world.get(data?.id ?? '')).schedule.timezone).toBe('Europe/Paris')
  })

  test('makes the steps in their order, whatever position they name', async () => {
    const world = await campaigns()

    const campaign = await world.create({
      steps: [
        { ...hello, position: 9 },
        { ...hello, text: 'Again', position: 1 },
      ],
    })

    expect(campaign.steps.map(({ position, text, sendCondition }) => [position, text, sendCondition])).toEqual([
      [1, 'Hello!', 'if_no_reply'],
      [2, 'Again', 'if_no_reply'],
    ])
    expect(campaign.steps.every(({ campaignId }) => campaignId === campaign.id)).toBe(true)
  })

  test('names every unknown id at once', async () => {
    const world = await campaigns()

    const { error } = await world.tryCreate({
      accountIds: [world.account.id, 'acc_none'],
      leadListIds: ['lst_none'],
      agentId: 'agt_none',
      steps: [{ ...hello, media: { mediaId: 'med_none' } }],
    })

    expect(error).toMatchObject({
      status: 422,
      code: 'unknown_reference',
      errors: [
        { pointer: '/accountIds/1', message: 'names no account of this workspace' },
        { pointer: '/leadListIds/0' },
        { pointer: '/agentId' },
        { pointer: '/steps/0/media/mediaId' },
      ],
    })
    expect(await world.names()).toEqual([])
  })

  test('names everything impossible about its schedule', async () => {
    const world = await campaigns()

    const { error } = await world.tryCreate({
      schedule: {
        timezone: 'Mars/Olympus',
        startDate: '2026-03-03',
        endDate: '2026-03-02',
        windows: [
          { days: ['mon'], from: '12:00', to: '09:00' },
          { days: ['tue'], from: '09:00', to: '12:00' },
          { days: ['tue', 'wed'], from: '11:00', to: '13:00' },
        ],
      },
      delayBetweenMessages: { minSeconds: 60, maxSeconds: 30 },
    })

    expect(error?.code).toBe('schedule_invalid')
    expect(error && 'errors' in error && error.errors?.map(({ pointer }) => pointer)).toEqual([
      '/schedule/timezone',
      '/schedule/endDate',
      '/schedule/windows/0',
      '/schedule/windows/2',
      '/delayBetweenMessages/maxSeconds',
    ])
  })

  test('refuses steps without content, and placeholders that nothing fills', async () => {
    const world = await campaigns()
    const delay = { value: 1, unit: 'days' }

    const empty = await world.tryCreate({ steps: [hello, { delay }, { delay, text: '  ' }] })
    const unknown = await world.tryCreate({
      steps: [hello, { delay, text: 'Your {{favoriteRoast}}?', variants: ['A {{firstName}}, a {{nope|cup}}'] }],
    })

    expect(empty.error).toMatchObject({
      code: 'message_empty',
      errors: [{ pointer: '/steps/1' }, { pointer: '/steps/2' }],
    })
    expect(unknown.error).toMatchObject({
      code: 'unknown_variable',
      errors: [
        { pointer: '/steps/1/text', message: 'has the unknown placeholder favoriteRoast' },
        { pointer: '/steps/1/variants/0', message: 'has the unknown placeholder nope' },
      ],
    })
  })

  test('makes one campaign when a request is repeated with its idempotency key', async () => {
    const world = await campaigns()
    const create = () =>
      world.api.POST('/api/v1/campaigns', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { name: 'Spring' },
      })

    const first = await create()
    const again = await create()

    expect(again.data).toEqual(first.data)
    expect(await world.names()).toEqual(['Spring'])
  })
})

describe('campaigns.list', () => {
  test('sorts either way, those that never started last', async () => {
    const world = await campaigns()
    await world.create({ name: 'beta' })
    await world.started({ name: 'Alpha' })
    world.workspace.advance('1h')
    const late = await world.create({ name: 'gamma', accountIds: [world.account.id], steps: [hello] })
    await world.addLeads(late.id, { leads: [{ phone: '+12025550143' }] })
    await world.start(late.id)

    expect(await world.names()).toEqual(['gamma', 'Alpha', 'beta'])
    expect(await world.names({ sort: 'createdAt' })).toEqual(['beta', 'Alpha', 'gamma'])
    expect(await world.names({ sort: 'name' })).toEqual(['Alpha', 'beta', 'gamma'])
    expect(await world.names({ sort: '-name' })).toEqual(['gamma', 'beta', 'Alpha'])
    expect(await world.names({ sort: 'startedAt' })).toEqual(['Alpha', 'gamma', 'beta'])
    expect(await world.names({ sort: '-startedAt' })).toEqual(['gamma', 'Alpha', 'beta'])
  })

  test('filters by state and account, and searches names, descriptions and tags', async () => {
    const world = await campaigns()
    await world.create({ name: 'Plain' })
    await world.create({
      name: 'Tasting',
      description: 'For CAFÉS',
      accountIds: [world.account.id],
      tags: ['Wholesale'],
    })
    const old = await world.create({ name: 'Old' })
    await world.archive(old.id)

    expect(await world.names()).toEqual(['Tasting', 'Plain'])
    expect(await world.names({ includeArchived: true })).toEqual(['Old', 'Tasting', 'Plain'])
    expect(await world.names({ status: ['archived'] })).toEqual(['Old'])
    expect(await world.names({ status: ['draft', 'active'] })).toEqual(['Tasting', 'Plain'])
    expect(await world.names({ accountId: world.account.id })).toEqual(['Tasting'])
    expect(await world.names({ accountId: 'acc_none' })).toEqual([])
    expect(await world.names({ search: 'tast' })).toEqual(['Tasting'])
    expect(await world.names({ search: 'cafés' })).toEqual(['Tasting'])
    expect(await world.names({ search: 'wholesale' })).toEqual(['Tasting'])
  })

  test('goes on where a page ended, for these filters alone', async () => {
    const world = await campaigns()
    await world.create({ name: 'one' })
    await world.create({ name: 'two' })
    const page = (query: object) => world.api.GET('/api/v1/campaigns', { params: { query } })
    const first = await page({ limit: 1, sort: '-startedAt' })
    const cursor = first.data?.pagination.nextCursor

    const second = await page({ limit: 1, sort: '-startedAt', cursor })
    const other = await page({ limit: 1, sort: 'startedAt', cursor })

    expect([first.data?.data[0]?.name, second.data?.data[0]?.name].toSorted()).toEqual(['one', 'two'])
    expect(second.data?.pagination).toEqual({ limit: 1, hasMore: false, nextCursor: null })
    expect(other.error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})

describe('campaigns.get', () => {
  test('knows no campaign of another name', async () => {
    const world = await campaigns()

    const { error } = await world.api.GET('/api/v1/campaigns/{campaignId}', world.of('cmp_none'))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('campaigns.update', () => {
  test('merges the schedule, replaces arrays, and clears with null', async () => {
    const world = await campaigns()
    const { id, schedule } = await world.create({ dailyLimit: 40, tags: ['a', 'b'], description: 'For cafés' })
    world.workspace.advance('1h')

    const { data } = await world.change(id, {
      schedule: { endDate: '2026-03-31' },
      tags: ['c'],
      dailyLimit: null,
      description: null,
    })

    expect(data).toMatchObject({
      schedule: { ...schedule, endDate: '2026-03-31' },
      tags: ['c'],
      dailyLimit: null,
      description: null,
      name: 'Spring',
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
  })

  test('refuses the whole change when one property is impossible', async () => {
    const world = await campaigns()
    const { id } = await world.create({ schedule: { startDate: '2026-03-03' } })

    const schedule = await world.change(id, { name: 'New', schedule: { endDate: '2026-03-02' } })
    const reference = await world.change(id, { name: 'New', leadListIds: [world.list.id, 'lst_none'] })

    expect(schedule.error).toMatchObject({ code: 'schedule_invalid', errors: [{ pointer: '/schedule/endDate' }] })
    expect(reference.error).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/leadListIds/1' }] })
    expect((await world.get(id)).name).toBe('Spring')
  })

  test('adds accounts to an active campaign, and takes them away from a paused one only', async () => {
    const world = await campaigns()
    const { id } = await world.started()
    const second = await world.provision('+12025550102')

    const added = await world.change(id, { accountIds: [world.account.id, second.id] })
    const early = await world.change(id, { accountIds: [second.id] })
    await world.pause(id)
    const late = await world.change(id, { accountIds: [second.id] })

    expect(added.data?.accountIds).toEqual([world.account.id, second.id])
    expect(early.error).toMatchObject({
      status: 409,
      code: 'campaign_active',
      errors: [{ pointer: '/accountIds', message: `leaves out ${world.account.id}` }],
    })
    expect(late.data?.accountIds).toEqual([second.id])
  })

  test('moves the start of a scheduled campaign, and of its leads, with the start date', async () => {
    const world = await campaigns()
    const { id } = await world.started({ schedule: { startDate: '2026-01-12', timezone: 'America/New_York' } })

    const later = await world.change(id, { schedule: { startDate: '2026-01-14' } })
    const elsewhere = await world.change(id, { schedule: { timezone: 'Europe/Paris' } })
    const leads = await world.leadsOf(id)
    const today = await world.change(id, { schedule: { startDate: '2026-01-05' } })

    expect(later.data).toMatchObject({ status: 'scheduled', startAt: '2026-01-14T05:00:00.000Z' })
    expect(elsewhere.data?.startAt).toBe('2026-01-13T23:00:00.000Z')
    expect(leads[0]?.nextSendAt).toBe('2026-01-13T23:00:00.000Z')
    expect(today.data).toMatchObject({ status: 'active', startAt: null, startedAt: '2026-01-05T14:00:00.000Z' })
  })

  test('leaves a start that was asked for as it is until there is a new date', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    await world.start(id, { startAt: '2026-01-20T13:00:00.000Z' })

    const { data } = await world.change(id, { schedule: { timezone: 'Europe/Paris' } })

    expect(data?.startAt).toBe('2026-01-20T13:00:00.000Z')
  })

  test('refuses an archived campaign', async () => {
    const world = await campaigns()
    const { id } = await world.create()
    await world.archive(id)

    const { error } = await world.change(id, { name: 'New' })

    expect(error).toMatchObject({ status: 409, code: 'campaign_archived' })
  })
})

describe('campaigns.delete', () => {
  test('leaves the leads, which are not in it any more, and the messages without it', async () => {
    const world = await campaigns()
    const { id, steps } = await world.ready()
    const { data: message } = await world.test(id, steps[0]?.id ?? '')

    const { response } = await world.remove(id)

    expect(response.status).toBe(204)
    expect((await world.api.GET('/api/v1/campaigns/{campaignId}', world.of(id))).response.status).toBe(404)
    expect((await world.leads())[0]).toMatchObject({ phone: '+12025550142', campaignIds: [] })
    const { data } = await world.api.GET('/api/v1/conversations/{conversationId}/messages', {
      params: { path: { conversationId: message?.conversationId ?? '' } },
    })
    expect(data?.data[0]).toMatchObject({ id: message?.id, campaignId: null })
  })

  test('refuses a campaign that is active or scheduled', async () => {
    const world = await campaigns()
    const active = await world.started()
    const scheduled = await world.create({ accountIds: [world.account.id], steps: [hello] })
    await world.addLeads(scheduled.id, { leads: [{ phone: '+12025550143' }] })
    await world.start(scheduled.id, { startAt: '2026-02-01T00:00:00.000Z' })

    const errors = [await world.remove(active.id), await world.remove(scheduled.id)].map(({ error }) => error?.code)

    expect(errors).toEqual(['campaign_active', 'campaign_active'])
  })
})
