import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { freshPhone } from '../phones.ts'
import { activeCampaign, addLead, at, draft } from './states.ts'

const add = (world: World, campaign: Json, json: object): Promise<Answer> =>
  world.call('campaigns.addLeads', { path: at(campaign), json })

export const leadRules: Rule[] = [
  {
    operation: 'campaigns.addLeads',
    name: 'leads have to be named',
    expect: { status: 422, code: 'leads_missing' },
    run: async (world) => add(world, await draft(world), { skipIfContacted: true }),
  },
  {
    operation: 'campaigns.addLeads',
    name: 'every id that names nothing is named',
    expect: {
      status: 422,
      code: 'unknown_reference',
      body: { errors: [{ pointer: '/leadIds/0' }, { pointer: '/leadListIds/0' }] },
    },
    run: async (world) => add(world, await draft(world), { leadIds: ['led_none'], leadListIds: ['lst_none'] }),
  },
  {
    operation: 'campaigns.listLeads',
    name: 'one unknown id keeps all leads out',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const campaign = await draft(world)
      const leadId = await addLead(world, await draft(world))
      await add(world, campaign, { leadIds: [leadId, 'led_none'], leads: [{ phone: freshPhone(world) }] })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'each lead has an outcome of its own',
    expect: {
      status: 200,
      body: {
        ...{ total: 5, created: 1, updated: 1, duplicates: 1, invalid: 1, skipped: 1 },
        errors: [
          { row: 1, code: 'already_in_campaign' },
          { row: 4, code: 'duplicate_in_file' },
          { row: 5, code: 'phone_invalid' },
        ],
      },
    },
    run: async (world) => {
      const campaign = await draft(world)
      const leadIds = [await addLead(world, campaign), await addLead(world, await draft(world))]
      const phone = freshPhone(world)
      return add(world, campaign, { leadIds, leads: [{ phone }, { phone }, { phone: '12345' }] })
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'leads that have opted out are left out',
    expect: { status: 200, body: { skipped: 1, updated: 0, errors: [{ code: 'opted_out' }] } },
    run: async (world) => {
      const other = await draft(world)
      const leadIds = [await addLead(world, other)]
      await world.must('campaigns.bulkLeadAction', { path: at(other), json: { action: 'mark_opted_out', leadIds } })
      return add(world, await draft(world), { leadIds })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a lead that another active campaign has is listed as skipped when that is asked for',
    expect: { status: 200, body: { data: [{ status: 'skipped' }] } },
    run: async (world) => {
      const [campaign, other] = [await draft(world), await activeCampaign(world)]
      const leadIds = [await addLead(world, other)]
      await add(world, campaign, { leadIds, skipIfInOtherCampaign: true })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'leads.list',
    name: 'a lead that is known stays as it is when it is added by its number',
    expect: { status: 200, body: { data: [{ firstName: 'Amara', source: 'api' }] } },
    run: async (world) => {
      const phone = freshPhone(world)
      await addLead(world, await draft(world), { phone, firstName: 'Amara' })
      await add(world, await draft(world), { leads: [{ phone, firstName: 'Bertram' }] })
      return world.call('leads.list', { query: { phone } })
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'a value that does not fit its field is left out of the lead',
    expect: { status: 200, body: { created: 1, errors: [{ code: 'custom_field_invalid', field: 'favouriteTea' }] } },
    run: async (world) =>
      add(world, await draft(world), {
        leads: [{ phone: freshPhone(world), customFields: { favouriteTea: 'Assam' } }],
      }),
  },
  foreignCursor('campaigns.listLeads'),
  ...[{ stepId: 'stp_none' }, { accountId: 'acc_none' }].map(
    (query): Rule => ({
      operation: 'campaigns.listLeads',
      name: `a ${Object.keys(query)} that does not exist matches nothing`,
      expect: { status: 200, body: { data: [] } },
      run: async (world) => world.call('campaigns.listLeads', { path: at(await activeCampaign(world)), query }),
    }),
  ),
  {
    operation: 'campaigns.listLeads',
    name: 'a cursor does not go on with other filters',
    expect: { status: 400, code: 'invalid_cursor' },
    run: async (world) => {
      const campaign = await draft(world)
      await add(world, campaign, { leads: [{ phone: freshPhone(world) }, { phone: freshPhone(world) }] })
      const { pagination } = await world.must('campaigns.listLeads', { path: at(campaign), query: { limit: 1 } })
      const query = { limit: 1, status: ['pending'], cursor: pagination.nextCursor }
      return world.call('campaigns.listLeads', { path: at(campaign), query })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a tag is found whatever its case',
    expect: { status: 200, body: { data: [{ lead: { tags: ['Wholesale'] } }] } },
    run: async (world) => {
      const campaign = await draft(world)
      await addLead(world, campaign)
      await addLead(world, campaign, { tags: ['Wholesale'] })
      return world.call('campaigns.listLeads', { path: at(campaign), query: { tag: 'wholeSALE' } })
    },
  },
]
