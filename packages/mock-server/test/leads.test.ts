import { describe, expect, test } from 'vitest'
import type { components } from '../generated/openapi/schema.ts'
import { type People, people, roast } from './leads/people.ts'

type Definition = Omit<components['schemas']['CustomFieldCreate'], 'key' | 'label'>

/** Three people in the order Amara, Diego, Priya, an hour apart. */
async function three(world: People) {
  const { add, workspace, update } = world
  const amara = await add('+12025550142', {
    firstName: 'Amara',
    lastName: 'Okafor',
    email: 'amara@lantern.example',
    company: 'Lantern Café',
    tags: ['wholesale', 'east'],
  })
  workspace.advance('1h')
  const diego = await add('+12025550157', { firstName: 'Diego', lastName: 'fuentes', tags: ['east'] })
  workspace.advance('1h')
  const priya = await add('+447700900123', { firstName: 'Priya' })
  await update(priya.id, { status: 'interested' })
  return { amara: amara.id, diego: diego.id, priya: priya.id }
}

describe('leads.list', () => {
  test.each([
    ['a company, whatever its case', { search: 'LANTERN café' }, ['amara']],
    ['part of a name', { search: 'iya' }, ['priya']],
    ['first and last name', { search: 'amara okafor' }, ['amara']],
    ['two letters', { search: 'YA' }, ['priya']],
    ['part of a number', { search: '0157' }, ['diego']],
    ['part of a mail address', { search: 'ra@lan' }, ['amara']],
    ['what only two properties have together', { search: 'okafor+1' }, []],
    ['a text with quotes', { search: 'a" or "b' }, []],
    ['a tag', { tag: ['east'] }, ['diego', 'amara']],
    ['one of two tags', { tag: ['wholesale', 'none'] }, ['amara']],
    ['one of two states', { status: ['interested', 'converted'] as ('interested' | 'converted')[] }, ['priya']],
    ['a number', { phone: '+447700900123' }, ['priya']],
    ['a number without its plus sign', { phone: '447700900123' }, ['priya']],
    ['the time', { createdFrom: '2026-01-05T15:00:00.000Z', createdTo: '2026-01-05T16:00:00.000Z' }, ['diego']],
    ['all at once', { tag: ['east'], search: 'diego', createdFrom: '2026-01-05T15:00:00.000Z' }, ['diego']],
  ])('finds by %s', async (_, query, names) => {
    const world = await people()
    const known: Record<string, string> = await three(world)

    const found = await world.leads(query)

    expect(found.map(({ id }) => id)).toEqual(names.map((name) => known[name]))
  })

  test.each([
    ['-createdAt', ['Priya', 'Diego', 'Amara']],
    ['createdAt', ['Amara', 'Diego', 'Priya']],
    ['lastName', ['Diego', 'Amara', 'Priya']],
    ['-lastName', ['Amara', 'Diego', 'Priya']],
  ] as const)('sorts by %s, with leads without the property last', async (sort, names) => {
    const world = await people()
    await three(world)

    const found = await world.leads({ sort })

    expect(found.map(({ firstName }) => firstName)).toEqual(names)
  })

  test('follows a lead that changes and forgets one that is deleted', async () => {
    const world = await people()
    const { amara, diego } = await three(world)
    await world.update(amara, { company: 'Saltbox' })
    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [diego] } })

    const counts = async (search: string) => (await world.leads({ search })).length

    expect(await counts('lantern café')).toBe(0)
    expect(await counts('saltbox')).toBe(1)
    expect(await counts('diego')).toBe(0)
  })

  test('goes on where a page ended, with these filters alone', async () => {
    const world = await people()
    const { amara } = await three(world)
    const list = (query: object) => world.api.GET('/api/v1/leads', { params: { query } })
    const first = await list({ limit: 1, tag: ['east'] })
    const cursor = first.data?.pagination.nextCursor

    const second = await list({ limit: 1, tag: ['east'], cursor })
    const other = await list({ limit: 1, tag: ['wholesale'], cursor })

    expect(second.data).toMatchObject({ data: [{ id: amara }], pagination: { hasMore: false, nextCursor: null } })
    expect(other.error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test.each([
    [{ leadListId: 'lst_none' }, 404, 'not_found'],
    [{ campaignId: 'cmp_none' }, 404, 'not_found'],
    [{ createdFrom: '2026-03-02T00:00:00Z', createdTo: '2026-03-01T00:00:00Z' }, 400, 'validation_failed'],
  ])('refuses %j', async (query, status, code) => {
    const { api } = await people()

    const { error } = await api.GET('/api/v1/leads', { params: { query } })

    expect(error).toMatchObject({ status, code })
  })
})

describe('leads.listTags', () => {
  test('names every tag that a lead has, sorted, and how many have it', async () => {
    const world = await people()
    const { amara, priya } = await three(world)
    await world.update(amara, { tags: ['north', 'east', 'zone'] })
    await world.update(priya, { tags: ['zone'] })

    const { data } = await world.api.GET('/api/v1/leads/tags')

    expect(data?.data).toEqual([
      { name: 'east', count: 2 },
      { name: 'north', count: 1 },
      { name: 'zone', count: 2 },
    ])
    expect(await world.tags('NOR')).toEqual({ north: 1 })
  })
})

describe('leads.update', () => {
  test('changes what is given, replaces tags, merges custom fields and leaves the rest', async () => {
    const world = await people()
    await world.field(roast)
    await world.field({ key: 'monthlyKilos', label: 'Kilos', type: 'number' })
    const { id } = await world.add('+12025550142', {
      firstName: 'Amara',
      notes: 'Met in February',
      tags: ['east'],
      customFields: { favoriteRoast: 'dark', monthlyKilos: 3 },
    })
    world.workspace.advance('1h')

    const { data } = await world.update(id, {
      notes: null,
      status: 'converted',
      tags: ['west', 'a'],
      customFields: { favoriteRoast: null, monthlyKilos: 4 },
    })

    expect(data).toMatchObject({
      firstName: 'Amara',
      notes: null,
      status: 'converted',
      tags: ['a', 'west'],
      updatedAt: '2026-01-05T15:00:00.000Z',
    })
    expect(data?.customFields).toEqual({ monthlyKilos: 4 })
  })

  test('moves a lead to another number, of which nothing is known yet', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')

    const { data } = await world.update(id, { phone: '202-555-0168' })

    expect(data).toMatchObject({ phone: '+12025550168', whatsappStatus: 'unknown', conversationId: null })
    expect(await world.leads({ phone: '+12025550142' })).toEqual([])
  })

  test('takes the number that the lead has', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')

    const { data } = await world.update(id, { phone: '+1 (202) 555-0142' })

    expect(data).toMatchObject({ phone: '+12025550142' })
  })

  test('opts a person out, for good', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    const optedOut = await world.update(id, { status: 'opted_out' })

    const back = await world.update(id, { status: 'interested' })
    const renamed = await world.update(id, { firstName: 'Amara', status: 'opted_out' })

    expect(optedOut.data).toMatchObject({ status: 'opted_out', optedOut: true })
    expect(back.error).toMatchObject({ status: 409, code: 'contact_opted_out' })
    expect(renamed.data).toMatchObject({ firstName: 'Amara', status: 'opted_out', optedOut: true })
  })

  test('says that a text must not be empty', async () => {
    const world = await people()
    await world.field({ key: 'note', label: 'Note', type: 'text' })
    const { id } = await world.add('+12025550142')

    const { error } = await world.update(id, { customFields: { note: '' } })

    expect(error).toMatchObject({ code: 'custom_field_invalid', errors: [{ message: 'must not be empty' }] })
  })

  test('keeps a number opted out whose lead was deleted and comes back', async () => {
    const world = await people()
    const { id } = await world.add('+12025550142')
    await world.update(id, { status: 'opted_out' })
    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [id] } })

    const again = await world.add('+12025550142')
    const other = await world.add('+12025550157')
    const moved = await world.update(again.id, { phone: '+12025550168' })

    expect(again).toMatchObject({ status: 'opted_out', optedOut: true })
    expect(moved.data).toMatchObject({ status: 'opted_out', optedOut: true })
    expect(other).toMatchObject({ status: 'new', optedOut: false })
  })

  test('opts a lead out that moves to a number which opted out', async () => {
    const world = await people()
    const gone = await world.add('+12025550142')
    await world.update(gone.id, { status: 'opted_out' })
    await world.update(gone.id, { phone: '+12025550168' })
    const { id } = await world.add('+12025550157')

    const { data } = await world.update(id, { phone: '+12025550142' })

    expect(data).toMatchObject({ status: 'opted_out', optedOut: true })
  })

  test.each([
    [{ phone: '+120255501' }, 422, 'phone_invalid', '/phone'],
    [{ customFields: { none: 1 } }, 422, 'custom_field_invalid', '/customFields/none'],
    [{ customFields: { favoriteRoast: 'blonde' } }, 422, 'custom_field_invalid', '/customFields/favoriteRoast'],
  ])('refuses %j and changes nothing', async (change, status, code, pointer) => {
    const world = await people()
    await world.field(roast)
    const before = await world.add('+12025550142')

    const { error } = await world.update(before.id, { firstName: 'Other', ...change })

    expect(error).toMatchObject({ status, code, errors: [{ pointer }] })
    expect(await world.lead(before.id)).toEqual(before)
  })

  test('refuses the number of another lead', async () => {
    const world = await people()
    const owner = await world.add('+12025550157')
    const { id } = await world.add('+12025550142')

    const { error } = await world.update(id, { phone: '+12025550157' })

    expect(error).toMatchObject({
      status: 409,
      code: 'phone_taken',
      detail: `The lead ${owner.id} has the number +12025550157 already. Update that lead instead.`,
    })
  })

  test('tells a lead that does not exist', async () => {
    const world = await people()

    const { error } = await world.update('led_none', { firstName: 'Amara' })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('leads.bulkDelete', () => {
  test('tells what became of each lead, and takes it out of its lists', async () => {
    const world = await people()
    const { amara, diego } = await three(world)

    const { data } = await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [diego, 'led_none'] } })

    expect(data).toMatchObject({
      action: 'delete',
      requested: 2,
      succeeded: 1,
      failed: 1,
      skipped: 0,
      results: [
        { id: diego, outcome: 'succeeded', code: null, message: null },
        { id: 'led_none', outcome: 'failed', code: 'not_found' },
      ],
    })
    expect(await world.leadList()).toMatchObject({ leadCount: 2 })
    expect(await world.tags()).toEqual({ east: 1, wholesale: 1 })
    expect(await world.lead(amara)).toBeDefined()
  })

  test('deletes what a filter names', async () => {
    const world = await people()
    const { priya } = await three(world)

    const { data } = await world.api.POST('/api/v1/leads/bulk-delete', {
      body: { filter: { tag: ['east'], leadListId: world.list.id } },
    })

    expect(data).toMatchObject({ requested: 2, succeeded: 2 })
    expect((await world.leads()).map(({ id }) => id)).toEqual([priya])
  })

  test('answers a repeated request as before', async () => {
    const world = await people()
    const { amara } = await three(world)
    const remove = () =>
      world.api.POST('/api/v1/leads/bulk-delete', {
        params: { header: { 'Idempotency-Key': 'once' } },
        body: { leadIds: [amara] },
      })

    const first = await remove()
    const again = await remove()

    expect(first.data).toMatchObject({ succeeded: 1 })
    expect(again.data).toEqual(first.data)
  })

  test.each([
    ['both', { leadIds: ['led_1'], filter: { search: 'a' } }, 422, 'exclusive_fields', ['/leadIds', '/filter']],
    ['neither', {}, 422, 'exclusive_fields', ['/leadIds', '/filter']],
    [
      'a filter that names what is not there',
      { filter: { leadListId: 'lst_none', campaignId: 'cmp_none' } },
      422,
      'unknown_reference',
      ['/filter/leadListId', '/filter/campaignId'],
    ],
    [
      'a filter that ends before it begins',
      { filter: { createdFrom: '2026-03-02T00:00:00Z', createdTo: '2026-03-01T00:00:00Z' } },
      400,
      'validation_failed',
      ['/filter/createdFrom'],
    ],
  ])('refuses %s', async (_, body, status, code, pointers) => {
    const { api } = await people()

    const { error } = await api.POST('/api/v1/leads/bulk-delete', { body })

    expect(error).toMatchObject({ status, code, errors: pointers.map((pointer) => ({ pointer })) })
  })
})

