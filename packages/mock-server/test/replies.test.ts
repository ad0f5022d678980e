import { describe, expect, test } from 'vitest'
import { hello, twoDaysLater } from './campaigns/world.ts'
import { numbers, type Writing, writing } from './conversations/world.ts'
import { activityOf } from './setup.ts'

const amara = '+12025550142'

/** A campaign of two steps that wrote to Amara once, and her conversation. */
async function contacted(world: Writing, body: object = {}) {
  await world.force({ phone: amara, outcome: 'read' })
  const campaign = await world.create({ accountIds: [world.account.id], steps: [hello, twoDaysLater], ...body })
  await world.addLeads(campaign.id, { leads: [{ phone: amara, firstName: 'Amara' }] })
  await world.start(campaign.id)
  world.workspace.advance('1h')
  const { data } = await world.api.GET('/api/v1/conversations', { params: { query: { campaignId: campaign.id } } })
  return { campaign, conversationId: String(data?.data[0]?.id) }
}

describe('conversations.receive', () => {
  test('makes a conversation, a contact and a lead of someone unknown', async () => {
    const world = await writing()

    const { data, response } = await world.control.POST('/_mock/inbound', {
      body: { accountId: world.account.id, phone: '+1 202 555 0175', text: 'Do you deliver on Saturdays?' },
    })

    expect(response.status).toBe(201)
    expect(data).toMatchObject({ direction: 'inbound', status: 'received', origin: 'contact', type: 'text' })
    const [lead] = await world.leads()
    expect(lead).toMatchObject({ phone: '+12025550175', source: 'inbound', status: 'replied', whatsappStatus: 'valid' })
    expect(await world.conversation(String(data?.conversationId))).toMatchObject({
      leadId: lead?.id,
      unreadCount: 1,
      read: false,
      lastInboundAt: data?.createdAt,
      lastMessage: { text: 'Do you deliver on Saturdays?' },
    })
  })

  test('takes a file', async () => {
    const world = await writing()
    const conversationId = await world.open(amara)

    const { data } = await world.control.POST('/_mock/inbound', {
      body: { conversationId, mediaUrl: 'https://lantern.example/counter.jpg', mediaType: 'image' },
    })

    expect(data).toMatchObject({ type: 'image', text: null, media: { fileName: 'counter.jpg' } })
  })

  test('brings a conversation back from the archive, unread', async () => {
    const world = await writing()
    const id = await world.open(amara)
    await world.api.POST('/api/v1/conversations/bulk', { body: { action: 'mark_read', conversationIds: [id] } })
    await world.api.POST('/api/v1/conversations/bulk', { body: { action: 'archive', conversationIds: [id] } })
    await world.receive(id, 'Still there?')
    await world.receive(id, 'Hello?')

    expect(await world.conversation(id)).toMatchObject({ status: 'open', unreadCount: 2, read: false })
  })

  test('lets the health of the account rise, and stands in its activity', async () => {
    const world = await writing()
    await world.sendTo(numbers.fails)
    world.workspace.advance('10m')
    await world.open(amara)

    expect((await world.accountNow())?.healthScore).toBe(96)
    expect(await activityOf(world, world.account.id)).toContain('reply_received')
  })

  test('reaches an account that is paused', async () => {
    const world = await writing()
    const { account, api } = world
    await api.POST('/api/v1/accounts/{accountId}/pause', {
      params: { path: { accountId: account.id } },
      body: { paused: true },
    })

    expect(await world.open(amara)).toMatch(/^cnv_/)
  })

  test.each([
    ['an account that is not there', { accountId: 'acc_0', phone: amara, text: 'Hi' }, 422, 'unknown_reference'],
    ['a conversation that is not there', { conversationId: 'cnv_0', text: 'Hi' }, 422, 'unknown_reference'],
    ['neither account nor conversation', { text: 'Hi' }, 422, 'exclusive_fields'],
    [
      'both an account and a conversation',
      { conversationId: 'cnv_0', accountId: 'acc_0', phone: amara, text: 'Hi' },
      422,
      'exclusive_fields',
    ],
    ['an account without a number', { accountId: 'acc_0', text: 'Hi' }, 400, 'validation_failed'],
  ])('refuses %s', async (_, body, status, code) => {
    const world = await writing()

    const { error } = await world.control.POST('/_mock/inbound', { body })

    expect(error).toMatchObject({ status, code })
  })

  test.each([
    ['an impossible number', { phone: '+120255501', text: 'Hi' }, 'phone_invalid'],
    ['no content', { phone: amara, text: ' ' }, 'message_empty'],
    [
      'a file at a private address',
      { phone: amara, mediaUrl: 'https://10.0.0.1/a.png', mediaType: 'image' as const },
      'address_blocked',
    ],
  ])('refuses %s', async (_, body, code) => {
    const world = await writing()

    const { error } = await world.control.POST('/_mock/inbound', { body: { accountId: world.account.id, ...body } })

    expect(error).toMatchObject({ status: 422, code })
  })

  test('needs a connected account', async () => {
    const world = await writing()
    const conversationId = await world.open(amara)
    await world.forceAccount('disconnect')

    const { error } = await world.control.POST('/_mock/inbound', { body: { conversationId, text: 'Hi' } })

    expect(error).toMatchObject({
      status: 409,
      code: 'account_not_connected',
      detail: 'The account +12025550101 is disconnected. Connect it before it can receive.',
    })
  })
})

