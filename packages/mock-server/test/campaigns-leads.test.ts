import { describe, expect, test } from 'vitest'
import { campaigns, hello, twoDaysLater } from './campaigns/world.ts'
import { roast } from './leads/people.ts'

describe('campaigns.addLeads', () => {
  test('adds leads by id, from lists and from data, each with its own outcome', async () => {
    const world = await campaigns()
    await world.field(roast)
    const known = await world.add('+12025550142', { firstName: 'Amara' })
    const inList = await world.add('+12025550143')
    const optedOut = await world.add('+12025550144')
    await world.update(optedOut.id, { status: 'opted_out' })
    const { id } = await world.create()

    const { data } = await world.addLeads(id, {
      leadIds: [known.id],
      leadListIds: [world.list.id],
      leads: [
        { phone: '(202) 555-0145', firstName: 'Tomás', customFields: { favoriteRoast: 'dark', nope: 1 } },
        { phone: '+1 202 555 0142', firstName: 'Other' },
        { phone: '12' },
      ],
    })

    const created = (await world.leads()).find(({ phone }) => phone === '+12025550145')
    expect(data).toMatchObject({ total: 7, created: 1, updated: 2, duplicates: 2, invalid: 1, skipped: 1 })
    expect(data?.leadIds).toEqual([known.id, inList.id, optedOut.id, created?.id])
    expect(data?.errors.map(({ row, code, phone, field }) => [row, code, phone, field])).toEqual([
      [2, 'duplicate_in_file', '+12025550142', null],
      [4, 'opted_out', '+12025550144', null],
      [5, 'custom_field_invalid', '+12025550145', 'nope'],
      [6, 'duplicate_in_file', '+12025550142', null],
      [7, 'phone_invalid', '12', 'phone'],
    ])
    expect(created).toMatchObject({ source: 'api', customFields: { favoriteRoast: 'dark' }, campaignIds: [id] })
    expect((await world.lead(known.id))?.firstName).toBe('Amara')
    expect((await world.leadsOf(id)).map(({ status, nextSendAt }) => [status, nextSendAt])).toEqual([
      ['pending', null],
      ['pending', null],
      ['pending', null],
    ])
  })

  test('skips a lead that is in the campaign already', async () => {
    const world = await campaigns()
    const { id } = await world.ready()

    const { data } = await world.addLeads(id, { leads: [{ phone: '+12025550142' }] })

    expect(data).toMatchObject({ skipped: 1, errors: [{ row: 1, code: 'already_in_campaign' }] })
    expect((await world.get(id)).stats.leadsTotal).toBe(1)
  })

  test('lists leads as skipped that a filter leaves out', async () => {
    const world = await campaigns()
    await world.started()
    const contacted = await world.add('+12025550143')
    world.inside(({ store, clock }) =>
      store.leads.save({ ...store.leads.get(contacted.id), lastContactedAt: clock.now().toISOString() }),
    )
    const { id } = await world.create()

    const { data } = await world.addLeads(id, {
      leads: [{ phone: '+12025550142' }, { phone: '+12025550143' }, { phone: '+12025550144' }],
      skipIfInOtherCampaign: true,
      skipIfContacted: true,
    })

    expect(data).toMatchObject({ created: 1, skipped: 2 })
    expect((await world.leadsOf(id)).map(({ status }) => status)).toEqual(['skipped', 'skipped', 'pending'])
    expect((await world.get(id)).stats).toMatchObject({ leadsTotal: 3, leadsPending: 1 })
  })

  test('counts a number that is not on WhatsApp as invalid', async () => {
    const world = await campaigns()
    const lead = await world.add('+12025550143')
    world.inside(({ store }) => store.leads.save({ ...store.leads.get(lead.id), whatsappStatus: 'invalid' }))
    const { id } = await world.create()

    const { data } = await world.addLeads(id, { leadIds: [lead.id] })

    expect(data).toMatchObject({ invalid: 1, errors: [{ code: 'phone_invalid' }] })
    expect((await world.leadsOf(id))[0]?.status).toBe('skipped')
  })

  test('plans the first step at once in an active campaign', async () => {
    const world = await campaigns()
    const { id } = await world.started({ steps: [hello, twoDaysLater] })
    world.workspace.advance('1h')

    await world.addLeads(id, { leads: [{ phone: '+12025550143' }] })

    expect((await world.leadsOf(id))[1]).toMatchObject({ status: 'pending', nextSendAt: '2026-01-05T15:00:01.000Z' })
  })

  test('refuses a call that names no leads, or unknown ones', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const none = await world.addLeads(id, {})
    const unknown = await world.addLeads(id, {
      leadIds: ['led_none'],
      leadListIds: [world.list.id, 'lst_none'],
      leads: [{ phone: '+12025550142' }],
    })

    expect(none.error).toMatchObject({ status: 422, code: 'leads_missing' })
    expect(unknown.error).toMatchObject({
      code: 'unknown_reference',
      errors: [{ pointer: '/leadIds/0' }, { pointer: '/leadListIds/1' }],
    })
    expect(await world.leads()).toEqual([])
  })
})

