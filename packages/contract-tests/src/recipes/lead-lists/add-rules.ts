import type { Json, Rule, World } from '../../world/recipes.ts'
import { activeCampaign } from '../campaigns/states.ts'
import { emptyList, leadIn, newLead, person, roastField } from '../leads/lead.ts'
import { freshPhone } from '../phones.ts'

const operation = 'leadLists.addLead'

const add = async (world: World, json: Json) => world.call(operation, { path: await emptyList(world), json })

export const addRules: Rule[] = [
  {
    operation,
    name: 'an id and a number exclude each other',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => {
      const { id, phone } = await newLead(world)
      return add(world, { leadId: id, phone })
    },
  },
  {
    operation,
    name: 'an id or a number is needed',
    expect: { status: 422, code: 'exclusive_fields' },
    run: (world) => add(world, {}),
  },
  {
    operation,
    name: 'an id goes with nothing else',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => add(world, { leadId: (await newLead(world)).id, firstName: 'Amara' }),
  },
  {
    operation,
    name: 'an id that names no lead is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => add(world, { leadId: 'none' }),
  },
  {
    operation,
    name: 'a number that is too short for its country is refused',
    expect: { status: 422, code: 'phone_invalid' },
    run: (world) => add(world, { phone: '+4477009' }),
  },
  {
    operation,
    name: 'a custom field that is not defined is refused',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: (world) => add(world, { phone: freshPhone(world), customFields: { neverDefined: 'dark' } }),
  },
  {
    operation,
    name: 'a custom field takes its options only',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: async (world) =>
      add(world, { phone: freshPhone(world), customFields: { [await roastField(world)]: 'burnt' } }),
  },
  {
    operation,
    name: 'a number that no lead has makes a lead with the source api',
    expect: { status: 201, body: { source: 'api', status: 'new', optedOut: false, whatsappStatus: 'unknown' } },
    run: (world) => add(world, { phone: freshPhone(world) }),
  },
  {
    operation,
    name: 'spaces, dashes, brackets and a leading 00 are understood',
    expect: { status: 200, body: { firstName: 'Amara' } },
    run: async (world) => {
      const path = await emptyList(world)
      const { phone } = await leadIn(world, path, { firstName: 'Amara' })
      const written = `001 (${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`
      return world.call(operation, { path, json: { phone: written } })
    },
  },
  {
    operation,
    name: 'a number that a lead has adds that lead, and writes nothing',
    expect: { status: 201 },
    run: async (world) => {
      const { id, phone } = await newLead(world, { company: 'Lantern Café' })
      const answer = await add(world, { phone, company: 'Saltbox Coffee', firstName: 'Noor' })
      return { ...answer, expected: { id, company: 'Lantern Café', firstName: null } }
    },
  },
  {
    operation,
    name: 'a lead that is in the list already is answered with 200',
    expect: { status: 200, body: { company: 'Lantern Café' } },
    run: async (world) => {
      const path = await emptyList(world)
      const { id } = await leadIn(world, path, { company: 'Lantern Café' })
      return world.call(operation, { path, json: { leadId: id } })
    },
  },
  {
    operation,
    name: 'a lead is in a list once',
    expect: { status: 200, body: { leadCount: 1 } },
    run: async (world) => {
      const path = await emptyList(world)
      const { id } = await leadIn(world, path)
      await world.must(operation, { path, json: { leadId: id } })
      return world.call('leadLists.get', { path })
    },
  },
  {
    operation,
    name: 'a lead of two lists shows both, the oldest membership first',
    expect: { status: 201 },
    run: async (world) => {
      const [one, other] = [await emptyList(world), await emptyList(world)]
      const { id } = await leadIn(world, one)
      const answer = await world.call(operation, { path: other, json: { leadId: id } })
      return { ...answer, expected: { id, leadListIds: [one.leadListId, other.leadListId] } }
    },
  },
  {
    operation,
    name: 'a campaign that was started with the list does not enrol later additions',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const path = await emptyList(world)
      await leadIn(world, path)
      const { id } = await activeCampaign(world, { leadListIds: [path.leadListId] })
      const { phone } = await leadIn(world, path)
      return world.call('leads.list', { query: { campaignId: id, phone } })
    },
  },
  {
    operation,
    name: 'a lead that is made has all that is known of the person',
    expect: { status: 201, body: person },
    run: (world) => add(world, { phone: freshPhone(world), ...person }),
  },
  {
    operation: 'leadLists.get',
    name: 'a lead that is refused does not join the list',
    expect: { status: 200, body: { leadCount: 0 } },
    run: async (world) => {
      const path = await emptyList(world)
      await world.call(operation, { path, json: { phone: freshPhone(world), customFields: { neverDefined: 'dark' } } })
      return world.call('leadLists.get', { path })
    },
  },
]
