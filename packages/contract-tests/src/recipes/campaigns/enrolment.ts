import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { emptyList, leadIn } from '../leads/lead.ts'
import { freshPhone } from '../phones.ts'
import { addLead, at, draft, draftWithSteps } from './states.ts'

const add = (world: World, campaign: Json, json: Json): Promise<Answer> =>
  world.call('campaigns.addLeads', { path: at(campaign), json })

const act = (world: World, campaign: Json, action: string, json: Json): Promise<Answer> =>
  world.call('campaigns.bulkLeadAction', { path: at(campaign), json: { action, ...json } })

const list = (world: World, campaign: Json, query: Json = {}): Promise<Answer> =>
  world.call('campaigns.listLeads', { path: at(campaign), query })

/** A campaign with so many leads. */
async function filled(world: World, count: number): Promise<{ campaign: Json; leadIds: string[] }> {
  const campaign = await draftWithSteps(world, 'First', 'Then')
  const leadIds: string[] = []
  for (let index = 0; index < count; index += 1) leadIds.push(await addLead(world, campaign))
  return { campaign, leadIds }
}

/** A campaign with a lead that is known by its name, company, mail address and number, and another lead. */
async function known(world: World): Promise<{ campaign: Json; phone: string }> {
  const campaign = await draft(world)
  const phone = freshPhone(world)
  await addLead(world, campaign, { phone, ...person })
  await addLead(world, campaign, { firstName: 'Noor', company: 'Saltbox Coffee', email: 'noor@saltbox.example' })
  return { campaign, phone }
}

const person = { firstName: 'Amara', lastName: 'Okafor', company: 'Lantern Café', email: 'amara@lantern.example' }

/** How the number of a lead can be written. */
const writings: Record<string, (phone: string) => string> = {
  'spaces and dashes': (phone) => `${phone.slice(0, 2)} ${phone.slice(2, 5)} ${phone.slice(5, 8)}-${phone.slice(8)}`,
  'dots and brackets': (phone) => `${phone.slice(0, 2)} (${phone.slice(2, 5)}) ${phone.slice(5, 8)}.${phone.slice(8)}`,
  'a leading 00': (phone) => `00${phone.slice(1)}`,
}

/** What each action counts a lead as in the campaign's stats. */
const counted: Record<string, Json> = {
  pause: { leadsTotal: 1, leadsPending: 0 },
  mark_replied: { leadsTotal: 1, leadsPending: 0, leadsReplied: 1 },
  mark_opted_out: { leadsTotal: 1, leadsPending: 0, leadsOptedOut: 1 },
  remove: { leadsTotal: 0, leadsPending: 0 },
}

