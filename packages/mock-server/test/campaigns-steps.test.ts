import { describe, expect, test } from 'vitest'
import { campaigns, hello, png } from './campaigns/world.ts'
import { roast } from './leads/people.ts'

const texts = ({ steps }: { steps: { position: number; text: string | null }[] }) =>
  steps.map(({ position, text }) => `${position} ${text}`)

describe('campaigns.addStep', () => {
  test('adds at the end, or at a position from which the others move up', async () => {
    const world = await campaigns()
    const { id } = await world.create({ steps: [hello] })

    const last = await world.addStep(id, { text: 'Last' })
    const second = await world.addStep(id, { text: 'Second', position: 2, sendCondition: 'always' })
    await world.addStep(id, { text: 'Beyond', position: 9 })

    expect(last.response.headers.get('location')).toBe(`/api/v1/campaigns/${id}/steps/${last.data?.id}`)
    expect(second.data).toMatchObject({
      campaignId: id,
      position: 2,
      sendCondition: 'always',
      variants: [],
      media: null,
    })
    expect(texts(await world.get(id))).toEqual(['1 Hello!', '2 Second', '3 Last', '4 Beyond'])
  })

  test('takes an uploaded file of any campaign, and placeholders of every known kind', async () => {
    const world = await campaigns()
    await world.field(roast)
    const other = await world.create()
    const { body: media } = await world.uploadMedia(other.id, png, 'image/png', { name: 'tasting.png' })
    const { id } = await world.create()
    const text = '{{firstName|there}} {{ company }} {{favoriteRoast}} {{customFields.favoriteRoast|}} {{open'

    const { data } = await world.addStep(id, { text, media: { mediaId: media.id } })

    expect(data).toMatchObject({
      text,
      media: { id: media.id, url: media.url, type: 'image', fileName: 'tasting.png' },
    })
  })

  test('refuses what is empty, unknown or not filled by anything', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const empty = await world.addStep(id, { text: undefined })
    const media = await world.addStep(id, { media: { mediaId: 'med_none' } })
    const variable = await world.addStep(id, { text: '{{customFields.firstName}} {{first name}} {{}}' })

    expect(empty.error).toMatchObject({
      code: 'message_empty',
      errors: [{ pointer: '', message: 'needs text or media' }],
    })
    expect(media.error).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/media/mediaId' }] })
    expect(variable.error).toMatchObject({
      code: 'unknown_variable',
      errors: [{ pointer: '/text' }, { pointer: '/text' }, { pointer: '/text' }],
    })
  })

  test('refuses a 21st step', async () => {
    const world = await campaigns()
    const { id } = await world.create({ steps: Array.from({ length: 20 }, () => hello) })

    expect((await world.addStep(id)).error).toMatchObject({ status: 422, code: 'too_many_steps' })
  })

  test('refuses a campaign that runs or is completed', async () => {
    const world = await campaigns()
    const { id } = await world.started()
    const active = await world.addStep(id)
    await world.bulk(id, { action: 'mark_replied', filter: {} })

    const completed = await world.addStep(id)

    expect(active.error).toMatchObject({ status: 409, code: 'campaign_active' })
    expect(completed.error).toMatchObject({ status: 409, code: 'campaign_completed' })
  })

  test('leaves a step out for leads that are beyond it, and gives it to those that are not', async () => {
    const world = await campaigns()
    const campaign = await world.started({ steps: [hello, { ...hello, text: 'Two' }] })
    const [entry] = await world.leadsOf(campaign.id)
    const leadId = entry?.lead.id ?? ''
    world.sent(campaign, leadId, 0)
    world.sent(campaign, leadId, 1)
    await world.pause(campaign.id)

    await world.addStep(campaign.id, { text: 'Early', position: 1 })
    const before = await world.bulk(campaign.id, { action: 'skip_step', leadIds: [leadId] })
    const [through] = await world.leadsOf(campaign.id)

    expect(before.data?.results[0]).toMatchObject({ outcome: 'failed', code: 'invalid_state' })
    expect(through).toMatchObject({ status: 'completed', currentStepPosition: 3 })
  })
})