describe('leads.createCustomField', () => {
  test('defines a field that no lead has a value of', async () => {
    const { field } = await people()

    const { data, response } = await field({ ...roast, defaultValue: 'medium' })

    expect(response.status).toBe(201)
    expect(data).toMatchObject({ ...roast, defaultValue: 'medium', description: null, leadCount: 0 })
  })

  test.each([
    ['phone', 'is the name of a built-in field'],
    ['createdAt', 'is the name of a built-in field'],
    ['favoriteRoast', expect.stringMatching(/^is taken by fld_/)],
  ])('refuses the key %s, which is taken', async (key, message) => {
    const { field } = await people()
    await field(roast)

    const { error } = await field({ key, label: 'Other', type: 'text' })

    expect(error).toMatchObject({ status: 409, code: 'key_taken', errors: [{ pointer: '/key', message }] })
  })

  test.each([
    [{ type: 'select' }, ['/options']],
    [{ type: 'select', options: ['a'], defaultValue: 'b' }, ['/defaultValue']],
    [{ type: 'text', options: ['a'], defaultValue: 1 }, ['/options', '/defaultValue']],
    [{ type: 'number', defaultValue: '1' }, ['/defaultValue']],
    [{ type: 'boolean', defaultValue: 'true' }, ['/defaultValue']],
    [{ type: 'date', defaultValue: '2026-02-30' }, ['/defaultValue']],
    [{ type: 'url', defaultValue: 'ftp://juniper.example' }, ['/defaultValue']],
    [{ type: 'text', defaultValue: '' }, ['/defaultValue']],
  ] satisfies [Definition, string[]][])('refuses %j', async (definition, pointers) => {
    const { field } = await people()

    const { error } = await field({ key: 'k', label: 'K', ...definition })

    expect(error).toMatchObject({
      status: 422,
      code: 'custom_field_definition_invalid',
      errors: pointers.map((pointer) => ({ pointer })),
    })
  })

  test.each([
    [{ type: 'text', defaultValue: 'a' }],
    [{ type: 'number', defaultValue: 0 }],
    [{ type: 'boolean', defaultValue: false }],
    [{ type: 'date', defaultValue: '2028-02-29' }],
    [{ type: 'url', defaultValue: 'https://juniper.example/menu' }],
    [{ type: 'select', options: ['a'], defaultValue: null }],
  ] satisfies [Definition][])('takes %j', async (definition) => {
    const { field } = await people()

    const { data } = await field({ key: 'constructor', label: 'K', ...definition })

    expect(data).toMatchObject(definition)
  })
})

