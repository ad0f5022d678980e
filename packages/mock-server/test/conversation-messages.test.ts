import { describe, expect, test } from 'vitest'
import { amara, of, optOut, pause, setCredits, setupInbox } from './inbox.ts'

describe('conversations.sendTestMessage', () => {
  test('opens a conversation, costs nothing and counts towards no limit', async () => {
    const world = await setupInbox()

    const { data } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, text: 'Hello from Juniper Coffee.' },
    })

    expect(data).toMatchObject({ origin: 'test', status: 'queued', creditsCharged: 0, direction: 'outbound' })
    expect(await world.read(String(data?.conversationId))).toMatchObject({
      contact: { phone: amara, name: null },
      lastMessage: { text: 'Hello from Juniper Coffee.', status: 'queued' },
      read: true,
      status: 'open',
    })
    expect(await world.readAccount()).toMatchObject({ dailySent: 0, newConversationsToday: 0 })
    expect((await world.api.GET('/api/v1/credits/balance')).data?.available).toBe(1000)
  })

  test('needs a connected account', async () => {
    const world = await setupInbox()
    world.change(({ store }) =>
      store.accounts.save({ ...store.accounts.get(world.account.id), status: 'disconnected' }),
    )

    const { error } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, text: 'Hello' },
    })

    expect(error).toMatchObject({ status: 409, code: 'account_not_connected' })
  })

  test('stands in the conversation that there is already', async () => {
    const world = await setupInbox()

    expect(await world.open()).toBe(await world.open())
  })

  test('names the file after its address when no name is given', async () => {
    const world = await setupInbox()

    const { data } = await world.api.POST('/api/v1/conversations/test-message', {
      body: {
        accountId: world.account.id,
        phone: amara,
        mediaUrl: 'https://juniper.example/files/price%20list.pdf',
        mediaType: 'document',
      },
    })

    expect(data).toMatchObject({ type: 'document', text: null, media: { fileName: 'price list.pdf', mimeType: null } })
  })

  test.each([
    ['has no content', { text: '  ' }, 422, 'message_empty', ''],
    [
      'has a private address',
      { mediaUrl: 'http://127.0.0.1/price-list.pdf', mediaType: 'document' as const },
      422,
      'address_blocked',
      '/mediaUrl',
    ],
    ['names no account', { text: 'Hi', accountId: 'acc_0' }, 422, 'unknown_reference', '/accountId'],
    ['has an impossible number', { text: 'Hi', phone: '+120255501' }, 422, 'phone_invalid', '/phone'],
    ['goes to a number without WhatsApp', { text: 'Hi', phone: '+12025550198' }, 422, 'not_on_whatsapp', '/phone'],
  ])('is refused when it %s', async (_, body, status, code, pointer) => {
    const world = await setupInbox()

    const { error } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, ...body },
    })

    expect(error).toMatchObject({ status, code, errors: [{ pointer }] })
  })

  test('is refused to a lead that opted out before anyone wrote to it', async () => {
    const world = await setupInbox()
    const { id } = world.lead()
    await world.api.PATCH('/api/v1/leads/{leadId}', {
      params: { path: { leadId: id } },
      body: { status: 'opted_out' },
    })

    const { error } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, text: 'Hi' },
    })

    expect(error).toMatchObject({
      status: 409,
      code: 'contact_opted_out',
      detail: `The contact ${amara} opted out on 2026-01-05T14:00:00.000Z. Respect it.`,
    })
  })

  test('is refused by an account that is paused', async () => {
    const world = await setupInbox()
    await pause(world)

    const { error } = await world.api.POST('/api/v1/conversations/test-message', {
      body: { accountId: world.account.id, phone: amara, text: 'Hi' },
    })

    expect(error).toMatchObject({ status: 409, code: 'account_paused' })
  })

  test('is sent once when it is repeated with its idempotency key', async () => {
    const world = await setupInbox()
    const send = () =>
      world.api.POST('/api/v1/conversations/test-message', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { accountId: world.account.id, phone: amara, text: 'Hi' },
      })

    const first = await send()
    const again = await send()

    expect(again.data).toEqual(first.data)
    const { data } = await world.api.GET(
      '/api/v1/conversations/{conversationId}/messages',
      of(String(first.data?.conversationId)),
    )
    expect(data?.data).toHaveLength(1)
  })
})

