import { describe, expect, test } from 'vitest'
import { amara, type Inbox, optOut, setupInbox } from './inbox.ts'

const update = ({ api }: Inbox, body: object, phone = amara) =>
  api.PATCH('/api/v1/contacts/{phone}', { params: { path: { phone } }, body })

const readLead = async ({ api }: Inbox) => (await api.GET('/api/v1/leads')).data?.data[0]

const defineRoast = ({ api }: Inbox) =>
  api.POST('/api/v1/leads/custom-fields', {
    body: { key: 'favoriteRoast', label: 'Favorite roast', type: 'select', options: ['light', 'medium', 'dark'] },
  })

describe('conversations.getContact', () => {
  test('reads a stranger with its conversations, newest first', async () => {
    const world = await setupInbox()
    const second = await world.provision('+12025550102')
    const older = await world.open()
    world.advance(1)
    const newer = await world.open(amara, second.id)

    expect(await world.contact()).toEqual({
      ...{ phone: amara, name: null, email: null, company: null, notes: null, avatarUrl: null, tags: [] },
      ...{ customFields: {}, optedOut: false, leadId: null, conversationIds: [newer, older] },
      firstSeenAt: '2026-01-05T14:00:00.000Z',
      lastSeenAt: '2026-01-05T15:00:00.000Z',
      updatedAt: '2026-01-05T14:00:00.000Z',
    })
  })

  test('begins with what its lead says', async () => {
    const world = await setupInbox()
    const { id } = world.lead({ firstName: 'Amara', lastName: 'Okafor', company: 'Lantern Café', tags: ['wholesale'] })
    const conversationId = await world.open()

    expect(await world.contact()).toMatchObject({
      name: 'Amara Okafor',
      company: 'Lantern Café',
      tags: ['wholesale'],
      leadId: id,
    })
    expect(await world.read(conversationId)).toMatchObject({ leadId: id, contact: { name: 'Amara Okafor' } })
    expect((await readLead(world))?.conversationId).toBe(conversationId)
  })

  test('hands on to a new lead what is known of it, as far as the lead says nothing else', async () => {
    const world = await setupInbox()
    await world.open()
    await update(world, { name: 'Amara Okafor', notes: 'Owner', tags: ['wholesale'] })

    const lead = world.lead({ notes: 'Met in February', company: 'Lantern Café' })

    const shared = { notes: 'Met in February', tags: ['wholesale'], company: 'Lantern Café' }
    expect(lead).toMatchObject({ firstName: 'Amara', lastName: 'Okafor', ...shared })
    expect(await world.contact()).toMatchObject({ name: 'Amara Okafor', leadId: lead.id, ...shared })
  })

  test('finds the number without its plus sign', async () => {
    const world = await setupInbox()
    await world.open()

    expect((await world.contact(amara.slice(1)))?.phone).toBe(amara)
  })

  test.each([
    ['what is no number', 'somebody', 400, 'validation_failed'],
    ['an impossible number', '+120255501', 400, 'validation_failed'],
    ['a number that nobody wrote to', '+12025550157', 404, 'not_found'],
  ])('refuses %s', async (_, phone, status, code) => {
    const world = await setupInbox()

    const { error } = await world.api.GET('/api/v1/contacts/{phone}', { params: { path: { phone } } })

    expect(error).toMatchObject({ status, code })
  })

  test('follows a change of the lead, and stays when the lead is deleted', async () => {
    const world = await setupInbox()
    const { id } = world.lead({ firstName: 'Amara' })
    const conversationId = await world.open()

    await world.api.PATCH('/api/v1/leads/{leadId}', {
      params: { path: { leadId: id } },
      body: { lastName: 'Okafor', tags: ['wholesale'] },
    })
    const followed = await world.contact()
    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [id] } })

    expect(followed).toMatchObject({ name: 'Amara Okafor', tags: ['wholesale'], leadId: id })
    expect(await world.contact()).toMatchObject({ name: 'Amara Okafor', leadId: null })
    expect((await world.read(conversationId))?.leadId).toBeNull()
  })
})