describe('a reply', () => {
  test('stops a campaign for the lead, and is counted once as unique', async () => {
    const world = await writing()
    const { campaign, conversationId } = await contacted(world)
    await world.receive(conversationId, 'Yes please')
    await world.receive(conversationId, 'Two kilos')
    world.workspace.advance('7d')

    const [entry] = await world.leadsOf(campaign.id)
    const { stats, steps, status } = await world.get(campaign.id)
    expect(entry).toMatchObject({ status: 'replied', nextSendAt: null, lead: { status: 'replied' } })
    expect(entry?.repliedAt).toBe('2026-01-05T15:00:00.000Z')
    expect(stats).toMatchObject({ leadsReplied: 1, replies: 2, replyRate: 1, messagesSent: 1, messagesRead: 1 })
    expect(steps.map((step) => step.stats)).toEqual([
      { sent: 1, delivered: 1, read: 1, replied: 1, failed: 0 },
      { sent: 0, delivered: 0, read: 0, replied: 0, failed: 0 },
    ])
    expect(status).toBe('completed')
  })

  test.each([
    ['if_no_reply', 1],
    ['always', 2],
  ] as const)(
    'lets a campaign that does not stop send a step with the condition %s or not',
    async (sendCondition, sent) => {
      const world = await writing()
      const steps = [hello, { ...twoDaysLater, sendCondition }]
      const { campaign, conversationId } = await contacted(world, { stopOnReply: false, steps })
      await world.receive(conversationId, 'Yes please')
      world.workspace.advance('7d')

      expect((await world.leadsOf(campaign.id))[0]?.status).toBe('completed')
      expect((await world.get(campaign.id)).stats.messagesSent).toBe(sent)
    },
  )

  test('leaves a lead that was judged as it is', async () => {
    const world = await writing()
    const lead = await world.add(amara)
    await world.update(lead.id, { status: 'converted' })
    await world.open(amara)

    expect(await world.lead(lead.id)).toMatchObject({ status: 'converted', lastRepliedAt: '2026-01-05T14:00:00.000Z' })
  })

  test('cancels the scheduled messages that wait for one, and only those', async () => {
    const world = await writing()
    const id = await world.open(amara)
    await world.schedule(id, { cancelOnReply: true })
    await world.schedule(id, { sendAt: '2026-01-06T15:00:00.000Z' })
    await world.receive(id, 'I am back on Monday')
    world.workspace.advance('2d')

    expect((await world.scheduled(id)).map(({ status }) => status)).toEqual(['cancelled', 'sent'])
    expect((await world.messages(id)).filter(({ origin }) => origin === 'scheduled')).toHaveLength(1)
    expect(world.told()).toContain('scheduled_message.cancelled')
  })

  test('tags the conversation when the settings say so', async () => {
    const world = await writing()
    await world.settings({ autoTagReplies: true })
    const id = await world.open(amara)
    await world.receive(id, 'Again')
    const other = await world.open('+12025550143')

    expect((await world.conversation(id))?.tags).toMatchObject([{ name: 'Replied', conversationCount: 2 }])
    expect((await world.conversation(other))?.tags).toHaveLength(1)
  })

  test('comes by itself from a number that always replies', async () => {
    const world = await writing()
    const { conversationId } = await world.sendTo(numbers.replies)
    world.workspace.advance('1h')

    const texts = (await world.messages(conversationId)).map(({ text }) => text)
    expect(texts).toEqual(['Hello', 'Hi there', 'Yes please, could you send a sample?'])
  })

  test('waits for an account that is disconnected', async () => {
    const world = await writing()
    const { id, conversationId } = await world.sendTo(numbers.neverDelivered)
    world.workspace.advance('1m')
    await world.forceAccount('disconnect')
    await world.force({ messageId: id, outcome: 'reply', text: 'Finally' })
    world.workspace.advance('20h')
    const before = await world.messages(conversationId)
    await world.api.POST('/api/v1/accounts/{accountId}/connect', {
      params: { path: { accountId: world.account.id } },
      body: {},
    })
    world.workspace.advance('6h')

    expect(before).toHaveLength(2)
    expect((await world.messages(conversationId)).at(-1)?.text).toBe('Finally')
  })

  test('never reaches an account that is banned', async () => {
    const world = await writing()
    const { id, conversationId } = await world.sendTo(numbers.neverDelivered)
    world.workspace.advance('1m')
    await world.forceAccount('ban')
    await world.force({ messageId: id, outcome: 'reply' })
    world.workspace.advance('3d')

    expect(await world.messages(conversationId)).toHaveLength(2)
  })
})