/** Which leads a campaign has, and how they are counted and found. */
export const enrolmentRules: Rule[] = [
  ...Object.entries(writings).map(
    ([name, written]): Rule => ({
      operation: 'campaigns.addLeads',
      name: `a number with ${name} is that of a lead which is known`,
      expect: { status: 200 },
      run: async (world) => {
        const phone = freshPhone(world)
        const id = await addLead(world, await draft(world), { phone })
        const answer = await add(world, await draft(world), { leads: [{ phone: written(phone) }] })
        return { ...answer, expected: { created: 0, updated: 1, leadIds: [id] } }
      },
    }),
  ),
  {
    operation: 'campaigns.addLeads',
    name: 'rows count through the ids, then the leads of the lists, then the data',
    expect: { status: 200 },
    run: async (world) => {
      const { campaign, leadIds } = await filled(world, 1)
      const path = await emptyList(world)
      const listed = await leadIn(world, path)
      await add(world, campaign, { leadIds: [listed.id] })
      const json = { leads: [{ phone: '12345' }], leadListIds: [path.leadListId], leadIds }
      const codes = ['already_in_campaign', 'already_in_campaign', 'phone_invalid']
      const errors = codes.map((code, index) => ({ row: index + 1, code }))
      return { ...(await add(world, campaign, json)), expected: { total: 3, skipped: 2, invalid: 1, errors } }
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'a lead that is named by its id and by its list is a duplicate',
    expect: { status: 200, body: { total: 2, updated: 1, duplicates: 1 } },
    run: async (world) => {
      const path = await emptyList(world)
      const { id } = await leadIn(world, path)
      return add(world, await draft(world), { leadIds: [id], leadListIds: [path.leadListId] })
    },
  },
  {
    operation: 'campaigns.addLeads',
    name: 'the leads are named once each, in the order of their rows',
    expect: { status: 200 },
    run: async (world) => {
      const other = await draft(world)
      const phone = freshPhone(world)
      const [one, two] = [await addLead(world, other, { phone }), await addLead(world, other)]
      const answer = await add(world, await draft(world), { leadIds: [two], leads: [{ phone }, { phone }] })
      return { ...answer, expected: { leadIds: [two, one] } }
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'filters of an addition that are false skip nobody',
    expect: { status: 200, body: { data: [{ status: 'pending' }] } },
    run: async (world) => {
      const campaign = await draft(world)
      const leadIds = [await addLead(world, await draft(world))]
      await add(world, campaign, { leadIds, skipIfInOtherCampaign: false, skipIfContacted: false })
      return list(world, campaign)
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'results come in the order of the request, and the counts are their sums',
    expect: { status: 200 },
    run: async (world) => {
      const { campaign, leadIds } = await filled(world, 3)
      const [a = '', b = '', c = ''] = leadIds
      await act(world, campaign, 'pause', { leadIds: [b] })
      const answer = await act(world, campaign, 'pause', { leadIds: [c, 'led_none', b, a] })
      const outcomes = ['succeeded', 'failed', 'skipped', 'succeeded']
      const results = [c, 'led_none', b, a].map((id, index) => ({ id, outcome: outcomes[index] }))
      return { ...answer, expected: { requested: 4, succeeded: 2, failed: 1, skipped: 1, results } }
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'a filter that no lead fits is asked for none',
    expect: { status: 200, body: { requested: 0, succeeded: 0, failed: 0, skipped: 0, results: [] } },
    run: async (world) => {
      const { campaign } = await filled(world, 1)
      return act(world, campaign, 'pause', { filter: { tag: 'nobody', status: ['pending'] } })
    },
  },
  {
    operation: 'campaigns.bulkLeadAction',
    name: 'an empty filter is all leads',
    expect: { status: 200, body: { requested: 2, succeeded: 2 } },
    run: async (world) => act(world, (await filled(world, 2)).campaign, 'pause', { filter: {} }),
  },
  ...['AMARA', 'lantern CAFÉ', 'Amara@Lantern'].map(
    (search): Rule => ({
      operation: 'campaigns.bulkLeadAction',
      name: `a filter finds a lead by ${search}`,
      expect: { status: 200, body: { requested: 1, succeeded: 1 } },
      run: async (world) => act(world, (await known(world)).campaign, 'pause', { filter: { search } }),
    }),
  ),
  ...['AMARA', 'okafor', 'lantern', 'Amara@Lantern'].map(
    (search): Rule => ({
      operation: 'campaigns.listLeads',
      name: `a lead is found by ${search}`,
      expect: { status: 200, body: { data: [{ lead: person }] } },
      run: async (world) => list(world, (await known(world)).campaign, { search }),
    }),
  ),
  {
    operation: 'campaigns.listLeads',
    name: 'a lead is found by a part of its number',
    expect: { status: 200, body: { data: [{ lead: person }] } },
    run: async (world) => {
      const { campaign, phone } = await known(world)
      return list(world, campaign, { search: phone.slice(2) })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'several states combine with or',
    expect: { status: 200, body: { data: [{ status: 'replied' }, { status: 'paused' }] } },
    run: async (world) => {
      const { campaign, leadIds } = await filled(world, 3)
      await act(world, campaign, 'pause', { leadIds: leadIds.slice(0, 1) })
      await act(world, campaign, 'mark_replied', { leadIds: leadIds.slice(1, 2) })
      return list(world, campaign, { status: ['paused', 'replied'] })
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'moved leads are gone from where they were',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const { campaign, leadIds } = await filled(world, 1)
      await act(world, campaign, 'move', { leadIds, targetCampaignId: (await draft(world)).id })
      return list(world, campaign)
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'a lead that could not move stays where it is',
    expect: { status: 200, body: { data: [{ status: 'pending' }] } },
    run: async (world) => {
      const { campaign, leadIds } = await filled(world, 1)
      const target = await draft(world)
      await add(world, target, { leadIds })
      await act(world, campaign, 'move', { leadIds, targetCampaignId: target.id })
      return list(world, campaign)
    },
  },
  ...Object.entries(counted).map(
    ([action, stats]): Rule => ({
      operation: 'campaigns.get',
      name: `the stats of a campaign show what ${action} did`,
      expect: { status: 200, body: { stats } },
      run: async (world) => {
        const { campaign, leadIds } = await filled(world, 1)
        await act(world, campaign, action, { leadIds })
        return world.call('campaigns.get', { path: at(campaign) })
      },
    }),
  ),
]
