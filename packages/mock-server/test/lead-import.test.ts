import { describe, expect, test } from 'vitest'
import { people, roast } from './leads/people.ts'

const codesOf = (errors: { row: number; field: string | null; code: string }[] = []) =>
  errors.map(({ row, field, code }) => [row, field, code])

describe('leadLists.importLeads with rows', () => {
  test('maps columns, reads national numbers and names each row that is not taken', async () => {
    const world = await people()
    await world.field(roast)
    const known = await world.add('+12025550142', { firstName: 'Amara' }, (await world.makeList('London')).id)

    const { data } = await world.importRows(
      [
        { Mobile: '(202) 555-0168', Name: 'Noor', Café: 'Saltbox Coffee', Roast: 'dark' },
        { Mobile: '+1 202-555-0142', Name: 'Someone', Café: 'Lantern Café', Roast: 'dark' },
        { Mobile: '202.555.0168', Name: 'Noor', Café: 'Saltbox Coffee', Roast: 'medium' },
        { Mobile: '12345', Name: 'Ravi', Café: 'Ninth Street Espresso', Roast: null },
        { Mobile: '', Name: 'Hana' },
      ],
      {
        mapping: { Mobile: 'phone', Name: 'firstName', Café: 'company', Roast: 'favoriteRoast' },
        defaultCountry: 'US',
        tags: ['trade-fair'],
      },
    )

    const [noor] = await world.leads({ phone: '+12025550168' })
    expect(data).toMatchObject({
      total: 5,
      created: 1,
      updated: 0,
      duplicates: 2,
      invalid: 2,
      skipped: 0,
      leadIds: [noor?.id, known.id],
      errors: [
        { row: 2, phone: '+12025550142', field: null, code: 'duplicate_in_workspace' },
        {
          row: 3,
          phone: '+12025550168',
          field: null,
          code: 'duplicate_in_file',
          message: expect.stringMatching('Row 1'),
        },
        {
          row: 4,
          phone: '12345',
          field: 'phone',
          code: 'phone_invalid',
          message: '12345 is too short for a phone number of US.',
        },
        { row: 5, phone: null, field: 'phone', code: 'phone_missing' },
      ],
    })
    expect(noor).toMatchObject({
      firstName: 'Noor',
      company: 'Saltbox Coffee',
      tags: ['trade-fair'],
      customFields: { favoriteRoast: 'dark' },
      source: 'import',
      leadListIds: [world.list.id],
    })
    expect(await world.lead(known.id)).toMatchObject({ firstName: 'Amara', tags: [] })
    expect(await world.leadList()).toMatchObject({ leadCount: 2 })
  })

  test('names the earlier row of each number that comes again', async () => {
    const world = await people()
    const phones = ['+12025550142', '+12025550142', '+12025550157', '+12025550157', '+12025550142']

    const { data } = await world.importRows(phones.map((phone) => ({ phone })))

    expect(data?.errors.map(({ row, message }) => [row, message])).toEqual([
      [2, 'Row 1 has this number already.'],
      [4, 'Row 3 has this number already.'],
      [5, 'Row 1 has this number already.'],
    ])
  })

  test('writes rows over known leads when asked to; empty cells change nothing', async () => {
    const world = await people()
    await world.field(roast)
    const person = { firstName: 'Amara', company: 'Lantern', tags: ['east'], customFields: { favoriteRoast: 'dark' } }
    const { id } = await world.add('+12025550142', person)

    const { data } = await world.importRows(
      [
        { phone: '+12025550142', firstName: ' ', company: 'Saltbox', favoriteRoast: 'light' },
        { phone: '+12025550157', firstName: 'Diego', favoriteRoast: 'blonde', tags: 'a; b;;a' },
      ],
      { onDuplicate: 'update', tags: ['fair'] },
    )

    expect(data).toMatchObject({ total: 2, created: 1, updated: 1, duplicates: 0 })
    expect(data?.errors).toEqual([
      {
        row: 2,
        phone: '+12025550157',
        field: 'favoriteRoast',
        code: 'custom_field_invalid',
        message: 'favoriteRoast must be one of light, medium or dark; the lead was made without it.',
      },
    ])
    expect(await world.lead(id)).toMatchObject({
      firstName: 'Amara',
      company: 'Saltbox',
      tags: ['east', 'fair'],
      customFields: { favoriteRoast: 'light' },
    })
    expect((await world.leads({ phone: '12025550157' }))[0]).toMatchObject({
      tags: ['a', 'b', 'fair'],
      customFields: {},
    })
  })

  test('leaves out values that do not fit, and names an undefined column once', async () => {
    const world = await people()
    const row = { 'Shoe size': '9', '': 'x', id: 'led_1' }

    const { data } = await world.importRows([
      { ...row, phone: '+12025550142', 'Shoe size': '' },
      {
        ...row,
        phone: '+12025550157',
        email: 'no mail',
        website: 'lantern',
        country: 'gb',
        firstName: 'x'.repeat(101),
      },
      { ...row, phone: '+12025550168', country: 'Britain', tags: 'y'.repeat(51) },
    ])

    expect(data).toMatchObject({ total: 3, created: 3 })
    expect(codesOf(data?.errors)).toEqual([
      [1, null, 'custom_field_invalid'],
      [1, 'id', 'custom_field_invalid'],
      [2, 'email', 'field_invalid'],
      [2, 'website', 'field_invalid'],
      [2, 'firstName', 'field_invalid'],
      [2, 'Shoe size', 'custom_field_invalid'],
      [3, 'country', 'field_invalid'],
      [3, 'tags', 'field_invalid'],
    ])
    expect((await world.leads({ phone: '12025550157' }))[0]).toMatchObject({ country: 'GB', email: null })
  })

  test.each([
    ['number', '12.5', 12.5],
    ['number', 3, 3],
    ['boolean', 'YES', true],
    ['boolean', false, false],
    ['text', 7, '7'],
    ['date', '2026-03-01', '2026-03-01'],
    ['url', 'https://lantern.example/a', 'https://lantern.example/a'],
  ] as const)('reads a cell as a value of the type %s: %j', async (type, cell, value) => {
    const world = await people()
    await world.field({ key: 'extra', label: 'Extra', type })

    await world.importRows([{ phone: '+12025550142', extra: cell }])

    expect((await world.leads())[0]?.customFields).toEqual({ extra: value })
  })

  test('keeps the tags that a lead has when there would be too many', async () => {
    const world = await people()
    const own = Array.from({ length: 49 }, (_, index) => `own-${index}`)
    const { id } = await world.add('+12025550142', { tags: own })

    await world.importRows([{ phone: '+12025550142' }], { onDuplicate: 'update', tags: ['a', 'b', 'c'] })

    expect((await world.lead(id))?.tags).toEqual(['a', ...own].sort())
  })

  test('answers a repeated request as before', async () => {
    const world = await people()
    const run = () =>
      world.api.POST('/api/v1/lead-lists/{leadListId}/leads/import', {
        params: { ...world.inList().params, header: { 'Idempotency-Key': 'once' } },
        body: { rows: [{ phone: '+12025550142' }], onDuplicate: 'skip' },
      })

    const first = await run()
    const again = await run()

    expect(first.data).toMatchObject({ created: 1 })
    expect(again.data).toEqual(first.data)
  })

  test.each([
    [{ mapping: { Roast: 'roastLevel', Mobile: 'phone', 'a/b': 'id' } }, 422, ['/mapping/Roast', '/mapping/a~1b']],
    [{ defaultCountry: 'XX' }, 400, ['/defaultCountry']],
  ])('refuses %j and imports nothing', async (options, status, pointers) => {
    const world = await people()

    const { error } = await world.importRows([{ phone: '+12025550142' }], options)

    expect(error).toMatchObject({ status, errors: pointers.map((pointer) => ({ pointer })) })
    expect(await world.leads()).toEqual([])
  })
})

