import type { Rule } from '../../world/recipes.ts'
import { activeCampaign } from '../campaigns/states.ts'
import { ownConversation } from '../conversations/conversation.ts'
import { emptyList, leadIn, newLead } from './lead.ts'

const operation = 'leads.bulkDelete'

export const deleteRules: Rule[] = [
  {
    operation,
    name: 'ids and a filter exclude each other',
    expect: { status: 422, code: 'exclusive_fields' },
    run: async (world) => {
      const { id, phone } = await newLead(world)
      return world.call(operation, { json: { leadIds: [id], filter: { phone } } })
    },
  },
  {
    operation,
    name: 'ids or a filter are needed',
    expect: { status: 422, code: 'exclusive_fields' },
    run: (world) => world.call(operation, { json: {} }),
  },
  {
    operation,
    name: 'a filter that names no list that there is is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => world.call(operation, { json: { filter: { leadListId: 'none' } } }),
  },
  {
    operation,
    name: 'a filter that names no campaign that there is is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => world.call(operation, { json: { filter: { campaignId: 'none' } } }),
  },
  {
    operation,
    name: 'an id that names nothing fails alone',
    expect: {
      status: 200,
      body: {
        ...{ action: 'delete', requested: 2, succeeded: 1, failed: 1, skipped: 0 },
        results: [
          { outcome: 'failed', code: 'not_found' },
          { outcome: 'succeeded', code: null },
        ],
      },
    },
    run: async (world) => world.call(operation, { json: { leadIds: ['none', (await newLead(world)).id] } }),
  },
  {
    operation,
    name: 'a filter deletes the leads that it names, and no others',
    expect: { status: 200, body: { data: [{ lastName: 'Silva' }] } },
    run: async (world) => {
      const { leadListId } = await emptyList(world)
      await leadIn(world, { leadListId }, { lastName: 'Okafor', tags: ['trade-fair'] })
      await leadIn(world, { leadListId }, { lastName: 'Silva', tags: ['wholesale'] })
      await world.must(operation, { json: { filter: { leadListId, tag: ['trade-fair'] } } })
      return world.call('leads.list', { query: { leadListId } })
    },
  },
  {
    operation,
    name: 'a filter may name a span of time',
    expect: { status: 200, body: { requested: 1, succeeded: 1 } },
    run: async (world) => {
      const { leadListId } = await emptyList(world)
      await leadIn(world, { leadListId })
      const span = { createdFrom: '2020-01-01T00:00:00.000Z', createdTo: '2100-01-01T00:00:00.000Z' }
      return world.call(operation, { json: { filter: { leadListId, ...span } } })
    },
  },
  {
    operation,
    name: 'a span that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) => {
      const span = { createdFrom: '2026-04-01T00:00:00.000Z', createdTo: '2026-03-01T00:00:00.000Z' }
      return world.call(operation, { json: { filter: span } })
    },
  },
  {
    operation,
    name: 'a lead of an active campaign stays',
    expect: { status: 200, body: { failed: 1, results: [{ outcome: 'failed', code: 'lead_in_active_campaign' }] } },
    run: async (world) => {
      const { id, leadListIds } = await newLead(world)
      await activeCampaign(world, { leadListIds })
      return world.call(operation, { json: { leadIds: [id] } })
    },
  },
  {
    operation,
    name: 'a deleted lead leaves its lists',
    expect: { status: 200, body: { leadCount: 0 } },
    run: async (world) => {
      const path = await emptyList(world)
      const { id } = await leadIn(world, path)
      await world.must(operation, { json: { leadIds: [id] } })
      return world.call('leadLists.get', { path })
    },
  },
  {
    operation,
    name: 'the conversation of a deleted lead stays, without a lead',
    expect: { status: 200, body: { data: [{ leadId: null }] } },
    run: async (world) => {
      const { accountId, phone } = await ownConversation(world)
      const { id } = await newLead(world, { phone })
      await world.must(operation, { json: { leadIds: [id] } })
      return world.call('conversations.list', { query: { accountId } })
    },
  },
]
