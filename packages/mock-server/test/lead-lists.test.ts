import { describe, expect, test } from 'vitest'
import { people, roast } from './leads/people.ts'

describe('leadLists.create', () => {
  test('makes an empty list', async () => {
    const { api } = await people()

    const { data, response } = await api.POST('/api/v1/lead-lists', { body: { name: 'London', description: 'South' } })

    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/api/v1/lead-lists/${data?.id}`)
    expect(data).toMatchObject({ name: 'London', description: 'South', leadCount: 0, campaignCount: 0 })
  })

  test('refuses a name that a list has in another case', async () => {
    const { api, makeList } = await people()
    const list = await makeList('Trade fair')

    const { error } = await api.POST('/api/v1/lead-lists', { body: { name: 'TRADE FAIR' } })

    expect(error).toMatchObject({
      status: 409,
      code: 'name_taken',
      errors: [{ pointer: '/name', message: `is taken by ${list.id}` }],
    })
  })

  test('makes one list when a request is repeated with its idempotency key', async () => {
    const { api } = await people()
    const create = () =>
      api.POST('/api/v1/lead-lists', { params: { header: { 'Idempotency-Key': 'once' } }, body: { name: 'London' } })

    const first = await create()
    const again = await create()

    expect(again.data).toEqual(first.data)
    expect(again.response.headers.get('idempotency-replayed')).toBe('true')
  })
})

describe('leadLists.list', () => {
  test('sorts by time, name and size either way', async () => {
    const world = await people()
    const big = await world.makeList('beans')
    const small = await world.makeList('Aprons')
    await world.add('+12025550142', {}, big.id)
    const names = async (sort: 'createdAt' | '-createdAt' | 'name' | '-name' | 'leadCount' | '-leadCount') =>
      (await world.api.GET('/api/v1/lead-lists', { params: { query: { sort } } })).data?.data.map(({ name }) => name)

    expect(await names('createdAt')).toEqual(['Cafés', 'beans', 'Aprons'])
    expect(await names('-createdAt')).toEqual(['Aprons', 'beans', 'Cafés'])
    expect(await names('name')).toEqual(['Aprons', 'beans', 'Cafés'])
    expect(await names('-name')).toEqual(['Cafés', 'beans', 'Aprons'])
    expect((await names('-leadCount'))?.[0]).toBe('beans')
    expect((await names('leadCount'))?.at(-1)).toBe('beans')
    expect(small.leadCount).toBe(0)
  })

  test('searches names and descriptions', async () => {
    const world = await people()
    await world.makeList('London', 'Met at the TRADE fair')
    const found = async (search: string) =>
      (await world.api.GET('/api/v1/lead-lists', { params: { query: { search } } })).data?.data.map(({ name }) => name)

    expect(await found('trade Fair')).toEqual(['London'])
    expect(await found('CAFÉ')).toEqual(['Cafés'])
    expect(await found('nothing')).toEqual([])
  })

  test('goes on after a name in any script', async () => {
    const world = await people()
    await world.makeList('Кофейни')
    await world.makeList('☕️ 咖啡')
    const list = (query: object) => world.api.GET('/api/v1/lead-lists', { params: { query } })
    const first = await list({ limit: 2, sort: '-name' })

    const second = await list({ limit: 2, sort: '-name', cursor: first.data?.pagination.nextCursor })

    expect(second.data?.data).toMatchObject([{ name: 'Cafés' }])
  })

  test('goes on where a page ended, for this list alone', async () => {
    const world = await people()
    await world.makeList('London')
    const list = (query: object) => world.api.GET('/api/v1/lead-lists', { params: { query } })
    const first = await list({ limit: 1, sort: 'name' })
    const cursor = first.data?.pagination.nextCursor

    const second = await list({ limit: 1, sort: 'name', cursor })
    const other = await list({ limit: 1, sort: '-name', cursor })

    expect(second.data).toMatchObject({ data: [{ name: 'London' }], pagination: { hasMore: false, nextCursor: null } })
    expect(other.error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })
})

describe('leadLists.get', () => {
  test('tells a list that does not exist', async () => {
    const { api, inList } = await people()

    const { error } = await api.GET('/api/v1/lead-lists/{leadListId}', inList('lst_none'))

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('leadLists.delete', () => {
  test('leaves the leads where they are, and in their other lists', async () => {
    const world = await people()
    const other = await world.makeList('London')
    const { id } = await world.add('+12025550142')
    await world.add('+12025550142', {}, other.id)

    const { response } = await world.api.DELETE('/api/v1/lead-lists/{leadListId}', world.inList())

    expect(response.status).toBe(204)
    expect(await world.leadList()).toBeUndefined()
    expect(await world.lead(id)).toMatchObject({ leadListIds: [other.id] })
  })

  test('frees its name', async () => {
    const world = await people()
    await world.api.DELETE('/api/v1/lead-lists/{leadListId}', world.inList())

    expect(await world.makeList('cafés')).toMatchObject({ name: 'cafés' })
  })
})

describe('leadLists.listLeads', () => {
  test('keeps to the leads of the list and to the filters', async () => {
    const world = await people()
    const other = await world.makeList('London')
    const amara = await world.add('+12025550142', { tags: ['wholesale'] })
    const diego = await world.add('+12025550157')
    await world.add('+447700900123', { tags: ['wholesale'] }, other.id)
    const listed = async (query: object) =>
      (
        await world.api.GET('/api/v1/lead-lists/{leadListId}/leads', {
          params: { path: { leadListId: world.list.id }, query },
        })
      ).data?.data.map(({ id }) => id)

    expect(await listed({})).toEqual([diego.id, amara.id])
    expect(await listed({ tag: ['wholesale'] })).toEqual([amara.id])
    expect(await listed({ search: '0157' })).toEqual([diego.id])
  })

  test('refuses the cursor of another list', async () => {
    const world = await people()
    await world.add('+12025550142')
    await world.add('+12025550157')
    const page = (leadListId: string, query: object) =>
      world.api.GET('/api/v1/lead-lists/{leadListId}/leads', { params: { path: { leadListId }, query } })
    const { data } = await page(world.list.id, { limit: 1 })
    const other = await world.makeList('London')

    const { error } = await page(other.id, { limit: 1, cursor: data?.pagination.nextCursor })

    expect(error).toMatchObject({ status: 400, code: 'invalid_cursor' })
  })

  test.each([
    [{ leadListId: 'lst_none' }, {}],
    [{}, { campaignId: 'cmp_none' }],
  ])('tells what does not exist: %j %j', async (path, query) => {
    const world = await people()

    const { error } = await world.api.GET('/api/v1/lead-lists/{leadListId}/leads', {
      params: { path: { leadListId: world.list.id, ...path }, query },
    })

    expect(error).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('leadLists.addLead', () => {
  test('makes a lead of a new number', async () => {
    const world = await people()
    await world.field(roast)
    const body = {
      phone: '0044 7700 900-456',
      firstName: 'Tomás',
      tags: ['wholesale', 'fair'],
      customFields: { favoriteRoast: 'light' },
    }

    const { data, response } = await world.api.POST('/api/v1/lead-lists/{leadListId}/leads', {
      ...world.inList(),
      body,
    })

    expect(response.status).toBe(201)
    expect(data).toMatchObject({
      phone: '+447700900456',
      firstName: 'Tomás',
      lastName: null,
      status: 'new',
      tags: ['fair', 'wholesale'],
      customFields: { favoriteRoast: 'light' },
      whatsappStatus: 'unknown',
      leadListIds: [world.list.id],
      source: 'api',
    })
    expect(await world.leadList()).toMatchObject({ leadCount: 1 })
  })

  test('reads a national number as one of the default country', async () => {
    const world = await people()

    expect(await world.add('(202) 555-0168')).toMatchObject({ phone: '+12025550168' })
  })

  test('adds the lead that has the number as it is', async () => {
    const world = await people()
    const known = await world.add('+12025550142', { firstName: 'Amara' })
    const other = await world.makeList('London')

    const added = await world.add('+1 202 555 0142', { firstName: 'Someone', customFields: { none: 1 } }, other.id)

    expect(added).toMatchObject({ id: known.id, firstName: 'Amara', leadListIds: [world.list.id, other.id] })
  })

  test('answers 200 and changes nothing when the lead is in the list already', async () => {
    const world = await people()
    const known = await world.add('+12025550142')
    world.workspace.advance('1h')

    const { data, response } = await world.api.POST('/api/v1/lead-lists/{leadListId}/leads', {
      ...world.inList(),
      body: { leadId: known.id },
    })

    expect(response.status).toBe(200)
    expect(data).toEqual(known)
    expect(await world.leadList()).toMatchObject({ leadCount: 1, updatedAt: known.updatedAt })
  })

  test.each([
    ['both', { leadId: 'led_1', phone: '+12025550142' }, 'exclusive_fields', ['/leadId', '/phone']],
    ['neither', { firstName: 'Amara' }, 'exclusive_fields', ['/leadId', '/phone']],
    ['more beside an id', { leadId: 'led_1', firstName: 'A', tags: [] }, 'exclusive_fields', ['/firstName', '/tags']],
    ['an id that names nothing', { leadId: 'led_none' }, 'unknown_reference', ['/leadId']],
    ['a short number', { phone: '+4477009' }, 'phone_invalid', ['/phone']],
    ['a number that is none', { phone: 'call me' }, 'phone_invalid', ['/phone']],
    [
      'custom fields at fault',
      { phone: '+12025550142', customFields: { favoriteRoast: 'blonde', 'a/b': 1 } },
      'custom_field_invalid',
      ['/customFields/favoriteRoast', '/customFields/a~1b'],
    ],
  ])('refuses %s and adds nothing', async (_, body, code, pointers) => {
    const world = await people()
    await world.field(roast)

    const { error } = await world.api.POST('/api/v1/lead-lists/{leadListId}/leads', { ...world.inList(), body })

    expect(error).toMatchObject({ status: 422, code, errors: pointers.map((pointer) => ({ pointer })) })
    expect(await world.leadList()).toMatchObject({ leadCount: 0 })
  })
})