describe('leadLists.importLeads with a file', () => {
  const utf16 = (text: string) =>
    new Uint8Array(new Uint16Array([...`\ufeff${text}`].map((c) => c.charCodeAt(0))).buffer)
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  const csv = 'phone,firstName,company\n+12025550142,Amara,Café Á\n'

  test.each([
    ['UTF-8', csv],
    ['UTF-8 with a byte order mark', `\ufeff${csv}`],
    ['UTF-16', utf16(csv)],
    ['Latin-1', latin1(csv)],
    ['carriage returns', csv.replaceAll('\n', '\r\n')],
    ['semicolons', csv.replaceAll(',', ';')],
    ['tabs', csv.replaceAll(',', '\t')],
    ['quotes and empty lines', '"phone","firstName","company"\n\n"+12025550142","Amara","Café Á"\n\n'],
    ['columns of another order and an empty one', ',company,phone,firstName\n,Café Á,+12025550142,Amara\n'],
  ])('reads %s', async (_, file) => {
    const world = await people()

    const { body } = await world.upload(file)

    expect(body).toMatchObject({ total: 1, created: 1, errors: [] })
    expect((await world.leads())[0]).toMatchObject({ phone: '+12025550142', firstName: 'Amara', company: 'Café Á' })
  })

  test('keeps line breaks, separators and quotes inside of quotes', async () => {
    const world = await people()

    await world.upload('phone,notes\n+12025550142,"Says ""hi"",\nthen; leaves"\n')

    expect((await world.leads())[0]).toMatchObject({ notes: 'Says "hi",\nthen; leaves' })
  })

  test('takes the options of its part', async () => {
    const world = await people()

    const { body } = await world.upload('Mobile,Name\n07700 900123,Priya\n', {
      mapping: { Mobile: 'phone', Name: 'firstName' },
      defaultCountry: 'GB',
      tags: ['fair'],
    })

    expect(body).toMatchObject({ created: 1 })
    expect((await world.leads())[0]).toMatchObject({ phone: '+447700900123', firstName: 'Priya', tags: ['fair'] })
  })

  test('takes short rows, and names the cells that no column has', async () => {
    const world = await people()

    const { body } = await world.upload('phone,firstName\n+12025550142\n+12025550157,Diego,extra\n')

    expect(body).toMatchObject({ created: 2 })
    expect(codesOf(body.errors)).toEqual([[2, 'column 3', 'custom_field_invalid']])
  })

  test('takes a file with a header alone', async () => {
    const world = await people()

    const { status, body } = await world.upload('phone\n')

    expect([status, body.total]).toEqual([200, 0])
  })

  test.each([
    ['an empty file', '', {}, 400, 'csv_unreadable', '/file'],
    ['a file without a column of numbers', 'name\nAmara\n', {}, 400, 'csv_unreadable', '/file'],
    [
      'a file whose numbers are mapped away',
      'phone\n1\n',
      { mapping: { phone: null } },
      400,
      'csv_unreadable',
      '/file',
    ],
    ['an open quotation', 'phone\n"+12025550142\n', {}, 400, 'csv_unreadable', '/file'],
    ['what is no text', 'PK\u0003\u0004\u0000\u0000', {}, 400, 'csv_unreadable', '/file'],
    [
      'a mapping to an unknown field',
      'phone,Roast\n+12025550142,dark\n',
      { mapping: { Roast: 'roastLevel' } },
      422,
      'custom_field_invalid',
      '/options/mapping/Roast',
    ],
  ])('refuses %s', async (_, file, options, status, code, pointer) => {
    const world = await people()

    const { body } = await world.upload(file, options)

    expect(body).toMatchObject({ status, code, errors: [{ pointer }] })
  })

  test.each([
    ['that is too large', 'x'.repeat(10 * 1024 * 1024 + 1), 'text/csv', 413, 'payload_too_large'],
    ['of another type', csv, 'image/png', 415, 'unsupported_media_type'],
  ])('refuses a file %s', async (_, file, type, status, code) => {
    const world = await people()

    const { body } = await world.upload(file, undefined, type)

    expect(body).toMatchObject({ status, code })
  })
})
