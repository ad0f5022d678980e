import { describe, expect, test } from 'vitest'
import {
  cancel,
  cancelledByReply,
  type StoredScheduledMessage,
} from '../src/domain/conversations/scheduled-messages.ts'
import { amara, type Inbox, of, optOut, pause, setCredits, setupInbox } from './inbox.ts'

const soon = '2026-01-05T16:00:00.000Z'

const schedule = ({ api }: Inbox, conversationId: string, body: object = {}) =>
  api.POST('/api/v1/conversations/{conversationId}/scheduled-messages', {
    ...of(conversationId),
    body: { text: 'Has the sample arrived?', sendAt: soon, cancelOnReply: false, ...body },
  })

const list = async ({ api }: Inbox, conversationId: string, query: object = {}) =>
  (
    await api.GET('/api/v1/conversations/{conversationId}/scheduled-messages', {
      params: { path: { conversationId }, query },
    })
  ).data

const cancelOne = ({ api }: Inbox, conversationId: string, scheduledMessageId: string) =>
  api.DELETE('/api/v1/conversations/{conversationId}/scheduled-messages/{scheduledMessageId}', {
    params: { path: { conversationId, scheduledMessageId } },
  })

describe('conversations.scheduleMessage', () => {
  test('keeps the message pending and charges nothing', async () => {
    const world = await setupInbox()
    const id = await world.open()

    const { data, response } = await schedule(world, id, { cancelOnReply: true })

    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toContain(`/conversations/${id}/scheduled-messages/${data?.id}`)
    expect(data).toMatchObject({
      conversationId: id,
      status: 'pending',
      sendAt: soon,
      cancelOnReply: true,
      messageId: null,
      error: null,
    })
    expect((await world.api.GET('/api/v1/credits/balance')).data?.available).toBe(1000)
    expect((await world.read(id))?.lastMessage?.text).toBe('Hello')
  })

  test('sends it when its time has come, as a message of its own origin', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const { data: waiting } = await schedule(world, id, {
      mediaUrl: 'https://juniper.example/tasting.jpg',
      mediaType: 'image',
    })
    world.workspace.advanceTo(new Date(soon))

    const page = await list(world, id)
    const messages = await world.api.GET('/api/v1/conversations/{conversationId}/messages', of(id))

    expect(messages.data?.data[0]).toMatchObject({
      origin: 'scheduled',
      type: 'image',
      status: 'queued',
      scheduledMessageId: waiting?.id,
      creditsCharged: 1,
      createdAt: soon,
    })
    expect(page?.data).toMatchObject([{ status: 'sending', messageId: messages.data?.data[0]?.id, updatedAt: soon }])
    expect((await world.api.GET('/api/v1/credits/balance')).data?.available).toBe(999)
  })

  test('is sent when its message is', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await schedule(world, id)
    world.workspace.advanceTo(new Date(soon))
    world.advance(1 / 60)

    const page = await list(world, id)
    const messages = await world.api.GET('/api/v1/conversations/{conversationId}/messages', of(id))

    expect(page?.data).toMatchObject([{ status: 'sent', updatedAt: messages.data?.data[0]?.sentAt }])
  })

  test('fails when its message does', async () => {
    const world = await setupInbox()
    const id = await world.open('+12025550191')
    await schedule(world, id)
    world.advance(3)

    const page = await list(world, id)

    expect(page?.data).toMatchObject([{ status: 'failed', error: { code: 'ecosystem_blocked' } }])
  })

  test.each([
    ['the account is paused', (world: Inbox) => pause(world), 'account_paused'],
    ['no credit is left', async (world: Inbox) => setCredits(world, 0), 'insufficient_credits'],
    ['the session is lost', async (world: Inbox) => disconnect(world, 'disconnected'), 'session_lost'],
    ['the number is banned', async (world: Inbox) => disconnect(world, 'banned'), 'account_restricted'],
  ] as const)('fails when %s by then', async (_, happen, code) => {
    const world = await setupInbox()
    const id = await world.open()
    await schedule(world, id)
    await happen(world)
    world.advance(3)

    const page = await list(world, id)

    expect(page?.data).toMatchObject([{ status: 'failed', messageId: null, error: { code }, updatedAt: soon }])
    expect((await world.read(id))?.lastMessage?.text).toBe('Hello')
  })

  test('fails when the day allows no more first messages', async () => {
    const world = await setupInbox()
    await world.api.PATCH('/api/v1/settings', { body: { defaultDailyLimit: 1 } })
    const id = await world.open()
    await schedule(world, id)
    await world.send(id)
    world.advance(3)

    expect((await list(world, id))?.data).toMatchObject([{ status: 'failed', error: { code: 'rate_limited' } }])
  })

  test('is cancelled by an opt-out, and does not come back', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await schedule(world, id)

    await optOut(world)
    await optOut(world, amara, false)
    world.advance(3)

    expect((await list(world, id))?.data).toMatchObject([{ status: 'cancelled', messageId: null }])
  })

  test.each([
    ['a time in the past', { sendAt: '2026-01-05T13:00:00.000Z' }, 'send_at_in_past', '/sendAt'],
    ['the present time', { sendAt: '2026-01-05T14:00:00.000Z' }, 'send_at_in_past', '/sendAt'],
    ['a time too far ahead', { sendAt: '2027-01-05T14:00:00.001Z' }, 'send_at_in_past', '/sendAt'],
    ['an empty message', { text: ' ' }, 'message_empty', ''],
    [
      'a file at a private address',
      { mediaUrl: 'https://localhost/a.png', mediaType: 'image' },
      'address_blocked',
      '/mediaUrl',
    ],
    ['to quote what is not there', { replyToMessageId: 'msg_0' }, 'unknown_reference', '/replyToMessageId'],
  ])('refuses %s', async (_, body, code, pointer) => {
    const world = await setupInbox()

    const { error } = await schedule(world, await world.open(), body)

    expect(error).toMatchObject({ status: 422, code, errors: [{ pointer }] })
  })

  test('takes a time that is just 365 days ahead', async () => {
    const world = await setupInbox()

    const { data } = await schedule(world, await world.open(), { sendAt: '2027-01-05T14:00:00.000Z' })

    expect(data?.status).toBe('pending')
  })

  test('respects that the contact opted out', async () => {
    const world = await setupInbox()
    const id = await world.open()
    await optOut(world)

    const { error } = await schedule(world, id)

    expect(error).toMatchObject({ status: 409, code: 'contact_opted_out' })
  })

  test('knows no other conversation', async () => {
    const { error } = await schedule(await setupInbox(), 'cnv_0')

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('schedules one message when it is repeated with its idempotency key', async () => {
    const world = await setupInbox()
    const conversationId = await world.open()
    const repeat = () =>
      world.api.POST('/api/v1/conversations/{conversationId}/scheduled-messages', {
        params: { path: { conversationId }, header: { 'Idempotency-Key': 'once' } },
        body: { text: 'Hi', sendAt: soon, cancelOnReply: false },
      })

    const first = await repeat()
    const again = await repeat()

    expect(again.data).toEqual(first.data)
    expect((await list(world, conversationId))?.data).toHaveLength(1)
  })
})