describe('conversations.sendMessage', () => {
  test('queues the message, charges a credit and counts a first message', async () => {
    const world = await setupInbox()
    const { id: leadId } = world.lead({ firstName: 'Amara' })
    const id = await world.open()

    const { data, response } = await world.send(id, { text: 'Hi Amara' })

    expect(response.status).toBe(201)
    expect(data).toMatchObject({
      conversationId: id,
      accountId: world.account.id,
      status: 'queued',
      origin: 'manual',
      type: 'text',
      creditsCharged: 1,
      queuedAt: '2026-01-05T14:00:00.000Z',
      sentAt: null,
    })
    expect(await world.readAccount()).toMatchObject({ dailySent: 0, newConversationsToday: 1 })
    expect((await world.api.GET('/api/v1/credits/balance')).data?.available).toBe(999)
    const ledger = await world.api.GET('/api/v1/credits/transactions', { params: { query: { limit: 1 } } })
    expect(ledger.data?.data[0]).toMatchObject({
      amount: -1,
      description: `Manual message to ${amara}.`,
      source: { type: 'message', id: data?.id },
    })
    const leads = await world.api.GET('/api/v1/leads')
    expect(leads.data?.data[0]).toMatchObject({
      id: leadId,
      status: 'contacted',
      conversationId: id,
      lastContactedAt: '2026-01-05T14:00:00.000Z',
    })
  })

  test('leaves the conversation unread and archived as it is', async () => {
    const world = await setupInbox()
    const id = await world.open()
    world.receive(id, 'Yes please')
    await world.api.POST('/api/v1/conversations/bulk', { body: { action: 'archive', conversationIds: [id] } })

    await world.send(id)

    expect(await world.read(id, 'archived')).toMatchObject({ unreadCount: 1, read: false, status: 'archived' })
  })

  test('quotes a message of the conversation', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const { id: replyToMessageId } = world.receive(id, 'Could you send a sample?')

    const { data } = await world.send(id, { text: 'Of course.', replyToMessageId })

    expect(data?.replyToMessageId).toBe(replyToMessageId)
  })

  test('refuses to quote a message of another conversation', async () => {
    const world = await setupInbox()
    const other = await world.open('+12025550157')
    const { id: replyToMessageId } = world.receive(other, 'Hello')

    const { error } = await world.send(await world.open(), { text: 'Hi', replyToMessageId })

    expect(error).toMatchObject({
      status: 422,
      code: 'unknown_reference',
      errors: [{ pointer: '/replyToMessageId', message: 'names no message here' }],
    })
  })

  test.each([
    ['neither text nor file', {}, 'message_empty'],
    [
      'a file at a private address',
      { mediaUrl: 'https://10.0.0.1/a.png', mediaType: 'image' as const },
      'address_blocked',
    ],
  ])('refuses %s', async (_, body, code) => {
    const world = await setupInbox()

    const { error } = await world.send(await world.open(), body)

    expect(error).toMatchObject({ status: 422, code })
  })

  test('knows no other conversation', async () => {
    const world = await setupInbox()

    const { error } = await world.send('cnv_0')

    expect(error).toMatchObject({ status: 404, detail: 'There is no conversation cnv_0 in this workspace.' })
  })

  test('needs an account that is connected', async () => {
    const world = await setupInbox()
    const id = await world.open()
    world.change(({ store }) =>
      store.accounts.save({ ...store.accounts.get(world.account.id), status: 'disconnected' }),
    )

    const { error } = await world.send(id)

    expect(error).toMatchObject({
      status: 409,
      code: 'account_not_connected',
      detail: 'The account +12025550101 is disconnected. Connect it before sending.',
    })
  })

  test('needs an account that is not paused', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await pause(world)

    const { error } = await world.send(id)

    expect(error).toMatchObject({ status: 409, code: 'account_paused' })
  })

  test('respects that the contact opted out', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await optOut(world)

    const { error } = await world.send(id)

    expect(error).toMatchObject({ status: 409, code: 'contact_opted_out' })
  })

  test('sends no more first messages than the day allows, but replies', async () => {
    const world = await setupInbox()
    const { data: settings } = await world.api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 1 } })
    const answering = await world.open('+12025550157')
    world.receive(answering, 'Hello')
    const silent = await world.open()
    await world.send(silent)

    const { error } = await world.send(silent)
    const { data: reply } = await world.send(answering)

    expect(settings?.defaultDailyLimit).toBe(1)
    expect(error).toMatchObject({
      status: 429,
      code: 'account_daily_limit',
      detail: 'The account +12025550101 has sent its 1 first messages of today. Send this one tomorrow.',
    })
    expect(reply?.status).toBe('queued')
    const { data: activity } = await world.api.GET('/api/v1/accounts/{accountId}/activity', {
      params: { path: { accountId: world.account.id }, query: { type: ['daily_limit_reached'] } },
    })
    expect(activity?.data).toHaveLength(1)
  })

  test('may write to no stranger on the first day of a warmup', async () => {
    const world = await setupInbox({ phase: 'warmup' })

    const { error } = await world.send(await world.open())

    expect(error).toMatchObject({ code: 'account_daily_limit' })
  })

  test('counts afresh the next day', async () => {
    const world = await setupInbox()
    await world.api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 1 } })
    const id = await world.open()
    await world.send(id)
    world.advance(24)

    const { data } = await world.send(id)

    expect(data?.status).toBe('queued')
  })

  test('needs a credit, and leaves nothing behind without one', async () => {
    const world = await setupInbox()
    const id = await world.open()
    setCredits(world, 0)

    const { error } = await world.send(id)

    expect(error).toMatchObject({
      status: 402,
      code: 'insufficient_credits',
      detail: 'A message costs 1 credit, and 0 are available. Order credits first.',
    })
    expect((await world.readAccount())?.newConversationsToday).toBe(0)
  })

  test.each([
    [true, 'paused_by_human'],
    [false, 'auto'],
  ] as const)('pauses the agent as the settings say: %s', async (pauseOnHumanReply, agentState) => {
    const world = await setupInbox()
    await world.api.PATCH('/api/v1/settings', { body: { agent: { pauseOnHumanReply } } })
    const id = await world.open()
    world.change(({ store }) => store.conversations.save({ ...store.conversations.get(id), agentState: 'auto' }))

    await world.send(id)

    expect((await world.read(id))?.agentState).toBe(agentState)
  })

  test('is charged once when it is repeated with its idempotency key', async () => {
    const world = await setupInbox()
    const conversationId = await world.open()
    const send = () =>
      world.api.POST('/api/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId }, header: { 'Idempotency-Key': 'once' } },
        body: { text: 'Hi' },
      })

    const first = await send()
    const again = await send()

    expect(again.data).toEqual(first.data)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
    expect((await world.api.GET('/api/v1/credits/balance')).data?.available).toBe(999)
  })
})