describe('an opt-out', () => {
  test('is a message that is just the keyword, whatever its case', async () => {
    const world = await writing()
    await world.settings({ optOutKeywords: ['Lass mich'] })
    const id = await world.open(amara)
    await world.receive(id, 'Lass mich bitte nachdenken')
    const before = await world.contact(amara)
    await world.receive(id, ' LASS MICH ')

    expect(before?.optedOut).toBe(false)
    expect((await world.contact(amara))?.optedOut).toBe(true)
  })

  test('stops campaigns, cancels what is scheduled, and is told once', async () => {
    const world = await writing()
    const { campaign, conversationId } = await contacted(world)
    await world.schedule(conversationId, {})
    await world.receive(conversationId, 'stop')
    await world.receive(conversationId, 'Stop')

    const [entry] = await world.leadsOf(campaign.id)
    expect(entry).toMatchObject({ status: 'opted_out', repliedAt: '2026-01-05T15:00:00.000Z' })
    expect(entry?.lead).toMatchObject({ status: 'opted_out', optedOut: true })
    expect((await world.get(campaign.id)).stats).toMatchObject({ leadsOptedOut: 1, replies: 2 })
    expect((await world.stats(campaign.id)).data?.totals.optOuts).toBe(1)
    expect((await world.scheduled(conversationId)).map(({ status }) => status)).toEqual(['cancelled'])
    expect(world.told().filter((type) => type === 'lead.opted_out')).toHaveLength(1)
  })

  test('is answered once with the text of the settings', async () => {
    const world = await writing()
    await world.settings({ optOutReply: 'You will get no more messages from us.' })
    const id = await world.open(amara)
    await world.receive(id, 'STOP')
    await world.receive(id, 'STOP')
    world.workspace.advance('1h')

    const answers = (await world.messages(id)).filter(({ direction }) => direction === 'outbound')
    expect(answers).toMatchObject([{ text: 'You will get no more messages from us.', error: null }])
    expect(answers[0]?.sentAt).not.toBeNull()
  })

  test('is not answered by an account that cannot send', async () => {
    const world = await writing()
    await world.settings({ optOutReply: 'You will get no more messages from us.' })
    const id = await world.open(amara)
    await world.forceAccount('restrict')
    await world.receive(id, 'STOP')

    expect((await world.messages(id)).filter(({ direction }) => direction === 'outbound')).toEqual([])
  })
})