describe('campaigns.listLeads', () => {
  test('filters by state, step, account, tag and text', async () => {
    const world = await campaigns()
    const campaign = await world.started()
    const { id } = campaign
    await world.addLeads(id, { leads: [{ phone: '+12025550143', company: 'Lantern Café', tags: ['Wholesale'] }] })
    const [first, second] = await world.leadsOf(id)
    world.sent(campaign, first?.lead.id ?? '')
    const ids = async (query: object) => (await world.leadsOf(id, query)).map((entry) => entry.id)

    expect(await ids({ status: ['in_progress', 'replied'] })).toEqual([first?.id])
    expect(await ids({ stepId: campaign.steps[0]?.id })).toEqual([first?.id])
    expect(await ids({ stepId: 'stp_none' })).toEqual([])
    expect(await ids({ accountId: world.account.id })).toEqual([first?.id])
    expect(await ids({ tag: 'wholesale' })).toEqual([second?.id])
    expect(await ids({ tag: 'nothing' })).toEqual([])
    expect(await ids({ search: 'CAFÉ' })).toEqual([second?.id])
    expect(await ids({ search: '0142', tag: 'wholesale' })).toEqual([])
  })

  test('sorts either way, leads without the property last', async () => {
    const world = await campaigns()
    const { id } = await world.started({ steps: [hello, twoDaysLater] })
    world.workspace.advance('1h')
    await world.addLeads(id, { leads: [{ phone: '+12025550143' }, { phone: '+12025550144' }] })
    const [first, second, third] = await world.leadsOf(id)
    await world.bulk(id, { action: 'pause', leadIds: [third?.lead.id ?? ''] })
    const order = async (sort: 'addedAt' | '-addedAt' | 'nextSendAt' | '-nextSendAt' | '-lastContactedAt') =>
      (await world.leadsOf(id, { sort })).map((entry) => entry.id)

    expect(await order('-addedAt')).toEqual([third?.id, second?.id, first?.id])
    expect(await order('nextSendAt')).toEqual([second?.id, first?.id, third?.id])
    expect(await order('-nextSendAt')).toEqual([first?.id, second?.id, third?.id])
    expect((await order('-lastContactedAt'))[0]).toBe(first?.id)
  })

  test('goes on where a page ended, for these filters alone', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    await world.addLeads(id, { leads: [{ phone: '+12025550143' }, { phone: '+12025550144' }] })
    const page = (query: object) =>
      world.api.GET('/api/v1/campaigns/{campaignId}/leads', { params: { path: { campaignId: id }, query } })
    const first = await page({ limit: 2, sort: '-nextSendAt' })
    const cursor = first.data?.pagination.nextCursor

    const second = await page({ limit: 2, sort: '-nextSendAt', cursor })
    const other = await page({ limit: 2, status: ['pending'], sort: '-nextSendAt', cursor })

    const ids = [...(first.data?.data ?? []), ...(second.data?.data ?? [])].map((entry) => entry.id)
    expect(new Set(ids).size).toBe(3)
    expect(second.data?.pagination.hasMore).toBe(false)
    expect(other.error?.code).toBe('invalid_cursor')
  })

  test('shows leads as they are now, and forgets those that are deleted', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    const [entry] = await world.leadsOf(id)
    const leadId = entry?.lead.id ?? ''
    await world.update(leadId, { firstName: 'Ama' })
    const renamed = await world.leadsOf(id)

    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [leadId] } })

    expect(renamed[0]?.lead.firstName).toBe('Ama')
    expect(await world.leadsOf(id)).toEqual([])
    expect((await world.get(id)).stats.leadsTotal).toBe(0)
  })
})

