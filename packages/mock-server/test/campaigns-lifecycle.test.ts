import { describe, expect, test } from 'vitest'
import { charge } from '../src/effects/ledger.ts'
import { campaigns, hello } from './campaigns/world.ts'
import { at } from './setup.ts'

describe('campaigns.start', () => {
  test('names everything that is missing at once', async () => {
    const world = await campaigns()
    const { id } = await world.create({ schedule: { endDate: '2026-01-04' } })

    const { error } = await world.start(id, { startAt: '2026-01-05T14:00:00.000Z' })

    expect(error).toMatchObject({
      status: 422,
      code: 'campaign_not_ready',
      errors: [
        { code: 'no_accounts' },
        { code: 'no_steps' },
        { code: 'no_leads' },
        { code: 'schedule_in_past', message: 'ended on 2026-01-04' },
        { code: 'schedule_in_past' },
      ],
    })
    expect(error?.detail).toContain('It has no accounts, no steps and no leads.')
  })

  test.each([
    ['warmup', false],
    ['cooldown', false],
    ['ramp', true],
    ['production', true],
  ] as const)('with an account in the phase %s: %s', async (phase, starts) => {
    const world = await campaigns()
    const other = await world.provision('+12025550102')
    await world.api.PATCH('/api/v1/accounts/{accountId}/phase', { ...at(other.id), body: { phase } })
    const { id } = await world.ready({ accountIds: [other.id] })

    const { data } = await world.start(id)

    expect(data?.status === 'active').toBe(starts)
  })

  test('takes an account in its warmup from the fourth day on', async () => {
    const world = await campaigns()
    const other = await world.provision('+12025550102')
    const { id } = await world.ready({ accountIds: [other.id] })
    world.workspace.advance('2d')
    const third = await world.start(id)

    world.workspace.advance('1d')

    expect(third.error).toMatchObject({ errors: [{ code: 'no_connected_account' }] })
    expect((await world.start(id)).data?.status).toBe('active')
  })

  test('takes no account that is paused or disconnected', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    const pause = (paused: boolean) =>
      world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(world.account.id), body: { paused } })
    await pause(true)
    const paused = await world.start(id)
    await pause(false)
    await world.control.POST('/_mock/accounts/{accountId}/force', {
      ...at(world.account.id),
      body: { event: 'disconnect' },
    })

    const disconnected = await world.start(id)

    expect(paused.error).toMatchObject({ errors: [{ code: 'no_connected_account' }] })
    expect(disconnected.error).toMatchObject({ errors: [{ code: 'no_connected_account' }] })
  })

  test('enrols the present leads of its lists, each once, but none that opted out', async () => {
    const world = await campaigns()
    const second = await world.makeList('London')
    const lead = await world.add('+12025550144')
    await world.api.POST('/api/v1/lead-lists/{leadListId}/leads', {
      ...world.inList(second.id),
      body: { leadId: lead.id },
    })
    const gone = await world.add('+12025550145')
    await world.update(gone.id, { status: 'opted_out' })
    const { id } = await world.ready({ leadListIds: [world.list.id, second.id] })

    const { data } = await world.start(id)
    await world.add('+12025550146')

    expect(data).toMatchObject({
      status: 'active',
      startedAt: '2026-01-05T14:00:00.000Z',
      stats: { leadsTotal: 2, leadsPending: 2 },
    })
    const leads = await world.leadsOf(id)
    expect(leads.map(({ lead: { phone }, nextSendAt }) => [phone, nextSendAt])).toEqual([
      ['+12025550142', '2026-01-05T14:00:01.000Z'],
      ['+12025550144', '2026-01-05T14:00:01.000Z'],
    ])
    expect((await world.lead(lead.id))?.campaignIds).toEqual([id])
  })

  test("plans the first step its delay after the start, and shows among the account's campaigns", async () => {
    const world = await campaigns()
    const { id } = await world.started({ steps: [{ ...hello, delay: { value: 2, unit: 'hours' } }] })

    expect((await world.leadsOf(id))[0]?.nextSendAt).toBe('2026-01-05T16:00:00.000Z')
    const { data } = await world.api.GET('/api/v1/accounts/{accountId}', at(world.account.id))
    expect(data?.campaignIds).toEqual([id])
  })

  test('waits until the time that is asked for, and then becomes active by itself', async () => {
    const world = await campaigns()
    const { id } = await world.ready({ schedule: { startDate: '2026-02-01' } })

    const { data } = await world.start(id, { startAt: '2026-01-06T09:00:00.000Z' })
    world.workspace.advance('18h')
    const before = await world.get(id)
    world.workspace.advance('1h')

    expect(data).toMatchObject({ status: 'scheduled', startAt: '2026-01-06T09:00:00.000Z', startedAt: null })
    expect((await world.leadsOf(id))[0]?.nextSendAt).toBe('2026-01-06T09:00:01.000Z')
    expect(before.status).toBe('scheduled')
    expect(await world.get(id)).toMatchObject({
      status: 'active',
      startAt: null,
      startedAt: '2026-01-06T09:00:00.000Z',
    })
  })

  test('waits for its start date in its own time zone', async () => {
    const world = await campaigns()
    const { id } = await world.ready({ schedule: { startDate: '2026-01-06', timezone: 'Asia/Tokyo' } })

    const { data } = await world.start(id)

    expect(data).toMatchObject({ status: 'scheduled', startAt: '2026-01-05T15:00:00.000Z' })
  })

  test('refuses to start after the end date', async () => {
    const world = await campaigns()
    const { id } = await world.ready({ schedule: { endDate: '2026-01-10' } })

    const { error } = await world.start(id, { startAt: '2026-01-20T09:00:00.000Z' })

    expect(error).toMatchObject({ code: 'campaign_not_ready', errors: [{ code: 'schedule_in_past' }] })
  })

  test('takes no time after the year 9999, and plans none', async () => {
    const world = await campaigns()
    const { id } = await world.ready({ steps: [{ ...hello, delay: { value: 1000, unit: 'days' } }] })

    const { error } = await world.start(id, { startAt: '9999-12-31T23:59:59-12:00' })
    await world.start(id, { startAt: '9999-12-31T23:59:59Z' })

    expect(error).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ pointer: '/startAt' }] })
    expect((await world.leadsOf(id))[0]?.nextSendAt).toBe('9999-12-31T23:59:59.999Z')
  })

  test('tells of missing credits only when all else is there', async () => {
    const world = await campaigns()
    world.inside((context) => charge(1000, 'Spent.', { type: 'manual', id: 'x' }, context))
    const bare = await world.create()
    const { id } = await world.ready()

    const notReady = await world.start(bare.id)
    const broke = await world.start(id)

    expect(notReady.error?.code).toBe('campaign_not_ready')
    expect(broke.error).toMatchObject({ status: 402, code: 'insufficient_credits' })
  })

  test('resumes a paused campaign where it was', async () => {
    const world = await campaigns()
    const { id } = await world.started({ steps: [{ ...hello, delay: { value: 1, unit: 'days' } }] })
    world.workspace.advance('1h')
    await world.pause(id)
    world.workspace.advance('1h')

    const { data } = await world.start(id)

    expect(data).toMatchObject({
      status: 'active',
      pausedAt: null,
      pauseReason: null,
      pauseNote: null,
      startedAt: '2026-01-05T14:00:00.000Z',
    })
    expect((await world.leadsOf(id))[0]?.nextSendAt).toBe('2026-01-06T14:00:00.000Z')
  })

  test('reopens a completed campaign only when it got new leads', async () => {
    const world = await campaigns()
    const { id } = await world.started()
    await world.bulk(id, { action: 'mark_replied', filter: {} })
    const completed = await world.get(id)

    const through = await world.start(id)
    await world.addLeads(id, { leads: [{ phone: '+12025550143' }] })
    const again = await world.start(id)

    expect(completed).toMatchObject({ status: 'completed', completedAt: '2026-01-05T14:00:00.000Z' })
    expect(through.error).toMatchObject({ status: 409, code: 'campaign_completed' })
    expect(again.data).toMatchObject({ status: 'active', stats: { leadsPending: 1, leadsReplied: 1 } })
  })

  test('refuses one that is active, scheduled or archived', async () => {
    const world = await campaigns()
    const active = await world.started()
    const scheduled = await world.ready()
    await world.start(scheduled.id, { startAt: '2026-02-01T00:00:00.000Z' })
    const archived = await world.create()
    await world.archive(archived.id)

    const codes = [
      (await world.start(active.id)).error?.code,
      (await world.start(scheduled.id)).error?.code,
      (await world.start(archived.id)).error?.code,
    ]

    expect(codes).toEqual(['campaign_already_active', 'campaign_already_active', 'campaign_archived'])
  })
})

