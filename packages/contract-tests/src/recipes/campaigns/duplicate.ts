import type { Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { emptyList } from '../leads/lead.ts'
import { mediaOf } from './media.ts'
import { activeCampaign, addLead, archivedCampaign, at, draft, draftWithSteps, hardlyEver, step } from './states.ts'

const duplicate = (world: World, campaign: Json, json?: object) =>
  world.call('campaigns.duplicate', { path: at(campaign), ...(json && { json }) })

export const duplicateRules: Rule[] = [
  {
    operation: 'campaigns.duplicate',
    name: 'a copy is a draft without leads, of the same content',
    expect: { status: 201 },
    run: async (world) => {
      const campaign = await activeCampaign(world)
      const { id, name, accountIds, schedule } = campaign
      const same = { accountIds, schedule, steps: [{ text: 'Our spring roast is here.', stats: { sent: 0 } }] }
      const copied = { duplicatedFromId: id, name: `${name} (copy)`, status: 'draft', stats: { leadsTotal: 0 } }
      return { ...(await duplicate(world, campaign)), expected: { ...same, ...copied, startedAt: null } }
    },
  },
  {
    operation: 'campaigns.get',
    name: 'a campaign does not change when it is copied',
    expect: { status: 200 },
    run: async (world) => {
      const campaign = await activeCampaign(world)
      await duplicate(world, campaign, { includeLeads: true })
      const { status, updatedAt, stats, steps } = campaign
      const answer = await world.call('campaigns.get', { path: at(campaign) })
      return { ...answer, expected: { status, updatedAt, stats, steps } }
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'leads are copied as pending when it is asked for',
    expect: { status: 201, body: { name: 'Summer tasting', stats: { leadsTotal: 1, leadsPending: 1 } } },
    run: async (world) => {
      const campaign = await draft(world)
      const leadIds = [await addLead(world, campaign)]
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action: 'pause', leadIds } })
      return duplicate(world, campaign, { name: 'Summer tasting', includeLeads: true })
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'leads that have opted out are left behind',
    expect: { status: 201, body: { stats: { leadsTotal: 1 } } },
    run: async (world) => {
      const campaign = await draft(world)
      const leadIds = [await addLead(world, campaign)]
      await addLead(world, campaign)
      await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action: 'mark_opted_out', leadIds } })
      return duplicate(world, campaign, { includeLeads: true })
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'an archived campaign can be copied',
    expect: { status: 201, body: { status: 'draft', archivedAt: null } },
    run: async (world) => duplicate(world, await archivedCampaign(world)),
  },
  {
    operation: 'campaigns.get',
    name: 'a change of the copy leaves the campaign as it is',
    expect: { status: 200, body: { steps: [{ text: 'Our spring roast is here.' }] } },
    run: async (world) => {
      const campaign = await draftWithSteps(world, 'Our spring roast is here.')
      const { id, steps } = await world.must('campaigns.duplicate', { path: at(campaign) })
      const path = { campaignId: id, stepId: steps[0].id }
      await world.must('campaigns.updateStep', { path, json: { text: 'Our summer roast is here.' } })
      return world.call('campaigns.get', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'a copy has all that can be said of a campaign',
    expect: { status: 201 },
    run: async (world) => {
      const mediaId = await mediaOf(world, await draft(world))
      const sent = {
        text: 'First',
        variants: ['At first'],
        delay: { value: 3, unit: 'hours' },
        sendCondition: 'always',
      }
      const said = {
        ...{ description: 'A tasting', dailyLimit: 40, maxNewLeadsPerDay: 15, stopOnReply: false, tags: ['spring'] },
        delayBetweenMessages: { minSeconds: 7, maxSeconds: 11 },
        agentId: (await newAgent(world)).id,
        leadListIds: [(await emptyList(world)).leadListId],
        schedule: { ...hardlyEver, endDate: '2099-12-31' },
      }
      const campaign = await draft(world, { ...said, steps: [{ ...sent, media: { mediaId } }, step('Then')] })
      const steps = [
        { ...sent, media: { id: mediaId }, position: 1 },
        { text: 'Then', position: 2 },
      ]
      return { ...(await duplicate(world, campaign)), expected: { ...said, steps } }
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'the steps of a copy are its own',
    expect: { status: 201 },
    run: async (world) => {
      const campaign = await draftWithSteps(world, 'Our spring roast is here.')
      const answer = await duplicate(world, campaign)
      const { id, steps = [] } = answer.body ?? {}
      const isShared = steps[0]?.id === campaign.steps[0].id
      return { ...answer, expected: { steps: [{ campaignId: id, ...(isShared && { id: 'a new one' }) }] } }
    },
  },
  {
    operation: 'campaigns.listLeads',
    name: 'the leads of a campaign stay in it when they are copied',
    expect: { status: 200, body: { data: [{ status: 'pending' }] } },
    run: async (world) => {
      const campaign = await draft(world)
      await addLead(world, campaign)
      await world.must('campaigns.duplicate', { path: at(campaign), json: { includeLeads: true } })
      return world.call('campaigns.listLeads', { path: at(campaign) })
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'leads are not copied when that is said',
    expect: { status: 201, body: { stats: { leadsTotal: 0 } } },
    run: async (world) => {
      const campaign = await draft(world)
      await addLead(world, campaign)
      return duplicate(world, campaign, { includeLeads: false })
    },
  },
  {
    operation: 'campaigns.duplicate',
    name: 'a campaign can be copied twice',
    expect: { status: 201, body: { status: 'draft' } },
    run: async (world) => {
      const campaign = await draft(world)
      await duplicate(world, campaign)
      return { ...(await duplicate(world, campaign)), expected: { duplicatedFromId: campaign.id } }
    },
  },
]
