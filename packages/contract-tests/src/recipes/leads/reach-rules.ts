import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { activeCampaign, addLead, at, draft, scheduledCampaign } from '../campaigns/states.ts'
import { openConversation, schedule, scheduledIn } from '../conversations/conversation.ts'
import { emptyList, leadIn, newLead } from './lead.ts'

const person = { firstName: 'Amara', lastName: 'Okafor', company: 'Lantern Café', email: 'amara@lantern.example' }

const remove = (world: World, json: Json): Promise<Answer> => world.call('leads.bulkDelete', { json })

const optOut = (world: World, leadId: string): Promise<Json> =>
  world.must('leads.update', { path: { leadId }, json: { status: 'opted_out' } })

/** A list with a lead that is known well, and one that is not. */
async function known(world: World): Promise<{ leadListId: string; phone: string }> {
  const path = await emptyList(world)
  const { phone } = await leadIn(world, path, person)
  await leadIn(world, path, { firstName: 'Noor', company: 'Saltbox Coffee', email: 'noor@saltbox.example' })
  return { ...path, phone }
}

/** What a change or the end of a lead reaches, and how leads are found. */
export const reachRules: Rule[] = [
  {
    operation: 'campaigns.listLeads',
    name: 'the status opted_out stops every campaign of the lead',
    expect: { status: 200, body: { data: [{ status: 'opted_out', nextSendAt: null }] } },
    run: async (world) => {
      const campaign = await draft(world)
      await optOut(world, await addLead(world, campaign))
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'conversations.listScheduledMessages',
    name: 'the status opted_out cancels what is scheduled for the lead',
    expect: { status: 200, body: { data: [{ status: 'cancelled' }] } },
    run: async (world) => {
      const conversation = await openConversation(world)
      await schedule(world, conversation)
      await optOut(world, (await newLead(world, { phone: conversation.phone })).id)
      return scheduledIn(world, conversation)
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a deleted lead leaves its campaigns',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const campaign = await draft(world)
      await remove(world, { leadIds: [await addLead(world, campaign)] })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'leads.bulkDelete',
    name: 'results come in the order of the request, and the counts are their sums',
    expect: { status: 200 },
    run: async (world) => {
      const [one, other] = [await newLead(world), await newLead(world)]
      const busy = await addLead(world, await activeCampaign(world))
      const ids = [other.id, 'none', busy, one.id]
      const outcomes = ['succeeded', 'failed', 'failed', 'succeeded']
      const results = ids.map((id, index) => ({ id, outcome: outcomes[index] }))
      const answer = await remove(world, { leadIds: ids })
      return { ...answer, expected: { requested: 4, succeeded: 2, failed: 2, skipped: 0, results } }
    },
  },
  {
    operation: 'leads.bulkDelete',
    name: 'a lead of a scheduled campaign stays',
    expect: { status: 200, body: { failed: 1, results: [{ outcome: 'failed', code: 'lead_in_active_campaign' }] } },
    run: async (world) => remove(world, { leadIds: [await addLead(world, await scheduledCampaign(world))] }),
  },
  {
    operation: 'leads.list',
    name: 'a lead that could not be deleted is still there',
    expect: { status: 200, body: { data: [{ status: 'new' }] } },
    run: async (world) => {
      const { id, phone } = await newLead(world)
      await world.must('campaigns.addLeads', { path: at(await activeCampaign(world)), json: { leadIds: [id] } })
      await remove(world, { leadIds: [id] })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'leads.bulkDelete',
    name: 'a filter that no lead fits is asked for none',
    expect: { status: 200, body: { requested: 0, succeeded: 0, failed: 0, results: [] } },
    run: async (world) => remove(world, { filter: await emptyList(world) }),
  },
  ...[
    { name: 'createdFrom', count: 1, requested: 0 },
    { name: 'createdFrom', count: 0, requested: 1 },
    { name: 'createdTo', count: 0, requested: 0 },
    { name: 'createdTo', count: 1, requested: 1 },
  ].map(
    ({ name, count, requested }): Rule => ({
      operation: 'leads.bulkDelete',
      name: `a filter of ${name} ${count} ms after a lead was made has ${requested} leads`,
      expect: { status: 200, body: { requested, succeeded: requested } },
      run: async (world) => {
        const { leadListId } = await emptyList(world)
        const { createdAt } = await leadIn(world, { leadListId })
        const time = new Date(Date.parse(createdAt) + count).toISOString()
        return remove(world, { filter: { leadListId, [name]: time } })
      },
    }),
  ),
  ...['aMARA', 'okafor', 'lantern café', 'AMARA@lantern'].flatMap((search): Rule[] => [
    {
      operation: 'leads.list',
      name: `a lead is found by ${search}`,
      expect: { status: 200, body: { data: [person] } },
      run: async (world) => {
        const { leadListId } = await known(world)
        return world.call('leads.list', { query: { leadListId, search } })
      },
    },
    {
      operation: 'leadLists.listLeads',
      name: `a lead is found by ${search}`,
      expect: { status: 200, body: { data: [person] } },
      run: async (world) => {
        const { leadListId } = await known(world)
        return world.call('leadLists.listLeads', { path: { leadListId }, query: { search } })
      },
    },
  ]),
  {
    operation: 'leads.list',
    name: 'a lead is found by a part of its number',
    expect: { status: 200, body: { data: [person] } },
    run: async (world) => {
      const { leadListId, phone } = await known(world)
      return world.call('leads.list', { query: { leadListId, search: phone.slice(2) } })
    },
  },
  {
    operation: 'leads.list',
    name: 'leads without a last name come last when names are sorted upwards too',
    expect: { status: 200, body: { data: [{ lastName: 'Okafor' }, { lastName: 'Silva' }, { lastName: null }] } },
    run: async (world) => {
      const query = await emptyList(world)
      for (const said of [{}, { lastName: 'Silva' }, { lastName: 'Okafor' }]) await leadIn(world, query, said)
      return world.call('leads.list', { query: { ...query, sort: 'lastName' } })
    },
  },
  {
    operation: 'leadLists.listLeads',
    name: 'filters combine with and, the values of one with or',
    expect: { status: 200, body: { data: [{ lastName: 'Silva' }, { lastName: 'Okafor' }] } },
    run: async (world) => {
      const path = await emptyList(world)
      await leadIn(world, path, { lastName: 'Okafor', tags: ['wholesale'] })
      await leadIn(world, path, { lastName: 'Silva', tags: ['trade-fair'] })
      await leadIn(world, path, { lastName: 'Kimura', tags: ['retail'] })
      const query = { tag: ['wholesale', 'trade-fair'], status: ['new', 'converted'] }
      return world.call('leadLists.listLeads', { path, query })
    },
  },
  {
    operation: 'leads.listTags',
    name: 'tags are sorted by name',
    expect: { status: 200 },
    run: async (world) => {
      const mark = `tea ${world.unique()}.`
      await newLead(world, { tags: [`c ${mark}`, `a ${mark}`] })
      await newLead(world, { tags: [`b ${mark}`] })
      const data = ['a', 'b', 'c'].map((letter) => ({ name: `${letter} ${mark}` }))
      return { ...(await world.call('leads.listTags', { query: { search: mark } })), expected: { data } }
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'a list that a scheduled campaign names stays',
    expect: { status: 409, code: 'list_in_active_campaign' },
    run: async (world) => {
      const { leadListIds } = await newLead(world)
      const { id } = await activeCampaign(world, { leadListIds })
      await world.must('campaigns.pause', { path: { campaignId: id } })
      const startAt = '2099-01-05T09:00:00.000Z'
      await world.must('campaigns.start', { path: { campaignId: id }, json: { startAt } })
      return world.call('leadLists.delete', { path: { leadListId: leadListIds[0] } })
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'the leads of a deleted list stay in their other lists',
    expect: { status: 200, body: { leadCount: 1 } },
    run: async (world) => {
      const [one, other] = [await emptyList(world), await emptyList(world)]
      const { id } = await leadIn(world, one)
      await world.must('leadLists.addLead', { path: other, json: { leadId: id } })
      await world.must('leadLists.delete', { path: one })
      return world.call('leadLists.get', { path: other })
    },
  },
]