describe('campaigns.pause', () => {
  test('keeps the reason, and the place of every lead', async () => {
    const world = await campaigns()
    const { id } = await world.started({ steps: [{ ...hello, delay: { value: 1, unit: 'days' } }] })

    const { data } = await world.pause(id, { reason: 'Sold out' })

    expect(data).toMatchObject({
      status: 'paused',
      pauseReason: 'user',
      pauseNote: 'Sold out',
      pausedAt: '2026-01-05T14:00:00.000Z',
    })
    expect((await world.leadsOf(id))[0]).toMatchObject({ status: 'pending', nextSendAt: '2026-01-06T14:00:00.000Z' })
    const account = await world.api.GET('/api/v1/accounts/{accountId}', at(world.account.id))
    expect(account.data?.campaignIds).toEqual([])
  })

  test('drops a scheduled start', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    await world.start(id, { startAt: '2026-01-06T09:00:00.000Z' })

    const { data } = await world.pause(id)
    world.workspace.advance('3d')

    expect(data).toMatchObject({ status: 'paused', startAt: null })
    expect((await world.get(id)).status).toBe('paused')
    expect((await world.leadsOf(id))[0]?.nextSendAt).toBeNull()
  })

  test('refuses one that sends nothing', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const { error } = await world.pause(id)

    expect(error).toMatchObject({
      status: 409,
      code: 'campaign_not_active',
      detail: `The campaign ${id} is a draft; only an active or scheduled one can be paused.`,
    })
  })
})