describe('campaigns.updateStep', () => {
  test('changes what is given and leaves the rest', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: [{ ...hello, variants: ['Hi!'] }] })
    world.workspace.advance('1h')

    const { data } = await world.updateStep(id, steps[0]?.id ?? '', {
      text: 'Good day!',
      delay: { value: 3, unit: 'days' },
    })

    expect(data).toEqual({
      ...steps[0],
      text: 'Good day!',
      delay: { value: 3, unit: 'days' },
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
    expect((await world.get(id)).steps).toEqual([data])
  })

  test('exchanges text for a file, but never leaves a step empty', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: [hello] })
    const stepId = steps[0]?.id ?? ''
    const { body: media } = await world.uploadMedia(id, png, 'image/png')

    const bare = await world.updateStep(id, stepId, { text: null })
    const withFile = await world.updateStep(id, stepId, { text: null, media: { mediaId: media.id } })
    const bareAgain = await world.updateStep(id, stepId, { media: null })

    expect(bare.error).toMatchObject({
      code: 'message_empty',
      errors: [{ pointer: '/text', message: 'cannot be null in a step without media' }],
    })
    expect(withFile.data).toMatchObject({ text: null, media: { id: media.id } })
    expect(bareAgain.error).toMatchObject({ code: 'message_empty', errors: [{ pointer: '/media' }] })
  })

  test('refuses unknown files and placeholders', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: [hello] })
    const stepId = steps[0]?.id ?? ''

    const media = await world.updateStep(id, stepId, { media: { mediaId: 'med_none' } })
    const variable = await world.updateStep(id, stepId, { variants: ['{{nope}}'] })

    expect(media.error).toMatchObject({ code: 'unknown_reference', errors: [{ pointer: '/media/mediaId' }] })
    expect(variable.error).toMatchObject({ code: 'unknown_variable', errors: [{ pointer: '/variants/0' }] })
  })

  test('refuses a running campaign, and a step of another one', async () => {
    const world = await campaigns()
    const active = await world.started()
    const other = await world.create({ steps: [hello] })

    const running = await world.updateStep(active.id, active.steps[0]?.id ?? '', { text: 'New' })
    const foreign = await world.updateStep(other.id, active.steps[0]?.id ?? '', { text: 'New' })

    expect(running.error).toMatchObject({ status: 409, code: 'campaign_active' })
    expect(foreign.error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('plans the leads of a paused campaign by the new delay', async () => {
    const world = await campaigns()
    const { id, steps } = await world.started()
    await world.pause(id)

    await world.updateStep(id, steps[0]?.id ?? '', { delay: { value: 2, unit: 'days' } })

    expect((await world.leadsOf(id))[0]?.nextSendAt).toBe('2026-01-07T14:00:00.000Z')
  })
})

describe('campaigns.deleteStep', () => {
  test('lets the positions close up', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: ['a', 'b', 'c'].map((text) => ({ ...hello, text })) })

    const { response } = await world.deleteStep(id, steps[1]?.id ?? '')

    expect(response.status).toBe(204)
    expect(texts(await world.get(id))).toEqual(['1 a', '2 c'])
    expect((await world.deleteStep(id, steps[1]?.id ?? '')).error?.code).toBe('not_found')
  })

  test('leaves messages without their step, and lets waiting leads go on or be through', async () => {
    const world = await campaigns()
    const campaign = await world.started({ steps: [hello, { ...hello, text: 'Two' }] })
    const { id, steps } = campaign
    const { data: message } = await world.test(id, steps[1]?.id ?? '')
    const [entry] = await world.leadsOf(id)
    world.sent(campaign, entry?.lead.id ?? '')
    await world.pause(id)

    await world.deleteStep(id, steps[1]?.id ?? '')

    expect((await world.leadsOf(id))[0]).toMatchObject({
      status: 'completed',
      currentStepPosition: 1,
      nextSendAt: null,
    })
    const { data } = await world.api.GET('/api/v1/conversations/{conversationId}/messages', {
      params: { path: { conversationId: message?.conversationId ?? '' } },
    })
    expect(data?.data[0]).toMatchObject({ campaignId: id, stepId: null })
  })

  test('deletes a step that was sent only while the campaign is paused', async () => {
    const world = await campaigns()
    const campaign = await world.started()
    const stepId = campaign.steps[0]?.id ?? ''
    const [entry] = await world.leadsOf(campaign.id)
    world.sent(campaign, entry?.lead.id ?? '')
    const active = await world.deleteStep(campaign.id, stepId)
    await world.bulk(campaign.id, { action: 'mark_replied', filter: {} })
    const completed = await world.deleteStep(campaign.id, stepId)
    await world.addLeads(campaign.id, { leads: [{ phone: '+12025550143' }] })
    await world.start(campaign.id)
    await world.pause(campaign.id)

    const paused = await world.deleteStep(campaign.id, stepId)

    expect(active.error?.code).toBe('campaign_active')
    expect(completed.error).toMatchObject({ status: 409, code: 'step_already_sent' })
    expect(completed.error?.detail).toContain('sent to 1 lead and the campaign is completed')
    expect(paused.response.status).toBe(204)
  })
})

