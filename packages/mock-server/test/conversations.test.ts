import { describe, expect, test } from 'vitest'
import type { operations } from '../generated/openapi/schema.ts'
import { amara, type Inbox, of, setupInbox } from './inbox.ts'

type Query = NonNullable<operations['conversations.list']['parameters']['query']>
type Bulk = operations['conversations.bulkAction']['requestBody']['content']['application/json']

const diego = '+12025550157'

const list = async ({ api }: Inbox, query: Query = {}) =>
  (await api.GET('/api/v1/conversations', { params: { query } })).data

const ids = async (world: Inbox, query: Query = {}) => (await list(world, query))?.data.map(({ id }) => id)

const toggle = ({ api }: Inbox, id: string, body: { read?: boolean } = {}) =>
  api.POST('/api/v1/conversations/{conversationId}/read', { ...of(id), body })

const bulk = ({ api }: Inbox, body: Bulk) => api.POST('/api/v1/conversations/bulk', { body })

async function tag({ api }: Inbox, name: string): Promise<string> {
  const { data } = await api.POST('/api/v1/conversation-tags', { body: { name } })
  return String(data?.id)
}

async function agent({ api }: Inbox, mode: 'off' | 'suggest' | 'auto'): Promise<string> {
  const { data } = await api.POST('/api/v1/agents', {
    // The description has a default for what is left out.
    body: { name: 'Concierge', instructions: 'You answer cafés.', mode } as never,
  })
  return String(data?.id)
}

describe('conversations.list', () => {
  test('puts the newest message first, or last', async () => {
    const world = await setupInbox()
    const first = await world.open(amara)
    world.advance(1)
    const second = await world.open(diego)
    world.advance(1)
    world.receive(first, 'Hello')

    expect(await ids(world)).toEqual([first, second])
    expect(await ids(world, { sort: 'lastMessageAt' })).toEqual([second, first])
  })

  test('filters by account, state, tag, agent and what is unread', async () => {
    const world = await setupInbox()
    const { id: other } = await world.provision('+12025550102')
    const read = await world.open(diego)
    const unread = await world.open(amara, other)
    world.receive(unread, 'Hello')
    const hot = await tag(world, 'Hot lead')
    await bulk(world, { action: 'add_tags', conversationIds: [unread], tagIds: [hot] })
    world.change(({ store }) => store.conversations.save({ ...store.conversations.get(read), agentState: 'auto' }))

    expect(await ids(world, { accountId: other })).toEqual([unread])
    expect(await ids(world, { unread: true })).toEqual([unread])
    expect(await ids(world, { unread: false })).toEqual([read])
    expect(await ids(world, { tagId: [hot, 'tag_0'] })).toEqual([unread])
    expect(await ids(world, { agentState: ['auto', 'suggest'] })).toEqual([read])
    expect(await ids(world, { status: 'archived' })).toEqual([])
    expect(await ids(world, { accountId: 'acc_0' })).toEqual([])
    expect(await ids(world, { campaignId: 'cmp_0' })).toEqual([])
  })

  test('searches the name, the number and every message, whatever the case', async () => {
    const world = await setupInbox()
    world.lead({ firstName: 'Amara', lastName: 'Okafor' })
    const first = await world.open(amara, world.account.id, 'Have you tasted our SAMPLE?')
    const second = await world.open(diego)
    world.receive(first, 'Yes')

    expect(await ids(world, { search: 'sample' })).toEqual([first])
    expect(await ids(world, { search: 'OKAFOR' })).toEqual([first])
    expect(await ids(world, { search: '0157' })).toEqual([second])
    expect(await ids(world, { search: 'nobody' })).toEqual([])
  })

  test('gives every conversation once, page by page', async () => {
    const world = await setupInbox()
    const opened = [
      await world.open('+12025550150'),
      await world.open('+12025550151'),
      await world.open('+12025550152'),
    ]
    const first = await list(world, { limit: 2 })
    const second = await list(world, { limit: 2, cursor: String(first?.pagination.nextCursor) })

    expect([...(first?.data ?? []), ...(second?.data ?? [])].map(({ id }) => id)).toEqual(opened.toReversed())
  })

  test('refuses a cursor of another filter', async () => {
    const world = await setupInbox()
    await world.open(amara)
    await world.open(diego)
    const page = await list(world, { limit: 1 })

    const { error } = await world.api.GET('/api/v1/conversations', {
      params: { query: { limit: 1, unread: false, cursor: String(page?.pagination.nextCursor) } },
    })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test('is answered by the workspace’s default agent, as its settings say', async () => {
    const world = await setupInbox()
    const defaultAgentId = await agent(world, 'auto')
    await world.api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId, mode: 'suggest' } } })

    await world.open()

    expect((await list(world))?.data).toMatchObject([{ agentId: defaultAgentId, agentState: 'suggest' }])
  })
})