describe('campaigns.duplicate', () => {
  test('makes a draft of the same content with new ids and no leads', async () => {
    const world = await campaigns()
    const campaign = await world.started({ tags: ['a'], dailyLimit: 40, leadListIds: [world.list.id] })

    const { data, response } = await world.duplicate(campaign.id)

    expect(response.headers.get('location')).toBe(`/api/v1/campaigns/${data?.id}`)
    expect(data).toMatchObject({
      name: 'Spring (copy)',
      status: 'draft',
      duplicatedFromId: campaign.id,
      accountIds: [world.account.id],
      leadListIds: [world.list.id],
      tags: ['a'],
      dailyLimit: 40,
      schedule: campaign.schedule,
      startedAt: null,
      stats: { leadsTotal: 0 },
      steps: [{ position: 1, text: 'Hello!', campaignId: data?.id }],
    })
    expect(data?.steps[0]?.id).not.toBe(campaign.steps[0]?.id)
    expect(await world.get(campaign.id)).toEqual(campaign)
  })

  test('copies the leads as pending when asked, but none that opted out', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    await world.addLeads(id, { leads: [{ phone: '+12025550143' }, { phone: '+12025550144' }] })
    const [first, second] = await world.leadsOf(id)
    await world.bulk(id, { action: 'mark_replied', leadIds: [first?.lead.id ?? ''] })
    await world.bulk(id, { action: 'mark_opted_out', leadIds: [second?.lead.id ?? ''] })

    const { data } = await world.duplicate(id, { name: 'Summer', includeLeads: true })

    expect(data).toMatchObject({ name: 'Summer', stats: { leadsTotal: 2, leadsPending: 2 } })
    expect((await world.leadsOf(data?.id ?? '')).map(({ lead }) => lead.phone)).toEqual([
      '+12025550142',
      '+12025550144',
    ])
  })

  test('keeps the name of the copy within its limit', async () => {
    const world = await campaigns()
    const { id } = await world.create({ name: 'é'.repeat(120) })

    const { data } = await world.duplicate(id)

    expect(data?.name).toBe(`${'é'.repeat(113)} (copy)`)
  })
})

describe('campaigns.archive', () => {
  test('is final, and again changes nothing', async () => {
    const world = await campaigns()
    const { id, steps } = await world.ready()
    const stepId = steps[0]?.id ?? ''

    const { data } = await world.archive(id)
    world.workspace.advance('1h')
    const again = await world.archive(id)

    expect(data).toMatchObject({ status: 'archived', archivedAt: '2026-01-05T14:00:00.000Z' })
    expect(again.data).toEqual(data)
    const refusals = await Promise.all([
      world.change(id, { name: 'New' }),
      world.start(id),
      world.addStep(id),
      world.updateStep(id, stepId, { text: 'New' }),
      world.deleteStep(id, stepId),
      world.reorder(id, [stepId]),
      world.addLeads(id, { leads: [{ phone: '+12025550143' }] }),
      world.importInto(id, [{ phone: '+12025550143' }]),
      world.bulk(id, { action: 'pause', filter: {} }),
      world.test(id, stepId),
    ])
    expect(new Set(refusals.map(({ error }) => error?.code))).toEqual(new Set(['campaign_archived']))
    expect((await world.duplicate(id)).response.status).toBe(201)
    expect((await world.remove(id)).response.status).toBe(204)
  })

  test('refuses one that runs', async () => {
    const world = await campaigns()
    const { id } = await world.started()

    expect((await world.archive(id)).error).toMatchObject({ status: 409, code: 'campaign_active' })
  })
})