describe('conversations.listMessages', () => {
  test('lists newest first, by direction and time, and marks nothing as read', async () => {
    const world = await setupInbox()
    const id = await world.open()
    world.advance(1)
    world.receive(id, 'Hello')
    world.advance(1)
    await world.send(id, { text: 'Hi' })
    const list = async (query: object) => {
      const { data } = await world.api.GET('/api/v1/conversations/{conversationId}/messages', {
        params: { path: { conversationId: id }, query },
      })
      return data?.data.map(({ text }) => text)
    }

    expect(await list({})).toEqual(['Hi', 'Hello', 'Hello'])
    expect(await list({ direction: 'inbound' })).toEqual(['Hello'])
    expect(await list({ after: '2026-01-05T14:00:00.000Z' })).toEqual(['Hi', 'Hello'])
    expect(await list({ before: '2026-01-05T16:00:00.000Z', direction: 'outbound' })).toEqual(['Hello'])
    expect((await world.read(id))?.unreadCount).toBe(1)
  })

  test('gives every message once, page by page', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await world.send(id, { text: 'One' })
    await world.send(id, { text: 'Two' })
    const page = async (cursor?: string) =>
      (
        await world.api.GET('/api/v1/conversations/{conversationId}/messages', {
          params: { path: { conversationId: id }, query: { limit: 2, ...(cursor && { cursor }) } },
        })
      ).data

    const first = await page()
    await world.send(id, { text: 'Three' })
    const second = await page(String(first?.pagination.nextCursor))

    expect(first?.data.map(({ text }) => text)).toEqual(['Two', 'One'])
    expect(second?.data.map(({ text }) => text)).toEqual(['Hello'])
    expect(second?.pagination).toMatchObject({ hasMore: false, nextCursor: null })
  })

  test.each([
    ['a cursor of another list', { cursor: 'abc' }, 'invalid_cursor', 'cursor'],
    [
      'times in the wrong order',
      { after: '2026-02-01T00:00:00.000Z', before: '2026-01-01T00:00:00.000Z' },
      'validation_failed',
      'after',
    ],
  ])('refuses %s', async (_, query, code, parameter) => {
    const world = await setupInbox()

    const { error } = await world.api.GET('/api/v1/conversations/{conversationId}/messages', {
      params: { path: { conversationId: await world.open() }, query },
    })

    expect(error).toMatchObject({ status: 400, code, errors: [{ parameter }] })
  })

  test('knows no other conversation', async () => {
    const world = await setupInbox()

    const { error } = await world.api.GET('/api/v1/conversations/{conversationId}/messages', of('cnv_0'))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})
