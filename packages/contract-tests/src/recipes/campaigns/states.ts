import type { Ids, Json, World } from '../../world/recipes.ts'
import { accountIn } from '../accounts/states.ts'
import { freshPhone } from '../phones.ts'

/** One minute a week: a campaign that runs sends next to nothing meanwhile, and so costs nothing. */
export const hardlyEver = { timezone: 'UTC', windows: [{ days: ['sun'], from: '03:00', to: '03:01' }] }

/** Far enough ahead for any clock. */
export const someDay = '2099-01-05T09:00:00.000Z'

export const step = (text: string) => ({ text, delay: { value: 0, unit: 'minutes' } })

export const draft = (world: World, json: object = {}): Promise<Json> =>
  world.must('campaigns.create', { json: { name: `Spring tasting ${world.unique()}`, ...json } })

export const draftWithSteps = (world: World, ...texts: string[]): Promise<Json> =>
  draft(world, { steps: texts.map(step) })

/** Where a campaign is. */
export const at = ({ id }: Json): Ids => ({ campaignId: id })

/** Where a campaign's step is, its first one unless another is said. */
export const atStep = ({ id, steps }: Json, index = 0): Ids => ({ campaignId: id, stepId: steps[index].id })

/** Adds a new lead to a campaign, and gives its id. */
export async function addLead(world: World, campaign: Json, lead: object = {}): Promise<string> {
  const json = { leads: [{ phone: freshPhone(world), ...lead }] }
  const { leadIds } = await world.must('campaigns.addLeads', { path: at(campaign), json })
  return leadIds[0]
}

/** A draft with all that it needs to start: an account that sends, a step and a lead. */
export async function readyCampaign(world: World, json: object = {}): Promise<Json> {
  const { accountId } = await accountIn('production', world)
  const all = { accountIds: [accountId], steps: [step('Our spring roast is here.')], schedule: hardlyEver, ...json }
  const campaign = await draft(world, all)
  await addLead(world, campaign)
  return campaign
}

export async function activeCampaign(world: World, json: object = {}): Promise<Json> {
  const campaign = await readyCampaign(world, json)
  return world.must('campaigns.start', { path: at(campaign) })
}

export async function scheduledCampaign(world: World): Promise<Json> {
  const campaign = await readyCampaign(world)
  return world.must('campaigns.start', { path: at(campaign), json: { startAt: someDay } })
}

export async function pausedCampaign(world: World): Promise<Json> {
  const campaign = await activeCampaign(world)
  return world.must('campaigns.pause', { path: at(campaign), json: { reason: 'Sold out until Friday' } })
}

/** A campaign whose every lead is through, as each of them has replied. */
export async function completedCampaign(world: World): Promise<Json> {
  const campaign = await activeCampaign(world)
  await world.must('campaigns.bulkLeadAction', { path: at(campaign), json: { action: 'mark_replied', filter: {} } })
  return world.must('campaigns.get', { path: at(campaign) })
}

export async function archivedCampaign(world: World, ...texts: string[]): Promise<Json> {
  const campaign = await draftWithSteps(world, ...texts)
  return world.must('campaigns.archive', { path: at(campaign) })
}
