import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { testCall } from '../campaigns/calls.ts'
import { addLead, draft } from '../campaigns/states.ts'
import { freshPhone } from '../phones.ts'
import { emptyList, newLead, person, roastField } from './lead.ts'

const define = (world: World, field: Json): Promise<Answer> =>
  world.call('leads.createCustomField', { json: { key: `field${world.unique()}`, label: 'Roast', ...field } })

/** The definition of a new field. */
const field = (world: World, said: Json): Promise<Json> =>
  world.must('leads.createCustomField', { json: { key: `field${world.unique()}`, label: 'Roast', ...said } })

const update = (world: World, { id }: Json, json: Json): Promise<Answer> =>
  world.call('leads.update', { path: { leadId: id }, json })

const read = (world: World, { phone }: Json): Promise<Answer> => world.call('leads.list', { query: { phone } })

/** By type: values that it takes, those first that are easily taken for none. */
const fitting: Record<string, Json[]> = {
  text: ['0', 'dark'],
  number: [0, -1.5],
  boolean: [false, true],
  date: ['2024-02-29'],
  url: ['https://juniper.example/menu'],
}

/** By type: values that it does not take. */
const unfitting: Record<string, Json[]> = {
  number: ['three', true],
  boolean: ['yes', 1],
  date: ['2026-02-30', 'tomorrow'],
  url: ['juniper', 'ftp://juniper.example'],
  text: [3],
}

const cases = (values: Record<string, Json[]>): { type: string; value: Json; shown: string }[] =>
  Object.entries(values).flatMap(([type, each]) =>
    each.map((value) => ({ type, value, shown: `${JSON.stringify(value)} for a field of the type ${type}` })),
  )

/** What fields of leads take, keep and show. */
export const valueRules: Rule[] = [
  ...cases(fitting).flatMap(({ type, value, shown }): Rule[] => [
    {
      operation: 'leads.createCustomField',
      name: `${shown} is kept as its default`,
      expect: { status: 201, body: { type, defaultValue: value, leadCount: 0 } },
      run: (world) => define(world, { type, defaultValue: value }),
    },
    {
      operation: 'leads.list',
      name: `${shown} is kept by a lead`,
      expect: { status: 200 },
      run: async (world) => {
        const { key } = await field(world, { type })
        const lead = await newLead(world)
        const customFields = { [key]: value }
        await update(world, lead, { customFields })
        return { ...(await read(world, lead)), expected: { data: [{ customFields }] } }
      },
    },
  ]),
  ...cases(unfitting).flatMap(({ type, value, shown }): Rule[] => [
    {
      operation: 'leads.createCustomField',
      name: `${shown} is no default`,
      expect: { status: 422, code: 'custom_field_definition_invalid' },
      run: (world) => define(world, { type, defaultValue: value }),
    },
    {
      operation: 'leads.update',
      name: `${shown} is refused`,
      expect: { status: 422, code: 'custom_field_invalid' },
      run: async (world) => {
        const { key } = await field(world, { type })
        return update(world, await newLead(world), { customFields: { [key]: value } })
      },
    },
  ]),
  ...[
    { type: 'number', defaultValue: 0 },
    { type: 'boolean', defaultValue: false },
    { type: 'select', options: ['light', 'dark'], defaultValue: 'dark' },
  ].map(
    (said): Rule => ({
      operation: 'campaigns.sendTestMessage',
      name: `a placeholder shows the default ${said.defaultValue} for a lead without a value`,
      expect: { status: 200, body: { text: `It is ${said.defaultValue}.` } },
      run: async (world) => {
        const { key } = await field(world, said)
        const leadId = await addLead(world, await draft(world))
        const call = await testCall(world, `It is {{customFields.${key}}}.`, { leadId })
        return world.call('campaigns.sendTestMessage', call)
      },
    }),
  ),
  {
    operation: 'campaigns.sendTestMessage',
    name: 'a value of a lead goes before the default, and before what stands after the bar',
    expect: { status: 200, body: { text: 'It is false.' } },
    run: async (world) => {
      const { key } = await field(world, { type: 'boolean', defaultValue: true })
      const lead = await newLead(world)
      await update(world, lead, { customFields: { [key]: false } })
      const call = await testCall(world, `It is {{${key}|maybe}}.`, { leadId: lead.id })
      return world.call('campaigns.sendTestMessage', call)
    },
  },
  {
    operation: 'leads.createCustomField',
    name: 'options stay in their order, and there need be no default',
    expect: { status: 201, body: { options: ['medium', 'dark', 'light'], defaultValue: null, description: null } },
    run: (world) => define(world, { type: 'select', options: ['medium', 'dark', 'light'] }),
  },
  {
    operation: 'leads.createCustomField',
    name: 'a field of another type has no options',
    expect: { status: 201, body: { options: [], type: 'text' } },
    run: (world) => define(world, { type: 'text' }),
  },
  ...['phone', 'email', 'company', 'city', 'tags'].map(
    (key): Rule => ({
      operation: 'leads.createCustomField',
      name: `no field is called ${key}, as a built-in one is`,
      expect: { status: 409, code: 'key_taken' },
      run: (world) => define(world, { key, type: 'text' }),
    }),
  ),
  ...[{ customFields: { neverDefined: 'dark' } }, { phone: '+120255501' }].map(
    (json): Rule => ({
      operation: 'leads.list',
      name: `a change of a lead with impossible ${Object.keys(json)} stores nothing`,
      expect: {
        status: 200,
        body: { data: [{ ...person, status: 'new', customFields: { contractTestRoast: 'dark' } }] },
      },
      run: async (world) => {
        const customFields = { [await roastField(world)]: 'dark' }
        const lead = await newLead(world, { ...person, customFields })
        const others = { firstName: 'Noor', tags: ['retail'], status: 'interested', notes: null }
        await update(world, lead, { ...others, ...json })
        return read(world, lead)
      },
    }),
  ),
  {
    operation: 'leads.list',
    name: 'a change of a lead whose new number is taken stores nothing',
    expect: { status: 200, body: { data: [person] } },
    run: async (world) => {
      const [lead, other] = [await newLead(world, person), await newLead(world)]
      await update(world, lead, { firstName: 'Noor', tags: ['retail'], phone: other.phone })
      return read(world, lead)
    },
  },
  {
    operation: 'leads.list',
    name: 'a change of one custom field that is refused leaves the others',
    expect: { status: 200, body: { data: [{ customFields: { contractTestRoast: 'dark' } }] } },
    run: async (world) => {
      const key = await roastField(world)
      const lead = await newLead(world, { customFields: { [key]: 'dark' } })
      await update(world, lead, { customFields: { [key]: 'light', neverDefined: 'dark' } })
      return read(world, lead)
    },
  },
  {
    operation: 'leads.list',
    name: 'a lead whose custom field is refused is not made',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const phone = freshPhone(world)
      const json = { phone, customFields: { neverDefined: 'dark' } }
      await world.call('leadLists.addLead', { path: await emptyList(world), json })
      return read(world, { phone })
    },
  },
  {
    operation: 'leads.update',
    name: 'an empty list removes every tag',
    expect: { status: 200, body: { tags: [] } },
    run: async (world) => update(world, await newLead(world, { tags: ['wholesale'] }), { tags: [] }),
  },
]
