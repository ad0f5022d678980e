import type { Rule } from '../../world/recipes.ts'
import { activeCampaign } from '../campaigns/states.ts'
import { foreignCursor } from '../cursor.ts'
import { emptyList, leadIn, newLead } from '../leads/lead.ts'

export const listRules: Rule[] = [
  foreignCursor('leadLists.list'),
  foreignCursor('leadLists.listLeads'),
  {
    operation: 'leadLists.create',
    name: 'a name is taken whatever its case',
    expect: { status: 409, code: 'name_taken' },
    run: async (world) => {
      const name = `Roasters ${world.unique()}`
      await world.must('leadLists.create', { json: { name } })
      return world.call('leadLists.create', { json: { name: name.toUpperCase() } })
    },
  },
  {
    operation: 'leadLists.create',
    name: 'a new list is empty',
    expect: { status: 201, body: { leadCount: 0, campaignCount: 0, description: null } },
    run: (world) => world.call('leadLists.create', { json: { name: `Roasters ${world.unique()}` } }),
  },
  {
    operation: 'leadLists.get',
    name: 'a list counts its leads and the campaigns that name it',
    expect: { status: 200, body: { leadCount: 2, campaignCount: 1 } },
    run: async (world) => {
      const path = await emptyList(world)
      await leadIn(world, path)
      await leadIn(world, path)
      await world.must('campaigns.create', { json: { name: 'Spring tasting', leadListIds: [path.leadListId] } })
      return world.call('leadLists.get', { path })
    },
  },
  {
    operation: 'leadLists.listLeads',
    name: 'a campaign that does not exist is a 404',
    expect: { status: 404, code: 'not_found' },
    run: async (world) =>
      world.call('leadLists.listLeads', { path: await world.get('leadListId'), query: { campaignId: 'none' } }),
  },
  {
    operation: 'leadLists.listLeads',
    name: 'a span that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: async (world) =>
      world.call('leadLists.listLeads', {
        path: await world.get('leadListId'),
        query: { createdFrom: '2026-04-01T00:00:00.000Z', createdTo: '2026-03-01T00:00:00.000Z' },
      }),
  },
  {
    operation: 'leadLists.listLeads',
    name: 'leads without a last name come last when names are sorted downwards too',
    expect: { status: 200, body: { data: [{ lastName: 'Silva' }, { lastName: 'Okafor' }, { lastName: null }] } },
    run: async (world) => {
      const path = await emptyList(world)
      await leadIn(world, path, { lastName: 'Okafor' })
      await leadIn(world, path)
      await leadIn(world, path, { lastName: 'Silva' })
      return world.call('leadLists.listLeads', { path, query: { sort: '-lastName' } })
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'a list that an active campaign names stays',
    expect: { status: 409, code: 'list_in_active_campaign' },
    run: async (world) => {
      const { leadListIds } = await newLead(world)
      await activeCampaign(world, { leadListIds })
      return world.call('leadLists.delete', { path: { leadListId: leadListIds[0] } })
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'a list can be deleted once its campaign is paused',
    expect: { status: 204 },
    run: async (world) => {
      const path = await emptyList(world)
      await leadIn(world, path)
      const { id } = await activeCampaign(world, { leadListIds: [path.leadListId] })
      await world.must('campaigns.pause', { path: { campaignId: id }, json: {} })
      return world.call('leadLists.delete', { path })
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'the leads of a deleted list stay',
    expect: { status: 200, body: { data: [{ leadListIds: [] }] } },
    run: async (world) => {
      const path = await emptyList(world)
      const { phone } = await leadIn(world, path)
      await world.must('leadLists.delete', { path })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'leadLists.delete',
    name: 'a draft that names a deleted list forgets it',
    expect: { status: 200, body: { leadListIds: [] } },
    run: async (world) => {
      const path = await emptyList(world)
      const draft = { name: 'Spring tasting', leadListIds: [path.leadListId] }
      const { id } = await world.must('campaigns.create', { json: draft })
      await world.must('leadLists.delete', { path })
      return world.call('campaigns.get', { path: { campaignId: id } })
    },
  },
  {
    operation: 'leadLists.list',
    name: 'a list is found by its description, whatever the case',
    expect: { status: 200 },
    run: async (world) => {
      const description = `Roasters of ${world.unique()}.`
      const { id } = await world.must('leadLists.create', { json: { name: `Fair ${world.unique()}`, description } })
      const answer = await world.call('leadLists.list', { query: { search: description.toUpperCase() } })
      return { ...answer, expected: { data: [{ id, description, leadCount: 0 }] } }
    },
  },
  {
    operation: 'leadLists.list',
    name: 'a name that is taken makes no second list',
    expect: { status: 200, body: { data: [{ description: 'The first.' }] } },
    run: async (world) => {
      const name = `Roasters ${world.unique()}.`
      await world.must('leadLists.create', { json: { name, description: 'The first.' } })
      await world.call('leadLists.create', { json: { name: name.toUpperCase(), description: 'The second.' } })
      return world.call('leadLists.list', { query: { search: name } })
    },
  },
  {
    operation: 'leadLists.get',
    name: 'a list counts every campaign that names it',
    expect: { status: 200, body: { leadCount: 0, campaignCount: 2 } },
    run: async (world) => {
      const path = await emptyList(world)
      for (const name of ['Spring tasting', 'Autumn tasting'])
        await world.must('campaigns.create', { json: { name, leadListIds: [path.leadListId] } })
      return world.call('leadLists.get', { path })
    },
  },
]
