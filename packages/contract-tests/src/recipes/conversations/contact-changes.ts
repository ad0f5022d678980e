import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { addLead, at, draft } from '../campaigns/states.ts'
import { newLead, roastField } from '../leads/lead.ts'
import { openConversation, pathOf, schedule, scheduledIn, tomorrow } from './conversation.ts'

const update = (world: World, phone: string, json: Json): Promise<Answer> =>
  world.call('conversations.updateContact', { path: { phone }, json })

const read = (world: World, phone: string): Promise<Answer> =>
  world.call('conversations.getContact', { path: { phone } })

const said = { name: 'Amara Okafor', company: 'Lantern Café', notes: 'Old.', tags: ['wholesale'] }

/** The number of a contact of whom something is known. */
async function known(world: World): Promise<string> {
  const { phone } = await openConversation(world)
  const customFields = { [await roastField(world)]: 'dark' }
  await world.must('conversations.updateContact', { path: { phone }, json: { ...said, customFields } })
  return phone
}

const cleared: Json[] = [{ name: null }, { company: null }, { notes: null }, { tags: [] }]

/** What a change of a contact stores, what it leaves, and what it reaches. */
export const contactChangeRules: Rule[] = [
  {
    operation: 'conversations.updateContact',
    name: 'the plus sign of a number may be left out',
    expect: { status: 200, body: { company: 'Lantern Café' } },
    run: async (world) => update(world, (await openConversation(world)).phone.slice(1), { company: 'Lantern Café' }),
  },
  {
    operation: 'conversations.getContact',
    name: 'a number is told with its plus sign, however it is asked for',
    expect: { status: 200 },
    run: async (world) => {
      const { phone } = await openConversation(world)
      return { ...(await read(world, phone.slice(1))), expected: { phone } }
    },
  },
  ...cleared.map(
    (change): Rule => ({
      operation: 'conversations.getContact',
      name: `${JSON.stringify(change)} clears it, and leaves the rest of a contact`,
      expect: { status: 200, body: { ...said, ...change, customFields: { contractTestRoast: 'dark' } } },
      run: async (world) => {
        const phone = await known(world)
        await update(world, phone, change)
        return read(world, phone)
      },
    }),
  ),
  {
    operation: 'conversations.getContact',
    name: 'a change of a contact with an impossible custom field stores nothing',
    expect: { status: 200, body: { ...said, optedOut: false, customFields: { contractTestRoast: 'dark' } } },
    run: async (world) => {
      const phone = await known(world)
      const customFields = { contractTestRoast: 'burnt' }
      await update(world, phone, { company: 'Saltbox Coffee', tags: ['retail'], optedOut: true, customFields })
      return read(world, phone)
    },
  },
  {
    operation: 'conversations.updateContact',
    name: 'the tags of a contact are sorted by name',
    expect: { status: 200, body: { tags: ['east-coast', 'retail', 'wholesale'] } },
    run: async (world) =>
      update(world, (await openConversation(world)).phone, { tags: ['wholesale', 'east-coast', 'retail'] }),
  },
  {
    operation: 'leads.list',
    name: 'what is cleared of a contact is cleared of its lead',
    expect: { status: 200, body: { data: [{ firstName: null, lastName: null, company: null, tags: [] }] } },
    run: async (world) => {
      const phone = await known(world)
      await newLead(world, { phone, firstName: 'Amara', lastName: 'Okafor', company: 'Lantern Café', tags: ['retail'] })
      await update(world, phone, { name: null, company: null, tags: [] })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'leads.list',
    name: 'the custom fields of a contact are those of its lead',
    expect: { status: 200, body: { data: [{ customFields: { contractTestRoast: 'light' } }] } },
    run: async (world) => {
      const { phone } = await openConversation(world)
      const key = await roastField(world)
      await newLead(world, { phone, customFields: { [key]: 'dark' } })
      await update(world, phone, { customFields: { [key]: 'light' } })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'opting a contact out makes every campaign stop for the number',
    expect: { status: 200, body: { data: [{ status: 'opted_out' }] } },
    run: async (world) => {
      const [campaign, { phone }] = [await draft(world), await openConversation(world)]
      await addLead(world, campaign, { phone })
      await update(world, phone, { optedOut: true })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'campaigns do not come back when a contact agrees again',
    expect: { status: 200, body: { data: [{ status: 'opted_out', lead: { optedOut: false } }] } },
    run: async (world) => {
      const [campaign, { phone }] = [await draft(world), await openConversation(world)]
      await addLead(world, campaign, { phone })
      for (const optedOut of [true, false]) await update(world, phone, { optedOut })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'conversations.listScheduledMessages',
    name: 'a contact who stays opted in keeps what is scheduled',
    expect: { status: 200, body: { data: [{ status: 'pending' }] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      await schedule(world, conversation)
      await update(world, conversation.phone, { optedOut: false, notes: 'New.' })
      return scheduledIn(world, conversation)
    },
  },
  {
    operation: 'conversations.scheduleMessage',
    name: 'a contact who agreed again can be written to later',
    expect: { status: 201, body: { status: 'pending' } },
    run: async (world) => {
      const conversation = await openConversation(world)
      for (const optedOut of [true, false]) await update(world, conversation.phone, { optedOut })
      const json = { text: 'Has it arrived?', sendAt: tomorrow(conversation) }
      return world.call('conversations.scheduleMessage', { path: pathOf(conversation), json })
    },
  },
]
