import { describe, expect, test } from 'vitest'
import { type People, people, roast } from './leads/people.ts'

/** An account that may write to strangers. */
async function sender({ api, provision }: People): Promise<string> {
  const { id: accountId } = await provision()
  await api.PATCH('/api/v1/accounts/{accountId}/phase', {
    params: { path: { accountId } },
    body: { phase: 'production' },
  })
  return accountId
}

/** A campaign that enrols the leads of the list when it is started. */
async function draft(world: People): Promise<string> {
  const accountId = await sender(world)
  const step = { text: 'Hi', delay: { value: 0, unit: 'minutes' }, sendCondition: 'if_no_reply' } as const
  const body = { name: 'Spring', accountIds: [accountId], leadListIds: [world.list.id], steps: [step] }
  const { data, error } = await world.api.POST('/api/v1/campaigns', { body })
  if (!data) throw new Error(JSON.stringify(error))
  return data.id
}

async function started(world: People): Promise<string> {
  const campaignId = await draft(world)
  const { error } = await world.api.POST('/api/v1/campaigns/{campaignId}/start', { params: { path: { campaignId } } })
  if (error) throw new Error(JSON.stringify(error))
  return campaignId
}

/** Makes the contact of a number by writing to it. */
async function write(world: People, phone: string): Promise<string> {
  const body = { accountId: await sender(world), phone, text: 'Hello' }
  const { data, error } = await world.api.POST('/api/v1/conversations/test-message', { body })
  if (!data) throw new Error(JSON.stringify(error))
  return data.conversationId
}

const contact = async ({ api }: People, phone: string) =>
  (await api.GET('/api/v1/contacts/{phone}', { params: { path: { phone } } })).data

describe('a lead and the contact of its number', () => {
  test('change together', async () => {
    const world = await people()
    await world.field(roast)
    const { id } = await world.add('+12025550142', { firstName: 'Amara' })
    const conversationId = await write(world, '+12025550142')

    await world.update(id, { lastName: 'Okafor', tags: ['east'], customFields: { favoriteRoast: 'dark' } })

    expect(await contact(world, '+12025550142')).toMatchObject({
      name: 'Amara Okafor',
      tags: ['east'],
      customFields: { favoriteRoast: 'dark' },
      leadId: id,
    })
    expect(await world.lead(id)).toMatchObject({ conversationId })
  })

  test('part when the lead gets another number', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142', { firstName: 'Amara' })
    await write(world, '+12025550142')

    const { data } = await world.update(id, { phone: '+12025550168' })

    expect(data).toMatchObject({ conversationId: null })
    expect(await contact(world, '+12025550142')).toMatchObject({ name: 'Amara', leadId: null })
  })

  test('meet when the lead comes after the conversation', async () => {
    const world = await people()
    const conversationId = await write(world, '+12025550142')

    const lead = await world.add('+12025550142', { firstName: 'Amara' })

    expect(lead).toMatchObject({ conversationId })
    expect(await contact(world, '+12025550142')).toMatchObject({ name: 'Amara', leadId: lead.id })
  })

  test('share what the contact was known for when the lead is imported', async () => {
    const world = await people()
    await write(world, '+12025550142')
    const path = { params: { path: { phone: '+12025550142' } } }
    await world.api.PATCH('/api/v1/contacts/{phone}', {
      ...path,
      body: { name: 'Amara Okafor', notes: 'Owner', tags: ['east'] },
    })

    await world.importRows([{ phone: '+12025550142', firstName: 'Noor' }], { tags: ['fair'] })

    const shared = { notes: 'Owner', tags: ['east', 'fair'] }
    expect((await world.leads())[0]).toMatchObject({ firstName: 'Noor', lastName: null, ...shared })
    expect(await contact(world, '+12025550142')).toMatchObject({ name: 'Noor', ...shared })
  })

  test('opt out together', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    await write(world, '+12025550142')

    await world.update(id, { status: 'opted_out' })
    const optedOut = await contact(world, '+12025550142')
    await world.api.PATCH('/api/v1/contacts/{phone}', {
      params: { path: { phone: '+12025550142' } },
      body: { optedOut: false },
    })

    expect(optedOut).toMatchObject({ optedOut: true })
    expect(await world.lead(id)).toMatchObject({ optedOut: false })
    expect((await world.update(id, { status: 'interested' })).data).toMatchObject({ status: 'interested' })
  })

  test('part when the lead is deleted; the conversation stays', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    const conversationId = await write(world, '+12025550142')

    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [id] } })

    const { data } = await world.api.GET('/api/v1/conversations')
    expect(data?.data).toMatchObject([{ id: conversationId, leadId: null }])
    expect(await contact(world, '+12025550142')).toMatchObject({ leadId: null })
  })
})

describe('leads that somebody wrote to', () => {
  test.each(['lastContactedAt', '-lastContactedAt'] as const)(
    'come before the others when sorted by %s',
    async (sort) => {
      const world = await people()
      const { id } = await world.add('+12025550142')
      const other = await world.add('+12025550157')
      const conversationId = await write(world, '+12025550142')
      await world.api.POST('/api/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId } },
        body: { text: 'Hello' },
      })

      const sorted = await world.leads({ sort })

      expect(sorted.map((lead) => lead.id)).toEqual([id, other.id])
      expect(sorted[0]?.lastContactedAt).not.toBeNull()
    },
  )
})

describe('leads and lists in campaigns', () => {
  test('a lead of an active campaign is not deleted', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    const campaignId = await started(world)

    const { data } = await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [id] } })

    expect(data).toMatchObject({
      failed: 1,
      results: [
        {
          id,
          outcome: 'failed',
          code: 'lead_in_active_campaign',
          message: `The lead is in the active campaign ${campaignId}. Pause it or remove the lead from it first.`,
        },
      ],
    })
    expect(await world.lead(id)).toMatchObject({ campaignIds: [campaignId] })
    expect((await world.leads({ campaignId })).map((lead) => lead.id)).toEqual([id])
  })

  test('a lead of a paused campaign leaves it when it is deleted', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    const campaignId = await started(world)
    const path = { params: { path: { campaignId } } }
    await world.api.POST('/api/v1/campaigns/{campaignId}/pause', path)

    const { data } = await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [id] } })

    const enrolled = await world.api.GET('/api/v1/campaigns/{campaignId}/leads', path)
    expect(data).toMatchObject({ succeeded: 1 })
    expect(enrolled.data?.data).toEqual([])
  })

  test('a list that an active campaign names is not deleted', async () => {
    const world = await people()
    await world.add('+12025550142')
    const campaignId = await started(world)

    const { error } = await world.api.DELETE('/api/v1/lead-lists/{leadListId}', world.inList())

    expect(error).toMatchObject({ status: 409, code: 'list_in_active_campaign' })
    expect(error?.detail).toContain(campaignId)
    expect(await world.leadList()).toMatchObject({ campaignCount: 1, leadCount: 1 })
  })

  test('a draft forgets a list that is deleted', async () => {
    const world = await people()
    const campaignId = await draft(world)

    const { response } = await world.api.DELETE('/api/v1/lead-lists/{leadListId}', world.inList())

    const { data } = await world.api.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId } } })
    expect(response.status).toBe(204)
    expect(data?.leadListIds).toEqual([])
  })

  test('leads of a filter are only those of the campaign', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    const campaignId = await started(world)
    await world.add('+12025550157')

    const { data } = await world.api.GET('/api/v1/lead-lists/{leadListId}/leads', {
      params: { path: { leadListId: world.list.id }, query: { campaignId } },
    })

    expect(data?.data.map((lead) => lead.id)).toEqual([id])
  })
})
