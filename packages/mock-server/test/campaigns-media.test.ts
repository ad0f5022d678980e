import { describe, expect, test } from 'vitest'
import { readMedia } from '../src/domain/campaigns/media.ts'
import { campaigns, hello, png } from './campaigns/world.ts'
import { at } from './setup.ts'

const bytes = (text: string, ...before: number[]) => Uint8Array.from([...before, ...new TextEncoder().encode(text)])
const ftyp = (brand: string) => bytes(`ftyp${brand}`, 0, 0, 0, 24)
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ooxml = 'application/vnd.openxmlformats-officedocument'
const archive = (folder: string) => bytes(`PK\u0003\u0004 ... ${folder}document.xml`)
const opus = bytes('OpusHead', ...bytes('OggS'), ...Array(24).fill(0))

describe('campaigns.uploadMedia', () => {
  test('stores the file and gives it out at its address', async () => {
    const world = await campaigns()
    const { id } = await world.create()

    const { status, body } = await world.uploadMedia(id, png, 'image/png', { name: 'tasting.png', caption: 'Roast' })

    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(/^med_/),
      url: expect.stringContaining(body.id),
      type: 'image',
      mimeType: 'image/png',
      sizeBytes: png.length,
      fileName: 'tasting.png',
      caption: 'Roast',
      createdAt: '2026-01-05T14:00:00.000Z',
    })
    const served = await world.mock.fetch(body.url)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(png)
  })

  test.each([
    ['image/jpeg', 'image', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['video/mp4', 'video', ftyp('isom')],
    ['video/3gpp', 'video', ftyp('3gp4')],
    ['audio/mp4', 'audio', ftyp('M4A ')],
    ['audio/aac', 'audio', Uint8Array.from([0xff, 0xf1, 0x50])],
    ['audio/mpeg', 'audio', Uint8Array.from([0xff, 0xfb, 0x90])],
    ['audio/mpeg', 'audio', bytes('ID3')],
    ['audio/amr', 'audio', bytes('#!AMR\n')],
    ['audio/ogg', 'audio', opus],
    ['application/pdf', 'document', bytes('%PDF-1.7')],
    ['text/plain', 'document', bytes('Prices:\n')],
    ['text/csv', 'document', bytes('a,b\r\n')],
    ['application/msword', 'document', ole],
    [`${ooxml}.wordprocessingml.document`, 'document', archive('word/')],
    [`${ooxml}.spreadsheetml.sheet`, 'document', archive('xl/')],
    [`${ooxml}.presentationml.presentation`, 'document', archive('ppt/')],
  ] as const)('takes %s as %s', async (mimeType, type, content) => {
    const world = await campaigns()
    const { id } = await world.create()

    const { body } = await world.uploadMedia(id, content, mimeType)

    expect(body).toMatchObject({ type, mimeType, caption: null })
  })

  test.each([
    ['image/png', Uint8Array.from([0xff, 0xd8, 0xff])],
    ['audio/ogg', bytes('OggS but Vorbis, which WhatsApp does not play')],
    ['video/3gpp', ftyp('isom')],
    ['audio/mpeg', Uint8Array.from([0xff, 0xf1, 0x50])],
    ['application/pdf', bytes('Hello')],
    ['text/plain', png],
    [`${ooxml}.wordprocessingml.document`, archive('xl/')],
    ['image/jpeg', new Uint8Array()],
  ] as const)('refuses what claims to be %s and is not', async (mimeType, content) => {
    const world = await campaigns()
    const { id } = await world.create()

    const { status, body } = await world.uploadMedia(id, content, mimeType)

    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'media_invalid', errors: [{ pointer: '/file', code: 'media_invalid' }] })
  })

  test.each([
    ['image/png', 'image', 5, png],
    ['audio/amr', 'audio', 16, bytes('#!AMR')],
    ['video/mp4', 'video', 16, ftyp('isom')],
    ['application/pdf', 'document', 100, bytes('%PDF-1.7')],
  ] as const)('%s may have its limit and no byte more', (mimeType, type, megabytes, content) => {
    const most = megabytes * 1024 * 1024
    const large = new Uint8Array(most + 1)
    large.set(content)

    const fits = readMedia({ name: 'file', mimeType, bytes: large.subarray(0, most) })
    const tooLarge = () => readMedia({ name: 'file', mimeType, bytes: large })

    expect(fits.type).toBe(type)
    expect(tooLarge).toThrow(`The ${type} has ${most + 1} bytes; at most ${most} are allowed. Send a smaller file.`)
  })

  test('refuses a picture over 5 MB', async () => {
    const world = await campaigns()
    const { id } = await world.create()
    const content = new Uint8Array(5 * 1024 * 1024 + 1)
    content.set(png)

    const { status, body } = await world.uploadMedia(id, content, 'image/png')

    expect([status, body.code]).toEqual([413, 'media_too_large'])
  })

  test('refuses types that cannot be sent, and archived campaigns', async () => {
    const world = await campaigns()
    const { id } = await world.create()
    const unsupported = await world.uploadMedia(id, bytes('GIF89a'), 'image/gif')
    await world.archive(id)

    const archived = await world.uploadMedia(id, png, 'image/png')

    expect([unsupported.status, unsupported.body.code]).toEqual([415, 'unsupported_media_type'])
    expect([archived.status, archived.body.code]).toEqual([409, 'campaign_archived'])
  })
})

