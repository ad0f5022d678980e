import type { Json, Rule, World } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { freshPhone } from '../phones.ts'
import { emptyList, newLead, roastField } from './lead.ts'

const operation = 'leads.createCustomField'

const defined = (world: World, field: Json) =>
  world.call(operation, { json: { key: `field${world.unique()}`, label: 'Roast', ...field } })

/** The key of a new field whose values are days. */
async function dateField(world: World): Promise<string> {
  const { key } = (await defined(world, { type: 'date' })).body
  return key
}

const refused = (name: string, field: Json): Rule => ({
  operation,
  name,
  expect: { status: 422, code: 'custom_field_definition_invalid' },
  run: (world) => defined(world, field),
})

export const customFieldRules: Rule[] = [
  foreignCursor('leads.listCustomFields'),
  {
    operation,
    name: 'a key that is taken is refused',
    expect: { status: 409, code: 'key_taken' },
    run: async (world) => defined(world, { key: await roastField(world), type: 'text' }),
  },
  {
    operation,
    name: 'the name of a built-in field is taken',
    expect: { status: 409, code: 'key_taken' },
    run: (world) => defined(world, { key: 'firstName', type: 'text' }),
  },
  refused('a field of the type select needs options', { type: 'select' }),
  refused('a field of another type takes no options', { type: 'text', options: ['light'] }),
  refused('a default value is one of the options', { type: 'select', options: ['light'], defaultValue: 'burnt' }),
  refused('a default value is of the type of its field', { type: 'number', defaultValue: 'three' }),
  {
    operation,
    name: 'leads do not get the default value',
    expect: { status: 200, body: { data: [{ customFields: {} }] } },
    run: async (world) => {
      const { phone } = await newLead(world)
      await defined(world, { type: 'number', defaultValue: 3 })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation,
    name: 'leads can have a field that was defined',
    expect: { status: 200 },
    run: async (world) => {
      const key = await dateField(world)
      const { id } = await newLead(world)
      const json = { customFields: { [key]: '2026-03-04' } }
      return { ...(await world.call('leads.update', { path: { leadId: id }, json })), expected: json }
    },
  },
  {
    operation,
    name: 'a field that was defined is a column of imports',
    expect: { status: 200, body: { created: 1, errors: [] } },
    run: async (world) => {
      const row = { phone: freshPhone(world), [await dateField(world)]: '2026-03-04' }
      return world.call('leadLists.importLeads', { path: await emptyList(world), json: { rows: [row] } })
    },
  },
  {
    operation,
    name: 'a field that was defined is a placeholder in messages',
    expect: { status: 201 },
    run: async (world) => {
      const key = await dateField(world)
      const json = {
        text: `You ordered on {{${key}}}, that is {{customFields.${key}}}.`,
        delay: { value: 1, unit: 'days' },
      }
      return world.call('campaigns.addStep', { path: await world.make('campaignId'), json })
    },
  },
]
