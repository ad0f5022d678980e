import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { freshPhone } from '../phones.ts'
import { addLead, at, draft } from './states.ts'

const rows = async (world: World, list: object[], json: object = {}): Promise<Answer> =>
  world.call('campaigns.importLeads', { path: at(await draft(world)), json: { rows: list, ...json } })

const file = async (world: World, text: string, options?: object, campaign?: Json): Promise<Answer> =>
  world.call('campaigns.importLeads', {
    path: at(campaign ?? (await draft(world))),
    body: {
      type: 'multipart/form-data',
      value: { file: { fileName: 'leads.csv', type: 'text/csv', text }, ...(options && { options }) },
    },
  })

/** A lead called Amara whose number is imported again with another name. */
async function importedAgain(world: World, onDuplicate: 'skip' | 'update'): Promise<Answer> {
  const phone = freshPhone(world)
  await addLead(world, await draft(world), { phone, firstName: 'Amara', company: 'Lantern Café' })
  await rows(world, [{ phone, firstName: 'Bertram', company: '' }], { onDuplicate })
  return world.call('leads.list', { query: { phone } })
}

export const importRules: Rule[] = [
  {
    operation: 'campaigns.importLeads',
    name: 'a file needs a column of phone numbers',
    expect: { status: 400, code: 'csv_unreadable' },
    run: (world) => file(world, 'name,company\nAmara,Lantern Café\n'),
  },
  {
    operation: 'campaigns.importLeads',
    name: 'columns do not fill fields that do not exist',
    expect: { status: 422, code: 'custom_field_invalid', body: { errors: [{ pointer: '/mapping/Tea' }] } },
    run: (world) => rows(world, [{ phone: freshPhone(world), Tea: 'Assam' }], { mapping: { Tea: 'favouriteTea' } }),
  },
  {
    operation: 'campaigns.importLeads',
    name: 'leads do not join a list that does not exist',
    expect: { status: 422, code: 'unknown_reference', body: { errors: [{ pointer: '/leadListId' }] } },
    run: (world) => rows(world, [{ phone: freshPhone(world) }], { leadListId: 'lst_none' }),
  },
  {
    operation: 'campaigns.importLeads',
    name: 'the counts of an import add up, and each row at fault is named',
    expect: {
      status: 200,
      body: {
        ...{ total: 5, created: 1, duplicates: 1, invalid: 2, skipped: 1 },
        errors: [
          { row: 2, code: 'duplicate_in_file' },
          { row: 3, code: 'phone_invalid' },
          { row: 4, code: 'phone_missing' },
          { row: 5, code: 'already_in_campaign' },
        ],
      },
    },
    run: async (world) => {
      const campaign = await draft(world)
      const [phone, known] = [freshPhone(world), freshPhone(world)]
      await addLead(world, campaign, { phone: known })
      const list = [{ phone }, { phone }, { phone: '12345' }, { firstName: 'Amara' }, { phone: known }]
      return world.call('campaigns.importLeads', { path: at(campaign), json: { rows: list } })
    },
  },
  {
    operation: 'campaigns.importLeads',
    name: 'numbers are compared in their E.164 form',
    expect: { status: 200, body: { total: 2, created: 1, duplicates: 1 } },
    run: (world) => {
      const phone = freshPhone(world)
      const national = `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`
      return rows(world, [{ phone }, { phone: national }], { defaultCountry: 'US' })
    },
  },
  {
    operation: 'leads.list',
    name: 'an import leaves a known lead as it is',
    expect: { status: 200, body: { data: [{ firstName: 'Amara', company: 'Lantern Café' }] } },
    run: (world) => importedAgain(world, 'skip'),
  },
  {
    operation: 'leads.list',
    name: 'an import that updates writes over a known lead, except with empty cells',
    expect: { status: 200, body: { data: [{ firstName: 'Bertram', company: 'Lantern Café' }] } },
    run: (world) => importedAgain(world, 'update'),
  },
  {
    operation: 'campaigns.listLeads',
    name: 'the lead of a known number joins the campaign either way',
    expect: { status: 200, body: { data: [{ status: 'pending', lead: { firstName: 'Amara' } }] } },
    run: async (world) => {
      const [campaign, phone] = [await draft(world), freshPhone(world)]
      await addLead(world, await draft(world), { phone, firstName: 'Amara' })
      await world.must('campaigns.importLeads', {
        path: at(campaign),
        json: { rows: [{ phone }], onDuplicate: 'skip' },
      })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a file is read by its header row and its mapping',
    expect: {
      status: 200,
      body: {
        data: [{ lead: { company: 'Lantern Café', firstName: 'Amara', tags: ['trade-fair'], source: 'import' } }],
      },
    },
    run: async (world) => {
      const campaign = await draft(world)
      const text = `Mobile,Café,firstName\n${freshPhone(world)},Lantern Café,Amara\n`
      const { id } = await world.must('leadLists.create', { json: { name: `Trade fair ${world.unique()}` } })
      const mapping = { Mobile: 'phone', Café: 'company' }
      const rest = { tags: ['trade-fair'], defaultCountry: 'US', onDuplicate: 'update', leadListId: id }
      await file(world, text, { mapping, ...rest }, campaign)
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'semicolons separate the tags of a row',
    expect: { status: 200, body: { data: [{ lead: { tags: ['vip', 'wholesale'] } }] } },
    run: async (world) => {
      const campaign = await draft(world)
      await file(world, `phone,tags\n${freshPhone(world)},vip;wholesale\n`, undefined, campaign)
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'leads.list',
    name: 'leads of an import join its list as well',
    expect: { status: 200, body: { data: [{ source: 'import' }] } },
    run: async (world) => {
      const { id } = await world.must('leadLists.create', { json: { name: `Trade fair ${world.unique()}` } })
      await rows(world, [{ phone: freshPhone(world) }], { leadListId: id })
      return world.call('leads.list', { query: { leadListId: id } })
    },
  },
  {
    operation: 'campaigns.importLeads',
    name: 'a row that changes a lead is counted as such, and the leads are named in the order of their rows',
    expect: { status: 200 },
    run: async (world) => {
      const [phone, fresh] = [freshPhone(world), freshPhone(world)]
      const leadId = await addLead(world, await draft(world), { phone })
      const answer = await rows(world, [{ phone: fresh }, { phone, city: 'Boston' }], { onDuplicate: 'update' })
      const leadIds = [answer.body?.leadIds?.[0], leadId]
      return { ...answer, expected: { total: 2, created: 1, updated: 1, duplicates: 0, leadIds } }
    },
  },
  ...[{ mapping: { Tea: 'favouriteTea' } }, { leadListId: 'lst_none' }].map(
    (options): Rule => ({
      operation: 'leads.list',
      name: `an import with an impossible ${Object.keys(options)} makes no lead`,
      expect: { status: 200, body: { data: [] } },
      run: async (world) => {
        const phone = freshPhone(world)
        await rows(world, [{ phone, Tea: 'Assam' }], options)
        return world.call('leads.list', { query: { phone } })
      },
    }),
  ),
]