describe('conversations.listScheduledMessages', () => {
  test('lists soonest first, by state, page by page', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const { data: later } = await schedule(world, id, { sendAt: '2026-01-07T14:00:00.000Z' })
    const { data: sooner } = await schedule(world, id, { sendAt: '2026-01-06T14:00:00.000Z' })
    const { data: next } = await schedule(world, id)
    await cancelOne(world, id, String(sooner?.id))

    const ids = (page: Awaited<ReturnType<typeof list>>) => page?.data.map((scheduled) => scheduled.id)
    const first = await list(world, id, { limit: 2 })
    const second = await list(world, id, { limit: 2, cursor: first?.pagination.nextCursor })

    expect(ids(first)).toEqual([next?.id, sooner?.id])
    expect(ids(second)).toEqual([later?.id])
    expect(ids(await list(world, id, { status: ['cancelled'] }))).toEqual([sooner?.id])
    expect(ids(await list(world, id, { status: ['pending', 'sent'] }))).toEqual([next?.id, later?.id])
  })

  test.each([
    ['a cursor of another list', 'cnv', { cursor: 'abc' }, 400, 'invalid_cursor'],
    ['no conversation', 'cnv_0', {}, 404, 'not_found'],
  ])('refuses %s', async (_, id, query, status, code) => {
    const world = await setupInbox()
    const opened = await world.open()

    const { error } = await world.api.GET('/api/v1/conversations/{conversationId}/scheduled-messages', {
      params: { path: { conversationId: id === 'cnv' ? opened : id }, query },
    })

    expect(error).toMatchObject({ status, code })
  })
})

describe('conversations.cancelScheduledMessage', () => {
  test('keeps it in the list as cancelled, and never sends it', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const { data: waiting } = await schedule(world, id)

    const { data } = await cancelOne(world, id, String(waiting?.id))
    world.advance(3)

    expect(data).toMatchObject({ id: waiting?.id, status: 'cancelled', messageId: null })
    expect((await list(world, id))?.data).toEqual([data])
    expect((await world.read(id))?.lastMessage?.text).toBe('Hello')
  })

  test('refuses one whose fate is settled', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const { data: waiting } = await schedule(world, id)
    world.advance(3)

    const { error } = await cancelOne(world, id, String(waiting?.id))

    expect(error).toMatchObject({
      status: 409,
      code: 'scheduled_message_not_pending',
      detail: `The message ${waiting?.id} was sent already. Nothing is left to cancel.`,
    })
  })

  test('knows none of another conversation', async () => {
    const world = await setupInbox()
    const { data: waiting } = await schedule(world, await world.open())

    const { error } = await cancelOne(world, await world.open('+12025550157'), String(waiting?.id))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('a reply', () => {
  test('cancels only what is to be cancelled on reply', () => {
    const now = new Date('2026-01-05T15:00:00.000Z')
    const waiting: StoredScheduledMessage = {
      ...{ id: 'sch_1', conversationId: 'cnv_1', text: 'Hi', media: null, replyToMessageId: null, sendAt: soon },
      ...{ cancelOnReply: true, status: 'pending', messageId: null, error: null, createdAt: soon, updatedAt: soon },
    }

    const cancelled = cancelledByReply([waiting, { ...waiting, id: 'sch_2', cancelOnReply: false }], now)

    expect(cancelled).toEqual([cancel(waiting, now)])
  })
})

function disconnect({ change, account }: Inbox, status: 'disconnected' | 'banned'): void {
  change(({ store }) => store.accounts.save({ ...store.accounts.get(account.id), status }))
}