describe('conversations.toggleRead', () => {
  test('marks as read and as unread', async () => {
    const world = await setupInbox()
    const id = await world.open()
    world.receive(id, 'Hello')
    world.receive(id, 'Anyone there?')

    const { data: read } = await toggle(world, id, { read: true })
    const { data: unread } = await toggle(world, id, { read: false })

    expect(read).toMatchObject({ read: true, unreadCount: 0 })
    expect(unread).toMatchObject({ read: false, unreadCount: 1 })
  })

  test('flips the state without a body', async () => {
    const world = await setupInbox()
    const id = await world.open()

    const { data: unread } = await toggle(world, id)
    const { data: read } = await toggle(world, id)

    expect([unread?.read, read?.read]).toEqual([false, true])
  })

  test('changes nothing when it is in that state', async () => {
    const world = await setupInbox()
    const id = await world.open()
    world.receive(id, 'Hello')
    world.receive(id, 'Anyone there?')
    const before = await world.read(id)
    world.advance(1)

    const { data } = await toggle(world, id, { read: false })

    expect(data).toEqual(before)
  })

  test('knows no other conversation', async () => {
    const { error } = await toggle(await setupInbox(), 'cnv_0')

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('conversations.bulkAction', () => {
  test('tells what became of each conversation', async () => {
    const world = await setupInbox()
    const [unread, read] = [await world.open(amara), await world.open(diego)]
    world.receive(unread, 'Hello')

    const { data } = await bulk(world, { action: 'mark_read', conversationIds: [unread, read, 'cnv_0'] })

    expect(data).toEqual({
      ...{ action: 'mark_read', requested: 3, succeeded: 1, failed: 1, skipped: 1 },
      results: [
        { id: unread, outcome: 'succeeded', code: null, message: null },
        { id: read, outcome: 'skipped', code: 'unchanged', message: 'The conversation is read already.' },
        { id: 'cnv_0', outcome: 'failed', code: 'not_found', message: 'There is no such conversation.' },
      ],
    })
    expect(await world.read(unread)).toMatchObject({ read: true, unreadCount: 0 })
  })

  test.each([
    ['mark_unread', 'mark_read', { read: false, unreadCount: 1 }, { read: true, unreadCount: 0 }],
    ['disable_agent', 'mark_unread', { agentState: 'off' }, { agentState: 'off' }],
  ] as const)('does %s, and then nothing more', async (action, other, done, undone) => {
    const world = await setupInbox()
    const id = await world.open()
    world.change(({ store }) => store.conversations.save({ ...store.conversations.get(id), agentState: 'auto' }))

    const { data: first } = await bulk(world, { action, conversationIds: [id] })
    const after = await world.read(id)
    const { data: again } = await bulk(world, { action, conversationIds: [id] })
    await bulk(world, { action: other, conversationIds: [id] })

    expect(first?.succeeded).toBe(1)
    expect(after).toMatchObject(done)
    expect(again).toMatchObject({ skipped: 1, results: [{ code: 'unchanged' }] })
    expect(await world.read(id)).toMatchObject(undone)
  })

  test('archives out of the inbox, and unarchives back', async () => {
    const world = await setupInbox()
    const id = await world.open()

    const { data: archived } = await bulk(world, { action: 'archive', conversationIds: [id] })
    const away = [await ids(world), await ids(world, { status: 'archived' })]
    const { data: again } = await bulk(world, { action: 'archive', conversationIds: [id] })
    const { data: back } = await bulk(world, { action: 'unarchive', conversationIds: [id] })

    expect([archived?.succeeded, again?.skipped, back?.succeeded]).toEqual([1, 1, 1])
    expect(away).toEqual([[], [id]])
    expect(await ids(world)).toEqual([id])
  })

  test('adds and removes tags', async () => {
    const world = await setupInbox()
    const [hot, sample] = [await tag(world, 'Hot lead'), await tag(world, 'Sample sent')]
    const [first, second] = [await world.open(amara), await world.open(diego)]
    await bulk(world, { action: 'add_tags', conversationIds: [first], tagIds: [hot] })

    const { data: added } = await bulk(world, {
      action: 'add_tags',
      conversationIds: [first, second],
      tagIds: [hot],
    })
    const { data: removed } = await bulk(world, {
      action: 'remove_tags',
      conversationIds: [first, second],
      tagIds: [hot, sample],
    })
    const { data: again } = await bulk(world, { action: 'remove_tags', conversationIds: [first], tagIds: [hot] })

    expect(added?.results.map(({ outcome }) => outcome)).toEqual(['skipped', 'succeeded'])
    expect(removed?.succeeded).toBe(2)
    expect(again?.results).toMatchObject([{ message: 'The conversation lacks the tags already.' }])
    expect((await world.read(first))?.tags).toEqual([])
  })

  test('adds no tag to a conversation that would have more than 50', async () => {
    const world = await setupInbox()
    const tags = await Promise.all(Array.from({ length: 51 }, (_, index) => tag(world, `Tag ${index}`)))
    const id = await world.open()
    await bulk(world, { action: 'add_tags', conversationIds: [id], tagIds: tags.slice(0, 50) })

    const { data } = await bulk(world, { action: 'add_tags', conversationIds: [id], tagIds: tags.slice(50) })

    expect(data?.results).toMatchObject([{ outcome: 'failed', code: 'too_many_tags' }])
  })

  test('enables the agent that is named, also where a person paused it', async () => {
    const world = await setupInbox()
    const agentId = await agent(world, 'auto')
    const id = await world.open()
    await bulk(world, { action: 'enable_agent', conversationIds: [id], agentId })
    await world.send(id)
    const paused = await world.read(id)

    const { data } = await bulk(world, { action: 'enable_agent', conversationIds: [id] })
    const { data: again } = await bulk(world, { action: 'enable_agent', conversationIds: [id] })

    expect(paused?.agentState).toBe('paused_by_human')
    expect(data?.succeeded).toBe(1)
    expect(again?.skipped).toBe(1)
    expect(await world.read(id)).toMatchObject({ agentId, agentState: 'auto' })
  })

  test('enables the default agent where none is named', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const defaultAgentId = await agent(world, 'suggest')
    await world.api.PATCH('/api/v1/settings', { body: { agent: { defaultAgentId } } })

    await bulk(world, { action: 'enable_agent', conversationIds: [id] })

    expect(await world.read(id)).toMatchObject({ agentId: defaultAgentId, agentState: 'suggest' })
  })

  test('fails where there is no agent, or one that is off', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const agentId = await agent(world, 'off')

    const { data: none } = await bulk(world, { action: 'enable_agent', conversationIds: [id] })
    const { data: off } = await bulk(world, { action: 'enable_agent', conversationIds: [id], agentId })

    expect(none?.results).toMatchObject([{ outcome: 'failed', code: 'no_agent' }])
    expect(off?.results).toMatchObject([{ outcome: 'failed', code: 'agent_inactive' }])
  })

  test.each([
    ['needs tagIds', { action: 'add_tags' }, ['/tagIds']],
    [
      'takes no tagIds and no agentId',
      { action: 'archive', tagIds: ['tag_0'], agentId: 'agt_0' },
      ['/tagIds', '/agentId'],
    ],
    ['takes no tagIds', { action: 'enable_agent', tagIds: ['tag_0'] }, ['/tagIds']],
  ] as const)('is refused when the action %s', async (sentence, body, pointers) => {
    const world = await setupInbox()

    const { error } = await bulk(world, { conversationIds: ['cnv_0'], ...body } as never)

    expect(error).toMatchObject({
      status: 422,
      code: 'action_arguments_invalid',
      errors: pointers.map((pointer) => ({ pointer })),
    })
    expect(error?.detail).toContain(sentence)
  })

  test.each([
    ['tag', { action: 'add_tags', tagIds: ['tag_0'] }, '/tagIds/0'],
    ['agent', { action: 'enable_agent', agentId: 'agt_0' }, '/agentId'],
  ] as const)('is refused as a whole for an unknown %s', async (_, body, pointer) => {
    const world = await setupInbox()

    const { error } = await bulk(world, { conversationIds: [await world.open()], ...body } as never)

    expect(error).toMatchObject({ status: 422, code: 'unknown_reference', errors: [{ pointer }] })
  })

  test('is done once when it is repeated with its idempotency key', async () => {
    const world = await setupInbox()
    const id = await world.open()
    const archive = () =>
      world.api.POST('/api/v1/conversations/bulk', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { action: 'archive', conversationIds: [id] },
      })

    const first = await archive()
    const again = await archive()

    expect(again.data).toEqual(first.data)
    expect(again.data?.succeeded).toBe(1)
  })
})
