import type { Rule } from '../../world/recipes.ts'
import { activeCampaign } from '../campaigns/states.ts'
import { foreignCursor } from '../cursor.ts'
import { emptyList, leadIn, newLead } from './lead.ts'

const operation = 'leads.list'

export const listRules: Rule[] = [
  foreignCursor(operation),
  {
    operation,
    name: 'a cursor does not go with another sort order',
    expect: { status: 400, code: 'invalid_cursor' },
    run: async (world) => {
      const { leadListId } = await emptyList(world)
      await leadIn(world, { leadListId })
      await leadIn(world, { leadListId })
      const { pagination } = await world.must(operation, { query: { leadListId, limit: 1, sort: 'createdAt' } })
      return world.call(operation, { query: { leadListId, sort: 'lastName', cursor: pagination.nextCursor } })
    },
  },
  {
    operation,
    name: 'a list that does not exist is a 404',
    expect: { status: 404, code: 'not_found' },
    run: (world) => world.call(operation, { query: { leadListId: 'none' } }),
  },
  {
    operation,
    name: 'a campaign that does not exist is a 404',
    expect: { status: 404, code: 'not_found' },
    run: (world) => world.call(operation, { query: { campaignId: 'none' } }),
  },
  {
    operation,
    name: 'a span that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) =>
      world.call(operation, {
        query: { createdFrom: '2026-04-01T00:00:00.000Z', createdTo: '2026-03-01T00:00:00.000Z' },
      }),
  },
  {
    operation,
    name: 'the plus sign of a number may be left out',
    expect: { status: 200, body: { data: [{ firstName: 'Amara' }] } },
    run: async (world) => {
      const { phone } = await newLead(world, { firstName: 'Amara' })
      return world.call(operation, { query: { phone: phone.slice(1) } })
    },
  },
  {
    operation,
    name: 'leads of a list are found by it',
    expect: { status: 200, body: { data: [{ firstName: 'Noor' }, { firstName: 'Amara' }] } },
    run: async (world) => {
      const { leadListId } = await emptyList(world)
      await leadIn(world, { leadListId }, { firstName: 'Amara' })
      await leadIn(world, { leadListId }, { firstName: 'Noor' })
      return world.call(operation, { query: { leadListId } })
    },
  },
  {
    operation,
    name: 'leads of a campaign are found by it once it is started',
    expect: { status: 200 },
    run: async (world) => {
      const lead = await newLead(world)
      const { id } = await activeCampaign(world, { leadListIds: lead.leadListIds })
      const query = { campaignId: id, phone: lead.phone }
      return { ...(await world.call(operation, { query })), expected: { data: [{ id: lead.id, campaignIds: [id] }] } }
    },
  },
  {
    operation,
    name: 'filters combine with and, the values of one with or',
    expect: { status: 200, body: { data: [{ lastName: 'Silva' }, { lastName: 'Okafor' }] } },
    run: async (world) => {
      const { leadListId } = await emptyList(world)
      await leadIn(world, { leadListId }, { lastName: 'Okafor', tags: ['wholesale'] })
      await leadIn(world, { leadListId }, { lastName: 'Silva', tags: ['trade-fair', 'east-coast'] })
      await leadIn(world, { leadListId }, { lastName: 'Kimura', tags: ['retail'] })
      return world.call(operation, { query: { leadListId, tag: ['wholesale', 'trade-fair'], status: ['new'] } })
    },
  },
  {
    operation: 'leads.listTags',
    name: 'a tag counts its leads',
    expect: { status: 200, body: { data: [{ count: 2 }] } },
    run: async (world) => {
      const tag = `tasting-${world.unique()}-contract`
      await newLead(world, { tags: [tag] })
      await newLead(world, { tags: [tag, 'wholesale'] })
      return world.call('leads.listTags', { query: { search: tag.toUpperCase() } })
    },
  },
  {
    operation: 'leads.listTags',
    name: 'a tag that no lead has any more is gone',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const tag = `tasting-${world.unique()}-contract`
      const { id } = await newLead(world, { tags: [tag] })
      await world.must('leads.update', { path: { leadId: id }, json: { tags: [] } })
      return world.call('leads.listTags', { query: { search: tag } })
    },
  },
]