describe('leads.listCustomFields', () => {
  test('lists the oldest first, with how many leads have a value', async () => {
    const world = await people()
    await world.field(roast)
    await world.field({ key: 'monthlyKilos', label: 'Kilos', type: 'number' })
    const amara = await world.add('+12025550142', { customFields: { favoriteRoast: 'dark', monthlyKilos: 2 } })
    const diego = await world.add('+12025550157', { customFields: { favoriteRoast: 'dark' } })
    await world.update(amara.id, { customFields: { monthlyKilos: null } })
    await world.api.POST('/api/v1/leads/bulk-delete', { body: { leadIds: [diego.id] } })

    const { data } = await world.api.GET('/api/v1/leads/custom-fields')

    expect(data?.data.map(({ key, leadCount }) => [key, leadCount])).toEqual([
      ['favoriteRoast', 1],
      ['monthlyKilos', 0],
    ])
  })

  test('goes on where a page ended', async () => {
    const world = await people()
    await world.field(roast)
    await world.field({ key: 'monthlyKilos', label: 'Kilos', type: 'number' })
    const list = (query: object) => world.api.GET('/api/v1/leads/custom-fields', { params: { query } })
    const first = await list({ limit: 1 })

    const second = await list({ limit: 1, cursor: first.data?.pagination.nextCursor })
    const other = await list({ cursor: 'elsewhere' })

    expect(second.data).toMatchObject({ data: [{ key: 'monthlyKilos' }], pagination: { hasMore: false } })
    expect(other.error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})