describe('campaigns.sendTestMessage', () => {
  const text = 'Hi {{firstName|there}} of {{company}}, {{favoriteRoast}} as ever?'
  const withText = async (roastDefault: string | null = 'dark') => {
    const world = await campaigns()
    await world.field({ key: 'favoriteRoast', label: 'Roast', type: 'text', defaultValue: roastDefault })
    const campaign = await world.create({
      accountIds: [world.account.id],
      steps: [{ ...hello, text, variants: ['No'] }],
    })
    return { ...world, campaign, send: (body: object) => world.test(campaign.id, campaign.steps[0]?.id ?? '', body) }
  }

  test('fills the placeholders by values, their fallbacks and the defaults of custom fields', async () => {
    const world = await withText()

    const { data } = await world.send({ variables: { company: 'Lantern' } })

    expect(data).toMatchObject({
      text: 'Hi there of Lantern, dark as ever?',
      status: 'queued',
      origin: 'test',
      accountId: world.account.id,
      campaignId: world.campaign.id,
      stepId: world.campaign.steps[0]?.id,
      creditsCharged: 0,
    })
    expect((await world.get(world.campaign.id)).stats.messagesSent).toBe(0)
  })

  test('fills them from a lead, which gets nothing', async () => {
    const world = await withText()
    const lead = await world.add('+12025550142', {
      firstName: 'Amara',
      company: 'Lantern',
      customFields: { favoriteRoast: 'light' },
    })

    const { data } = await world.send({ leadId: lead.id })

    expect(data?.text).toBe('Hi Amara of Lantern, light as ever?')
    expect((await world.lead(lead.id))?.lastContactedAt).toBeNull()
  })

  test('names every placeholder that nothing fills', async () => {
    const world = await withText(null)
    const lead = await world.add('+12025550142')

    const values = await world.send({ variables: { 'customFields.firstName': 'x' } })
    const fromLead = await world.send({ leadId: lead.id })

    expect(values.error).toMatchObject({
      status: 422,
      code: 'unknown_variable',
      errors: [{ pointer: '/variables/company' }, { pointer: '/variables/favoriteRoast' }],
    })
    expect(fromLead.error).toMatchObject({ code: 'unknown_variable', errors: [{ pointer: '/leadId' }, {}] })
  })

  test('sends a file, with its caption when the step has no text', async () => {
    const world = await campaigns()
    const { id } = await world.create({ accountIds: [world.account.id] })
    const { body: media } = await world.uploadMedia(id, png, 'image/png', { caption: 'Roast' })
    const { data: step } = await world.addStep(id, { text: undefined, media: { mediaId: media.id } })

    const { data } = await world.test(id, step?.id ?? '')

    expect(data).toMatchObject({
      type: 'image',
      text: 'Roast',
      media: { url: media.url, mimeType: 'image/png', sizeBytes: png.length },
    })
  })

  test('counts the first message to a number against the daily limit', async () => {
    const world = await withText()
    const counted = async () =>
      (await world.api.GET('/api/v1/accounts/{accountId}', at(world.account.id))).data?.newConversationsToday
    const send = () => world.send({ variables: { company: 'Lantern' } })
    await send()
    const first = await counted()

    await send()

    expect([first, await counted()]).toEqual([1, 1])
  })

  test('refuses an account that may send no first message today', async () => {
    const world = await withText()
    const warming = await world.provision('+12025550102')

    const { error } = await world.send({ variables: { company: 'Lantern' }, accountId: warming.id })

    expect(error).toMatchObject({ status: 429, code: 'account_daily_limit' })
  })

  test('refuses what cannot be sent, and says why', async () => {
    const world = await withText()
    const variables = { company: 'Lantern' }
    const lead = await world.add('+12025550142')
    const stranger = await world.send({ variables, phone: '+12025550198' })
    const tooShort = await world.send({ variables, phone: '+120255501' })
    const both = await world.send({ variables, leadId: lead.id })
    const unknown = await world.send({ leadId: 'led_none', accountId: 'acc_none' })
    const noStep = await world.test(world.campaign.id, 'stp_none')
    await world.send({ variables, phone: lead.phone })
    await world.update(lead.id, { status: 'opted_out' })

    const optedOut = await world.send({ variables, phone: lead.phone })

    expect(stranger.error).toMatchObject({ code: 'not_on_whatsapp', errors: [{ pointer: '/phone' }] })
    expect(tooShort.error).toMatchObject({ code: 'phone_invalid', errors: [{ pointer: '/phone' }] })
    expect(both.error).toMatchObject({
      code: 'exclusive_fields',
      errors: [{ pointer: '/leadId' }, { pointer: '/variables' }],
    })
    expect(unknown.error).toMatchObject({
      code: 'unknown_reference',
      errors: [{ pointer: '/accountId' }, { pointer: '/leadId' }],
    })
    expect(noStep.error).toMatchObject({ status: 404, code: 'not_found' })
    expect(optedOut.error).toMatchObject({ status: 409, code: 'contact_opted_out' })
  })

  test('refuses an account that is banned, paused or not connected', async () => {
    const world = await withText()
    const body = { variables: { company: 'Lantern' }, accountId: world.account.id }
    const force = (event: 'ban' | 'disconnect') =>
      world.control.POST('/_mock/accounts/{accountId}/force', { ...at(world.account.id), body: { event } })
    await world.api.POST('/api/v1/accounts/{accountId}/pause', { ...at(world.account.id), body: { paused: true } })
    const paused = await world.send(body)
    await force('disconnect')
    const disconnected = await world.send(body)
    const none = await world.send({ variables: body.variables })
    await force('ban')

    const banned = await world.send(body)

    expect(paused.error?.code).toBe('account_paused')
    expect(disconnected.error?.code).toBe('account_not_connected')
    expect(none.error).toMatchObject({
      detail: expect.stringContaining("None of the campaign's accounts is connected"),
    })
    expect(banned.error?.code).toBe('account_banned')
  })
})
