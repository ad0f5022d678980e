import type { Json, Rule, World } from '../../world/recipes.ts'
import { connectedAccount } from '../accounts/states.ts'
import { newLead, roastField } from '../leads/lead.ts'
import { type Opened, openConversation, optOut, schedule, scheduledIn } from './conversation.ts'

const operation = 'conversations.updateContact'

const update = (world: World, { phone }: Pick<Opened, 'phone'>, json: Json) =>
  world.call(operation, { path: { phone }, json })

/** A conversation whose contact is a lead. */
async function withLead(world: World, said: Json = {}): Promise<Opened> {
  const conversation = await openConversation(world)
  await newLead(world, { phone: conversation.phone, ...said })
  return conversation
}

const leadWith = (world: World, { phone }: Opened) => world.call('leads.list', { query: { phone } })

export const contactRules: Rule[] = [
  {
    operation: 'conversations.getContact',
    name: 'whoever was written to is a contact, a lead or not',
    expect: { status: 200, body: { leadId: null, optedOut: false, tags: [], customFields: {}, name: null } },
    run: async (world) =>
      world.call('conversations.getContact', { path: { phone: (await openConversation(world)).phone } }),
  },
  {
    operation: 'conversations.getContact',
    name: 'a contact has a conversation for each account, the one that was opened last first',
    expect: { status: 200 },
    run: async (world) => {
      const first = await openConversation(world)
      const { conversationId } = await openConversation(world, await connectedAccount(world), first.phone)
      const answer = await world.call('conversations.getContact', { path: { phone: first.phone } })
      return { ...answer, expected: { conversationIds: [conversationId, first.conversationId] } }
    },
  },
  {
    operation: 'conversations.getContact',
    name: 'the plus sign of a number may be left out',
    expect: { status: 200, body: { leadId: null } },
    run: async (world) =>
      world.call('conversations.getContact', { path: { phone: (await openConversation(world)).phone.slice(1) } }),
  },
  {
    operation: 'conversations.getContact',
    name: 'a number that cannot be read is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) => world.call('conversations.getContact', { path: { phone: 'nobody at all' } }),
  },
  {
    operation,
    name: 'a custom field that is not defined is refused',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: async (world) => update(world, await openConversation(world), { customFields: { neverDefined: 'dark' } }),
  },
  {
    operation,
    name: 'a custom field takes its options only',
    expect: { status: 422, code: 'custom_field_invalid' },
    run: async (world) =>
      update(world, await openConversation(world), { customFields: { [await roastField(world)]: 'burnt' } }),
  },
  {
    operation,
    name: 'what is left out stays, arrays replace, and null clears',
    expect: { status: 200, body: { company: 'Lantern Café', tags: ['wholesale'], notes: null } },
    run: async (world) => {
      const contact = await openConversation(world)
      await update(world, contact, { company: 'Lantern Café', tags: ['trade-fair'], notes: 'Old.' })
      return update(world, contact, { tags: ['wholesale'], notes: null })
    },
  },
  {
    operation,
    name: 'null deletes a custom field',
    // Nothing is what has to be there under the key.
    expect: { status: 200, body: { customFields: { contractTestRoast: undefined } } },
    run: async (world) => {
      const contact = await openConversation(world)
      const key = await roastField(world)
      await update(world, contact, { customFields: { [key]: 'dark' } })
      return update(world, contact, { customFields: { [key]: null } })
    },
  },
  {
    operation,
    name: 'the lead of the number follows, its name in two parts',
    expect: {
      status: 200,
      body: { data: [{ firstName: 'Noor', lastName: 'El Haddad', company: 'Saltbox Coffee', tags: ['east-coast'] }] },
    },
    run: async (world) => {
      const contact = await withLead(world, { firstName: 'Amara', company: 'Lantern Café' })
      await update(world, contact, { name: 'Noor El Haddad', company: 'Saltbox Coffee', tags: ['east-coast'] })
      return leadWith(world, contact)
    },
  },
  {
    operation,
    name: 'opting out opts the lead out',
    expect: { status: 200, body: { data: [{ optedOut: true, status: 'opted_out' }] } },
    run: async (world) => {
      const contact = await withLead(world)
      await optOut(world, contact)
      return leadWith(world, contact)
    },
  },
  {
    operation,
    name: 'agreeing again opts the lead in',
    expect: { status: 200, body: { data: [{ optedOut: false, status: 'new' }] } },
    run: async (world) => {
      const contact = await withLead(world)
      await optOut(world, contact)
      await update(world, contact, { optedOut: false })
      return leadWith(world, contact)
    },
  },
  {
    operation,
    name: 'opting out cancels what is scheduled, and agreeing again does not bring it back',
    expect: { status: 200, body: { data: [{ status: 'cancelled' }] } },
    run: async (world) => {
      const contact = await openConversation(world)
      await schedule(world, contact)
      await optOut(world, contact)
      await update(world, contact, { optedOut: false })
      return scheduledIn(world, contact)
    },
  },
  {
    operation,
    name: 'a new lead with the number of who opted out has opted out',
    expect: { status: 200, body: { data: [{ optedOut: true, status: 'opted_out' }] } },
    run: async (world) => {
      const contact = await openConversation(world)
      await optOut(world, contact)
      await newLead(world, { phone: contact.phone })
      return leadWith(world, contact)
    },
  },
]