describe('campaigns.importLeads', () => {
  test('makes leads of rows, which join the campaign and a list', async () => {
    const world = await campaigns()
    await world.add('+12025550143', { firstName: 'Known' })
    const { id } = await world.ready()

    const { data } = await world.importInto(
      id,
      [
        { Mobile: '+12025550144', firstName: 'New' },
        { Mobile: '+12025550143', firstName: 'Other' },
        { Mobile: '+12025550142' },
        { Mobile: '' },
      ],
      { mapping: { Mobile: 'phone' }, tags: ['fair'], leadListId: world.list.id },
    )

    expect(data).toMatchObject({ total: 4, created: 1, updated: 0, duplicates: 1, invalid: 1, skipped: 1 })
    expect(data?.errors.map(({ row, code }) => [row, code])).toEqual([
      [2, 'duplicate_in_workspace'],
      [3, 'already_in_campaign'],
      [4, 'phone_missing'],
    ])
    expect((await world.leadsOf(id)).map(({ lead }) => [lead.phone, lead.firstName, lead.leadListIds])).toEqual([
      ['+12025550142', 'Amara', [world.list.id]],
      ['+12025550144', 'New', [world.list.id]],
      ['+12025550143', 'Known', [world.list.id]],
    ])
  })

  test('takes an uploaded file with its options', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const { status, body } = await world.uploadLeads(id, 'Mobile;Name\n+12025550144;Amara\n', {
      mapping: { Mobile: 'phone', Name: 'firstName' },
    })

    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 1, created: 1 })
    expect((await world.leadsOf(id))[0]?.lead).toMatchObject({ firstName: 'Amara', source: 'import' })
  })

  test('refuses unknown lists, fields and files without numbers', async () => {
    const world = await campaigns()
    const { id } = await world.create()
    const rows = [{ phone: '+12025550144' }]

    const list = await world.importInto(id, rows, { leadListId: 'lst_none' })
    const uploaded = await world.uploadLeads(id, 'phone\n+12025550144\n', { leadListId: 'lst_none' })
    const field = await world.importInto(id, rows, { mapping: { Roast: 'roastLevel' } })
    const csv = await world.uploadLeads(id, 'name\nAmara\n')

    expect(list.error).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/leadListId' }] })
    expect(uploaded.body).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/options/leadListId' }] })
    expect(field.error?.code).toBe('custom_field_invalid')
    expect(csv.body.code).toBe('csv_unreadable')
    expect(await world.leads()).toEqual([])
  })
})

