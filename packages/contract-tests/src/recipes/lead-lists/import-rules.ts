import type { Json, Rule, World } from '../../world/recipes.ts'
import { emptyList, leadIn, newLead, roastField } from '../leads/lead.ts'
import { freshPhone } from '../phones.ts'

const operation = 'leadLists.importLeads'

const importRows = async (world: World, json: Json) => world.call(operation, { path: await emptyList(world), json })

/** Uploads a CSV file, with the options if there are any. */
async function upload(world: World, text: string, options?: Json) {
  const value = { file: { fileName: 'leads.csv', type: 'text/csv', text }, ...(options && { options }) }
  return world.call(operation, { path: await emptyList(world), body: { type: 'multipart/form-data', value } })
}

/** Imports one row over a lead that is there, and reads the lead. */
async function importedOver(world: World, lead: Json, row: Json, options: Json) {
  const { phone } = await newLead(world, lead)
  await importRows(world, { rows: [{ phone, ...row }], ...options })
  return world.call('leads.list', { query: { phone } })
}

/** Imports one row of a new number, and reads the lead that it made. */
async function imported(world: World, row: Json, options: Json = {}) {
  const phone = freshPhone(world)
  await importRows(world, { rows: [{ phone, ...row }], ...options })
  return world.call('leads.list', { query: { phone } })
}

