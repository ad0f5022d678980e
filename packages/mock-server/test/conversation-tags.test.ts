import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Inbox, of, setupInbox } from './inbox.ts'

async function tag({ api }: Inbox, name: string): Promise<string> {
  const { data } = await api.POST('/api/v1/conversation-tags', { body: { name } })
  return String(data?.id)
}

const update = ({ api }: Inbox, id: string, body: object) =>
  api.PATCH('/api/v1/conversations/{conversationId}/tags', { ...of(id), body })

const counts = async ({ api }: Inbox) =>
  (await api.GET('/api/v1/conversation-tags')).data?.data.map(({ name, conversationCount }) => [
    name,
    conversationCount,
  ])

const names = (conversation: { tags: { name: string }[] } | undefined) => conversation?.tags.map(({ name }) => name)

describe('conversations.createTag', () => {
  test('makes a tag with the color that is given, or with one of its own', async () => {
    const world = await setupInbox()

    const { data, response } = await world.api.POST('/api/v1/conversation-tags', {
      body: { name: 'Sample sent', color: '#2b8a3e' },
    })
    const { data: plain } = await world.api.POST('/api/v1/conversation-tags', { body: { name: 'Call back' } })

    expect(response.headers.get('location')).toContain(`/api/v1/conversation-tags/${data?.id}`)
    expect(data).toMatchObject({ name: 'Sample sent', color: '#2b8a3e', conversationCount: 0 })
    expect(plain?.color).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('refuses a name that is taken, whatever its case', async () => {
    const world = await setupInbox()
    const id = await tag(world, 'Hot lead')

    const { error } = await world.api.POST('/api/v1/conversation-tags', { body: { name: 'HOT Lead' } })

    expect(error).toMatchObject({
      status: 409,
      code: 'name_taken',
      detail: `The tag ${id} is named "Hot lead" already. Use it, or choose another name.`,
      errors: [{ pointer: '/name' }],
    })
  })
})

describe('conversations.listTags', () => {
  test('sorts by name and searches whatever the case', async () => {
    const world = await setupInbox()
    await tag(world, 'sample sent')
    await tag(world, 'Hot lead')
    const list = async (query: { search?: string } = {}) =>
      (await world.api.GET('/api/v1/conversation-tags', { params: { query } })).data?.data.map(({ name }) => name)

    expect(await list()).toEqual(['Hot lead', 'sample sent'])
    expect(await list({ search: 'SAMPLE' })).toEqual(['sample sent'])
    expect(await list({ search: 'cold' })).toEqual([])
  })
})

describe('conversations.updateTags', () => {
  test('adds and removes, and the counts follow', async () => {
    const world = await setupInbox()
    const [hot, sample] = [await tag(world, 'Hot lead'), await tag(world, 'Sample sent')]
    const id = await world.open()
    await update(world, id, { add: [hot] })
    world.advance(1)

    const { data } = await update(world, id, { remove: [hot], add: [sample] })

    expect(names(data)).toEqual(['Sample sent'])
    expect(data?.tags[0]?.conversationCount).toBe(1)
    expect(data?.updatedAt).toBe('2026-01-05T15:00:00.000Z')
    expect(await counts(world)).toEqual([
      ['Hot lead', 0],
      ['Sample sent', 1],
    ])
  })

  test('removes before it adds', async () => {
    const world = await setupInbox()
    const hot = await tag(world, 'Hot lead')
    const id = await world.open()

    const { data } = await update(world, id, { remove: [hot], add: [hot] })

    expect(names(data)).toEqual(['Hot lead'])
  })

  test('replaces all tags, sorted by name', async () => {
    const world = await setupInbox()
    const [sample, hot] = [await tag(world, 'Sample sent'), await tag(world, 'Hot lead')]
    const id = await world.open()

    const { data } = await update(world, id, { tagIds: [sample, hot] })
    const { data: emptied } = await update(world, id, { tagIds: [] })

    expect(names(data)).toEqual(['Hot lead', 'Sample sent'])
    expect(names(emptied)).toEqual([])
  })

  test('changes nothing by what it has already', async () => {
    const world = await setupInbox()
    const hot = await tag(world, 'Hot lead')
    const id = await world.open()
    const { data: before } = await update(world, id, { add: [hot] })
    world.advance(1)

    const { data } = await update(world, id, { add: [hot] })

    expect(data?.updatedAt).toBe(before?.updatedAt)
    expect(data?.tags).toEqual(before?.tags)
  })

  test('refuses both forms at once', async () => {
    const world = await setupInbox()
    const hot = await tag(world, 'Hot lead')

    const { error } = await update(world, await world.open(), { tagIds: [hot], add: [hot] })

    expect(error).toMatchObject({
      status: 422,
      code: 'exclusive_fields',
      errors: [{ pointer: '/tagIds' }, { pointer: '/add' }],
    })
  })

  test('names every unknown tag, and then changes nothing', async () => {
    const world = await setupInbox()
    const hot = await tag(world, 'Hot lead')
    const id = await world.open()

    const { error } = await update(world, id, { add: [hot, 'tag_1'], remove: ['tag_2'] })

    expect(error).toMatchObject({
      status: 422,
      code: 'unknown_reference',
      detail: 'There is no tag tag_1 in this workspace. Create it first.',
      errors: [{ pointer: '/add/1' }, { pointer: '/remove/0' }],
    })
    expect(names(await world.read(id))).toEqual([])
  })

  test('refuses more than 50 tags', async () => {
    const world = await setupInbox()
    const ids = await Promise.all(Array.from({ length: 51 }, (_, index) => tag(world, `Tag ${index}`)))
    const id = await world.open()
    await update(world, id, { tagIds: ids.slice(0, 50) })

    const { error } = await update(world, id, { add: ids.slice(50) })

    expect(error).toMatchObject({ status: 400, code: 'validation_failed', errors: [{ pointer: '/add' }] })
  })

  test('keeps the counts of tags and the filter by tag in step, whatever changes', async () => {
    const world = await setupInbox()
    const [hot, cold] = [await tag(world, 'Hot'), await tag(world, 'Cold')]
    const ids = [await world.open('+12025550150'), await world.open('+12025550151'), await world.open('+12025550152')]
    const some = fc.uniqueArray(fc.constantFrom(hot, cold))
    const change = fc.oneof(fc.record({ tagIds: some }), fc.record({ add: some, remove: some }))
    const withTag = async (tagId: string) =>
      (await world.api.GET('/api/v1/conversations', { params: { query: { tagId: [tagId] } } })).data?.data.length

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), change, async (id, body) => {
        await update(world, id, body)

        expect(await counts(world)).toEqual([
          ['Cold', await withTag(cold)],
          ['Hot', await withTag(hot)],
        ])
      }),
    )
  })

  test('knows no other conversation', async () => {
    const { error } = await update(await setupInbox(), 'cnv_0', { tagIds: [] })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('conversations.deleteTag', () => {
  test('takes it off every conversation and frees its name', async () => {
    const world = await setupInbox()
    const hot = await tag(world, 'Hot lead')
    const id = await world.open()
    await update(world, id, { add: [hot] })

    const { response } = await world.api.DELETE('/api/v1/conversation-tags/{tagId}', {
      params: { path: { tagId: hot } },
    })
    await tag(world, 'hot lead')

    expect(response.status).toBe(204)
    expect(names(await world.read(id))).toEqual([])
    expect(await counts(world)).toEqual([['hot lead', 0]])
  })

  test('knows no other tag', async () => {
    const world = await setupInbox()

    const { error } = await world.api.DELETE('/api/v1/conversation-tags/{tagId}', {
      params: { path: { tagId: 'tag_0' } },
    })

    expect(error).toMatchObject({ status: 404, detail: 'There is no conversation tag tag_0 in this workspace.' })
  })
})
