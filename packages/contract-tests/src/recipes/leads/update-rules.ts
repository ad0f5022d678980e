import type { Json, Rule, World } from '../../world/recipes.ts'
import { openConversation } from '../conversations/conversation.ts'
import { freshPhone } from '../phones.ts'
import { newLead, roastField } from './lead.ts'

const update = (world: World, leadId: string, json: Json) => world.call('leads.update', { path: { leadId }, json })

/** A lead whose number an account has written to. */
async function contacted(world: World): Promise<Json> {
  const { phone, ...opened } = await openConversation(world)
  return { ...opened, ...(await newLead(world, { phone })) }
}

const operation = 'leads.update'

export const updateRules: Rule[] = [
  {
    operation,
    name: 'a number that another lead has is refused',
    expect: { status: 409, code: 'phone_taken' },
    run: async (world) => {
      const other = await newLead(world)
      return update(world, (await newLead(world)).id, { phone: other.phone })
    },
  },
  {
    operation,
    name: 'a lead may keep the number that it has',
    expect: { status: 200 },
    run: async (world) => {
      const { id, phone } = await newLead(world)
      return update(world, id, { phone })
    },
  },
  {
    operation,
    name: 'a lead that opted out gets no other status',
    expect: { status: 409, code: 'contact_opted_out' },
    run: async (world) => {
      const { id } = await newLead(world)
      await update(world, id, { status: 'opted_out' })
      return update(world, id, { status: 'interested' })
    },
  },
  {
    operation,
    name: 'a custom field that is not defined is refused',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: async (world) => update(world, (await newLead(world)).id, { customFields: { neverDefined: 'dark' } }),
  },
  {
    operation,
    name: 'a custom field takes its options only',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: async (world) => {
      const key = await roastField(world)
      return update(world, (await newLead(world)).id, { customFields: { [key]: 'burnt' } })
    },
  },
  {
    operation,
    name: 'a number that is too short for its country is refused',
    expect: { status: 422, code: 'phone_invalid' },
    run: async (world) => update(world, (await newLead(world)).id, { phone: '+120255501' }),
  },
  {
    operation,
    name: 'what is left out stays',
    expect: { status: 200, body: { firstName: 'Amara', company: 'Lantern Café', tags: ['wholesale'], notes: 'New.' } },
    run: async (world) => {
      const { id } = await newLead(world, { firstName: 'Amara', company: 'Lantern Café', tags: ['wholesale'] })
      return update(world, id, { notes: 'New.' })
    },
  },
  {
    operation,
    name: 'null clears a property',
    expect: { status: 200, body: { firstName: 'Amara', notes: null } },
    run: async (world) => {
      const { id } = await newLead(world, { firstName: 'Amara', notes: 'Old.' })
      return update(world, id, { notes: null })
    },
  },
  {
    operation,
    name: 'tags replace all tags, and are sorted by name',
    expect: { status: 200, body: { tags: ['east-coast', 'wholesale'] } },
    run: async (world) => {
      const { id } = await newLead(world, { tags: ['trade-fair'] })
      return update(world, id, { tags: ['wholesale', 'east-coast'] })
    },
  },
  {
    operation,
    name: 'custom fields merge by key',
    expect: { status: 200, body: { customFields: { contractTestRoast: 'dark', contractTestBags: 3 } } },
    run: async (world) => {
      const key = await roastField(world)
      const bags = { key: 'contractTestBags', label: 'Bags', type: 'number' }
      await world.call('leads.createCustomField', { json: bags })
      const { id } = await newLead(world, { customFields: { [key]: 'dark' } })
      return update(world, id, { customFields: { contractTestBags: 3 } })
    },
  },
  {
    operation,
    name: 'null removes the value of a custom field',
    // Nothing is what has to be there under the key.
    expect: { status: 200, body: { customFields: { contractTestRoast: undefined } } },
    run: async (world) => {
      const key = await roastField(world)
      const { id } = await newLead(world, { customFields: { [key]: 'dark' } })
      return update(world, id, { customFields: { [key]: null } })
    },
  },
  {
    operation,
    name: 'another number leaves whatsappStatus unknown',
    expect: { status: 200, body: { whatsappStatus: 'unknown', conversationId: null } },
    run: async (world) => update(world, (await contacted(world)).id, { phone: freshPhone(world) }),
  },
  {
    operation,
    name: 'conversations stay with the old number',
    expect: { status: 200 },
    run: async (world) => {
      const { id, phone, conversationId } = await contacted(world)
      await update(world, id, { phone: freshPhone(world) })
      const answer = await world.call('conversations.getContact', { path: { phone } })
      return { ...answer, expected: { leadId: null, conversationIds: [conversationId] } }
    },
  },
  {
    operation,
    name: 'the contact with the same number follows',
    expect: { status: 200, body: { name: 'Noor Haddad', company: 'Saltbox Coffee', tags: ['east-coast'] } },
    run: async (world) => {
      const { id, phone } = await contacted(world)
      await update(world, id, {
        firstName: 'Noor',
        lastName: 'Haddad',
        company: 'Saltbox Coffee',
        tags: ['east-coast'],
      })
      return world.call('conversations.getContact', { path: { phone } })
    },
  },
  {
    operation,
    name: 'the status opted_out opts the person out',
    expect: { status: 200, body: { optedOut: true } },
    run: async (world) => {
      const { id, phone } = await contacted(world)
      await update(world, id, { status: 'opted_out' })
      return world.call('conversations.getContact', { path: { phone } })
    },
  },
  {
    operation,
    name: 'only the contact can undo an opt-out',
    expect: { status: 200, body: { optedOut: false, status: 'interested' } },
    run: async (world) => {
      const { id, phone } = await contacted(world)
      await update(world, id, { status: 'opted_out' })
      await world.must('conversations.updateContact', { path: { phone }, json: { optedOut: false } })
      return update(world, id, { status: 'interested' })
    },
  },
]