export const importRules: Rule[] = [
  {
    operation,
    name: 'a file without a column of phone numbers is refused',
    expect: { status: 400, code: 'csv_unreadable' },
    run: (world) => upload(world, 'name,company\r\nAmara,Lantern\r\n'),
  },
  {
    operation,
    name: 'an empty file is refused',
    expect: { status: 400, code: 'csv_unreadable' },
    run: (world) => upload(world, ''),
  },
  {
    operation,
    name: 'a file that is no CSV is refused',
    expect: { status: 400, code: 'csv_unreadable' },
    run: (world) => upload(world, 'phone,name\r\n+12025550142,"Amara\r\n'),
  },
  {
    operation,
    name: 'a mapping to a field that nothing has is refused',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: (world) => importRows(world, { rows: [{ phone: freshPhone(world) }], mapping: { Roast: 'neverDefined' } }),
  },
  {
    operation,
    name: 'the rows of a file become leads',
    expect: { status: 200, body: { total: 2, created: 2, invalid: 0, errors: [] } },
    run: (world) => upload(world, `phone,firstName\r\n${freshPhone(world)},Amara\r\n${freshPhone(world)},Noor\r\n`),
  },
  {
    operation,
    name: 'the options of a file say which column fills which field',
    expect: { status: 200, body: { total: 1, created: 1, errors: [] } },
    run: (world) =>
      upload(world, `Mobile,Café\n${freshPhone(world)},Lantern\n`, { mapping: { Mobile: 'phone', Café: 'company' } }),
  },
  {
    operation,
    name: 'every row is counted once, and errors name what is the matter',
    expect: {
      status: 200,
      body: {
        ...{ total: 5, created: 1, updated: 0, duplicates: 2, invalid: 2, skipped: 0 },
        errors: [
          { row: 2, code: 'duplicate_in_workspace' },
          { row: 3, code: 'duplicate_in_file' },
          { row: 4, field: 'phone', code: 'phone_invalid' },
          { row: 5, code: 'phone_missing', phone: null },
        ],
      },
    },
    run: async (world) => {
      const phone = freshPhone(world)
      const known = await newLead(world)
      const rows = [{ phone }, { phone: known.phone }, { phone }, { phone: '12345' }, { company: 'Lantern' }]
      return importRows(world, { rows, defaultCountry: 'US' })
    },
  },
  {
    operation,
    name: 'the leads are named once each, in the order of their rows',
    expect: { status: 200 },
    run: async (world) => {
      const [one, other] = [await newLead(world), await newLead(world)]
      const rows = [{ phone: other.phone }, { phone: one.phone }, { phone: other.phone }]
      return { ...(await importRows(world, { rows })), expected: { leadIds: [other.id, one.id] } }
    },
  },
  {
    operation,
    name: 'a lead that is there already joins the list',
    expect: { status: 200, body: { leadCount: 2 } },
    run: async (world) => {
      const path = await emptyList(world)
      const { phone } = await newLead(world)
      await world.must(operation, { path, json: { rows: [{ phone }, { phone: freshPhone(world) }] } })
      return world.call('leadLists.get', { path })
    },
  },
  {
    operation,
    name: 'a lead that is in the list already stays in it',
    expect: { status: 200, body: { leadCount: 1 } },
    run: async (world) => {
      const path = await emptyList(world)
      const { phone } = await leadIn(world, path)
      await world.must(operation, { path, json: { rows: [{ phone }] } })
      return world.call('leadLists.get', { path })
    },
  },
  {
    operation,
    name: 'a lead that is there already stays as it is',
    expect: { status: 200, body: { data: [{ company: 'Lantern Café', source: 'api' }] } },
    run: (world) => importedOver(world, { company: 'Lantern Café' }, { company: 'Saltbox Coffee' }, {}),
  },
  {
    operation,
    name: 'onDuplicate update writes a row over its lead, where it is not empty',
    expect: { status: 200, body: { data: [{ company: 'Saltbox Coffee', city: 'Washington' }] } },
    run: (world) =>
      importedOver(
        world,
        { company: 'Lantern Café', city: 'Washington' },
        { company: 'Saltbox Coffee', city: '' },
        { onDuplicate: 'update' },
      ),
  },
  {
    operation,
    name: 'national numbers are read as ones of the default country',
    expect: { status: 200, body: { created: 0, duplicates: 1, invalid: 0 } },
    run: async (world) => {
      const { phone } = await newLead(world)
      return importRows(world, { rows: [{ phone: phone.slice(2) }], defaultCountry: 'US' })
    },
  },
  {
    operation,
    name: 'a row makes a lead with the source import and the tags of both',
    expect: { status: 200, body: { data: [{ source: 'import', tags: ['east-coast', 'trade-fair', 'wholesale'] }] } },
    run: (world) => imported(world, { tags: 'wholesale; east-coast' }, { tags: ['trade-fair'] }),
  },
  {
    operation,
    name: 'a mapping to null leaves a column out',
    expect: { status: 200, body: { data: [{ company: null, firstName: 'Amara' }] } },
    run: (world) => imported(world, { company: 'Lantern', firstName: 'Amara' }, { mapping: { company: null } }),
  },
  {
    operation,
    name: 'a value that does not fit is left out of its row, and named',
    expect: { status: 200, body: { created: 1, errors: [{ row: 1, field: 'email', code: 'field_invalid' }] } },
    run: (world) => importRows(world, { rows: [{ phone: freshPhone(world), email: 'nowhere' }] }),
  },
  {
    operation,
    name: 'a value that is no option of its field is left out of its row, and named',
    expect: { status: 200, body: { created: 1, errors: [{ row: 1, code: 'custom_field_invalid' }] } },
    run: async (world) =>
      importRows(world, { rows: [{ phone: freshPhone(world), [await roastField(world)]: 'burnt' }] }),
  },
  {
    operation,
    name: 'a column that fills no field is named once',
    expect: { status: 200, body: { created: 2, errors: [{ row: 1, field: 'Roaster', code: 'custom_field_invalid' }] } },
    run: (world) =>
      importRows(world, {
        rows: [
          { phone: freshPhone(world), Roaster: 'Juniper' },
          { phone: freshPhone(world), Roaster: 'Marble' },
        ],
      }),
  },
  {
    operation,
    name: 'a row that changes its lead is counted as such',
    expect: { status: 200, body: { total: 2, created: 1, updated: 1, duplicates: 0, invalid: 0, errors: [] } },
    run: async (world) => {
      const { phone } = await newLead(world)
      const rows = [{ phone, company: 'Saltbox Coffee' }, { phone: freshPhone(world) }]
      return importRows(world, { rows, onDuplicate: 'update' })
    },
  },
  {
    operation,
    name: 'an import with an impossible mapping makes no lead',
    expect: { status: 200, body: { data: [] } },
    run: (world) => imported(world, { Roast: 'dark' }, { mapping: { Roast: 'neverDefined' } }),
  },
  {
    operation,
    name: 'false and 0 are values of a row',
    expect: { status: 200 },
    run: async (world) => {
      const [bags, organic] = [`bags${world.unique()}`, `organic${world.unique()}`]
      for (const [key, type] of [
        [bags, 'number'],
        [organic, 'boolean'],
      ])
        await world.call('leads.createCustomField', { json: { key, label: 'Orders', type } })
      const answer = await imported(world, { [bags]: 0, [organic]: false })
      return { ...answer, expected: { data: [{ customFields: { [bags]: 0, [organic]: false } }] } }
    },
  },
]