describe('campaigns.reorderSteps', () => {
  test('puts the steps into the order of their ids', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: ['a', 'b', 'c'].map((text) => ({ ...hello, text })) })
    const [a = '', b = '', c = ''] = steps.map((step) => step.id)

    const { data } = await world.reorder(id, [c, a, b])

    expect(data?.data.map(({ position, text }) => `${position} ${text}`)).toEqual(['1 c', '2 a', '3 b'])
    expect((await world.get(id)).steps).toEqual(data?.data)
  })

  test('changes nothing by the present order', async () => {
    const world = await campaigns()
    const campaign = await world.create({ steps: [hello, hello] })
    world.workspace.advance('1h')

    await world.reorder(
      campaign.id,
      campaign.steps.map((step) => step.id),
    )

    expect(await world.get(campaign.id)).toEqual(campaign)
  })

  test('names what is missing, unknown and named twice', async () => {
    const world = await campaigns()
    const { id, steps } = await world.create({ steps: [hello, hello] })
    const [a = '', b = ''] = steps.map((step) => step.id)

    const { error } = await world.reorder(id, [a, a, 'stp_none'])

    expect(error).toMatchObject({
      status: 422,
      code: 'order_of_steps_invalid',
      errors: [
        { pointer: '/stepIds', message: `leaves out ${b}` },
        { pointer: '/stepIds/1', message: `names ${a} again` },
        { pointer: '/stepIds/2', message: 'names no step of this campaign' },
      ],
    })
  })

  test('lets a lead go on with the first step that it did not get', async () => {
    const world = await campaigns()
    const campaign = await world.started({
      steps: [hello, { ...hello, text: 'Two', delay: { value: 1, unit: 'days' } }],
    })
    const [a = '', b = ''] = campaign.steps.map((step) => step.id)
    const [entry] = await world.leadsOf(campaign.id)
    world.sent(campaign, entry?.lead.id ?? '')
    await world.pause(campaign.id)

    await world.reorder(campaign.id, [b, a])

    const byStep = await world.leadsOf(campaign.id, { stepId: a })
    expect(byStep[0]).toMatchObject({ currentStepPosition: 2, nextSendAt: '2026-01-06T14:00:00.000Z' })
    expect(await world.leadsOf(campaign.id, { stepId: b })).toEqual([])
  })

  test('refuses a running campaign', async () => {
    const world = await campaigns()
    const { id, steps } = await world.started()

    expect((await world.reorder(id, [steps[0]?.id ?? ''])).error?.code).toBe('campaign_active')
  })
})