describe('conversations.updateContact', () => {
  test('changes what is given, and the lead follows', async () => {
    const world = await setupInbox()
    await defineRoast(world)
    world.lead({ firstName: 'Amara', company: 'Lantern Café' })
    await world.open()
    world.advance(1)

    const { data } = await update(world, {
      name: 'Amara  Ngozi Okafor ',
      notes: 'Wants 2 kg a week.',
      tags: ['wholesale', 'east-coast'],
      customFields: { favoriteRoast: 'medium' },
    })

    expect(data).toMatchObject({
      name: 'Amara Ngozi Okafor',
      company: 'Lantern Café',
      notes: 'Wants 2 kg a week.',
      tags: ['east-coast', 'wholesale'],
      customFields: { favoriteRoast: 'medium' },
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
    expect(await readLead(world)).toMatchObject({
      firstName: 'Amara',
      lastName: 'Ngozi Okafor',
      notes: 'Wants 2 kg a week.',
      tags: ['east-coast', 'wholesale'],
      customFields: { favoriteRoast: 'medium' },
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
  })

  test('leaves the names of a lead as they are when the name does not change', async () => {
    const world = await setupInbox()
    world.lead({ firstName: 'Mary Ann', lastName: 'Smith' })
    await world.open()

    await update(world, { notes: 'Owner' })

    expect(await readLead(world)).toMatchObject({ firstName: 'Mary Ann', lastName: 'Smith', notes: 'Owner' })
  })

  test('clears by null, and deletes a custom field', async () => {
    const world = await setupInbox()
    await defineRoast(world)
    await world.open()
    await update(world, { name: 'Amara', customFields: { favoriteRoast: 'dark' } })

    const { data } = await update(world, { name: null, customFields: { favoriteRoast: null } })

    expect(data).toMatchObject({ name: null, customFields: {} })
  })

  test('changes nothing, not even its time, by what is there already', async () => {
    const world = await setupInbox()
    await world.open()
    const { data: before } = await update(world, { name: 'Amara' })
    world.advance(1)

    const { data } = await update(world, { name: 'Amara' })

    expect(data).toEqual(before)
  })

  test('opts the number out and in again, and the lead with it', async () => {
    const world = await setupInbox()
    world.lead()
    await world.open()

    const { data } = await optOut(world)
    const out = await readLead(world)
    await optOut(world, amara, false)

    expect(data?.optedOut).toBe(true)
    expect(out).toMatchObject({ optedOut: true, status: 'opted_out' })
    expect(await readLead(world)).toMatchObject({ optedOut: false, status: 'new' })
    expect(await world.contact()).toMatchObject({ optedOut: false })
  })

  test('stops every campaign for the number', async () => {
    const world = await setupInbox()
    const lead = world.lead()
    await world.open()
    const campaign = await world.api.POST('/api/v1/campaigns', { body: { name: 'Spring' } as never })
    const campaignId = String(campaign.data?.id)
    const path = { campaignId }
    await world.api.POST('/api/v1/campaigns/{campaignId}/leads', {
      params: { path },
      body: { leadIds: [lead.id] } as never,
    })

    await optOut(world)

    const { data } = await world.api.GET('/api/v1/campaigns/{campaignId}/leads', { params: { path } })
    expect(data?.data).toMatchObject([{ status: 'opted_out', nextSendAt: null }])
  })

  test('opts out in every conversation, and keeps the time of the first opt-out', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await optOut(world)
    world.advance(1)
    await optOut(world)

    const { error } = await world.send(id)

    expect(error?.detail).toContain('2026-01-05T14:00:00.000Z')
  })

  test('names every custom field at fault', async () => {
    const world = await setupInbox()
    await defineRoast(world)
    await world.open()

    const { error } = await update(world, { customFields: { favoriteRoast: 'burnt', milk: 'oat' } })

    expect(error).toMatchObject({
      status: 422,
      code: 'custom_field_invalid',
      errors: [{ pointer: '/customFields/favoriteRoast' }, { pointer: '/customFields/milk' }],
    })
  })

  test('knows no number that nobody wrote to', async () => {
    const world = await setupInbox()
    world.lead()

    const { error } = await update(world, { name: 'Amara' })

    expect(error).toMatchObject({
      status: 404,
      detail: `No account of this workspace exchanged messages with ${amara}.`,
    })
  })
})