describe('campaigns.bulkLeadAction', () => {
  async function withLead(steps: object[] = [hello, twoDaysLater]) {
    const world = await campaigns()
    const campaign = await world.started({ steps })
    const [entry] = await world.leadsOf(campaign.id)
    const leadId = entry?.lead.id ?? ''
    return {
      ...world,
      campaign,
      leadId,
      entry: async () => (await world.leadsOf(campaign.id))[0],
      act: async (action: Parameters<typeof world.bulk>[1]['action'], more: object = {}) =>
        (await world.bulk(campaign.id, { action, leadIds: [leadId], ...more })).data?.results[0],
    }
  }

  test('pauses and resumes a lead where it was, and tells what is so already', async () => {
    const world = await withLead()
    world.workspace.advance('1h')

    const outcomes = [await world.act('pause'), await world.act('pause')]
    const held = await world.entry()
    outcomes.push(await world.act('resume'), await world.act('resume'))

    expect(outcomes.map((item) => item?.code)).toEqual([null, 'unchanged', null, 'unchanged'])
    expect(held).toMatchObject({ status: 'paused', nextSendAt: null, currentStepPosition: 1 })
    expect(await world.entry()).toMatchObject({ status: 'in_progress', nextSendAt: '2026-01-07T14:00:01.000Z' })
  })

  test('does not resume a lead that got the last step', async () => {
    const world = await withLead([hello])
    world.sent(world.campaign, world.leadId)
    await world.act('pause')

    expect(await world.act('resume')).toMatchObject({ outcome: 'failed', code: 'invalid_state' })
  })

  test('leaves a step out, and completes a lead for which none is left', async () => {
    const world = await withLead()

    await world.act('skip_step')
    const waiting = await world.entry()
    await world.act('skip_step')
    const again = await world.act('skip_step')

    expect(waiting).toMatchObject({ status: 'pending', currentStepPosition: 1, nextSendAt: '2026-01-07T14:00:00.000Z' })
    expect(await world.entry()).toMatchObject({ status: 'completed', currentStepPosition: 2, nextSendAt: null })
    expect(again).toMatchObject({ outcome: 'failed', code: 'invalid_state' })
    expect((await world.get(world.campaign.id)).status).toBe('completed')
  })

  test('restarts with the first step that the lead did not get', async () => {
    const world = await withLead()
    const fresh = await world.act('restart')
    world.workspace.advance('1h')

    const item = await world.act('restart')

    expect(fresh).toMatchObject({ outcome: 'skipped', code: 'unchanged' })
    expect(item?.outcome).toBe('succeeded')
    expect(await world.entry()).toMatchObject({
      status: 'pending',
      currentStepPosition: 0,
      nextSendAt: '2026-01-07T15:00:00.000Z',
    })
    world.sent(world.campaign, world.leadId, 1)
    expect(await world.act('restart')).toMatchObject({ outcome: 'failed', code: 'invalid_state' })
  })

  test('never gives a lead the same step again that left and came back', async () => {
    const world = await withLead([hello])
    await world.addLeads(world.campaign.id, { leads: [{ phone: '+12025550143' }] })
    world.sent(world.campaign, world.leadId)
    await world.act('remove')
    const gone = await world.lead(world.leadId)

    await world.addLeads(world.campaign.id, { leadIds: [world.leadId] })

    expect(gone?.campaignIds).toEqual([])
    const entries = await world.leadsOf(world.campaign.id)
    expect(entries.find(({ lead }) => lead.id === world.leadId)).toMatchObject({
      status: 'completed',
      nextSendAt: null,
    })
  })

  test('stops as after a reply', async () => {
    const world = await withLead()

    const items = [await world.act('mark_replied'), await world.act('mark_replied'), await world.act('pause')]

    expect(items.map((item) => item?.code)).toEqual([null, 'unchanged', 'invalid_state'])
    expect(await world.entry()).toMatchObject({ status: 'replied', repliedAt: '2026-01-05T14:00:00.000Z' })
  })

  test('opts a lead out of everything', async () => {
    const world = await withLead()
    const other = await world.create()
    await world.addLeads(other.id, { leadIds: [world.leadId] })

    const items = [await world.act('mark_opted_out'), await world.act('mark_opted_out'), await world.act('restart')]

    expect(items.map((item) => item?.code)).toEqual([null, 'unchanged', 'invalid_state'])
    expect((await world.entry())?.status).toBe('opted_out')
    expect((await world.leadsOf(other.id))[0]?.status).toBe('opted_out')
    expect(await world.lead(world.leadId)).toMatchObject({ optedOut: true, status: 'opted_out' })
    expect((await world.stats(world.campaign.id)).data?.totals.optOuts).toBe(1)
  })

  test('moves leads by a filter, but none that the other campaign has', async () => {
    const world = await withLead()
    await world.addLeads(world.campaign.id, {
      leads: [{ phone: '+12025550143', tags: ['fair'] }, { phone: '+12025550144' }],
    })
    const target = await world.create()
    await world.addLeads(target.id, { leads: [{ phone: '+12025550144' }] })

    const { data } = await world.bulk(world.campaign.id, { action: 'move', filter: {}, targetCampaignId: target.id })
    const empty = await world.bulk(world.campaign.id, { action: 'pause', filter: { tag: 'FAIR' } })

    expect(data).toMatchObject({ action: 'move', requested: 3, succeeded: 2, failed: 1, skipped: 0 })
    expect(data?.results[2]).toMatchObject({ outcome: 'failed', code: 'already_in_campaign' })
    expect((await world.leadsOf(target.id)).map(({ lead, status }) => [lead.phone, status])).toEqual([
      ['+12025550144', 'pending'],
      ['+12025550142', 'pending'],
      ['+12025550143', 'pending'],
    ])
    expect((await world.lead(world.leadId))?.campaignIds).toEqual([target.id])
    expect(empty.data?.requested).toBe(0)
  })

  test('answers for each id in the order of the request', async () => {
    const world = await withLead()

    const { data } = await world.bulk(world.campaign.id, { action: 'pause', leadIds: ['led_none', world.leadId] })

    expect(data).toMatchObject({
      requested: 2,
      succeeded: 1,
      failed: 1,
      results: [
        { id: 'led_none', outcome: 'failed', code: 'not_found' },
        { id: world.leadId, outcome: 'succeeded', code: null, message: null },
      ],
    })
  })

  test.each([
    [{ action: 'pause' }, 'exclusive_fields'],
    [{ action: 'pause', filter: {}, leadIds: ['led_1'] }, 'exclusive_fields'],
    [{ action: 'move', filter: {} }, 'action_arguments_invalid'],
    [{ action: 'pause', filter: {}, targetCampaignId: 'cmp_none' }, 'action_arguments_invalid'],
    [{ action: 'move', filter: {}, targetCampaignId: 'cmp_none' }, 'unknown_reference'],
  ] as const)('refuses %j as %s', async (body, code) => {
    const world = await campaigns()
    const { id } = await world.ready()

    const { error } = await world.bulk(id, body as never)

    expect(error).toMatchObject({ status: 422, code })
  })

  test('moves to another campaign that is not archived', async () => {
    const world = await campaigns()
    const { id } = await world.ready()
    const archived = await world.create()
    await world.archive(archived.id)
    const move = (targetCampaignId: string) => world.bulk(id, { action: 'move', filter: {}, targetCampaignId })

    expect((await move(id)).error?.code).toBe('action_arguments_invalid')
    expect((await move(archived.id)).error?.code).toBe('campaign_archived')
  })

  test('does an action once when a request is repeated with its idempotency key', async () => {
    const world = await withLead()
    const pause = () =>
      world.api.POST('/api/v1/campaigns/{campaignId}/leads/bulk', {
        params: { path: { campaignId: world.campaign.id }, header: { 'Idempotency-Key': 'once' } },
        body: { action: 'pause', leadIds: [world.leadId] },
      })

    const first = await pause()
    const again = await pause()

    expect(again.data).toEqual(first.data)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
  })
})
