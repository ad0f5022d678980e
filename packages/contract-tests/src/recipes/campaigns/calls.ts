import { placeholder } from '../../world/placeholders.ts'
import type { CallInput, World } from '../../world/recipes.ts'
import { accountIn } from '../accounts/states.ts'
import { person } from '../leads/lead.ts'
import { freshPhone, phoneEnding } from '../phones.ts'
import { image, mediaOf } from './media.ts'
import { activeCampaign, addLead, at, atStep, draft, draftWithSteps, readyCampaign, someDay } from './states.ts'

const campaignId = placeholder('campaignId')

/** Everything that a step may have, with a file that is there. */
const wholeStep = (mediaId: string) => ({
  text: 'Hi {{firstName|there}}, would you like to taste our spring roast?',
  variants: ['Hello {{firstName|there}}, may we send you our spring roast?'],
  media: { mediaId },
  delay: { value: 2, unit: 'days' },
  sendCondition: 'always',
})

/** Everything that can be said of a campaign besides its steps. */
const whole = {
  description: 'Offer cafés on the East Coast a free tasting.',
  accountIds: [placeholder('accountId')],
  agentId: placeholder('agentId'),
  leadListIds: [placeholder('leadListId')],
  schedule: {
    timezone: 'America/New_York',
    startDate: '2026-03-03',
    endDate: '2099-12-31',
    windows: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '12:00' },
      { days: ['sat'], from: '10:00', to: '11:30' },
    ],
  },
  dailyLimit: 40,
  maxNewLeadsPerDay: 15,
  delayBetweenMessages: { minSeconds: 45, maxSeconds: 180 },
  stopOnReply: true,
  tags: ['spring', 'wholesale'],
}

/** A test to a number that gets every message, from an account that may write to strangers. */
export async function testCall(world: World, text: string, json: object = {}): Promise<CallInput> {
  const { accountId } = await accountIn('production', world)
  const path = atStep(await draftWithSteps(world, text))
  return { path, json: { phone: phoneEnding('0197', world), accountId, ...json } }
}

/** Calls that succeed. What a call uses up, such as the place for a step or a draft to start, is made for it alone. */
export const calls: Record<string, (world: World) => Promise<CallInput>> = {
  'campaigns.create': async (world) => {
    const mediaId = await mediaOf(world, await draft(world))
    return { json: { name: 'Spring wholesale tasting', ...whole, steps: [wholeStep(mediaId)] } }
  },
  'campaigns.update': async (world) => {
    const campaign = await draft(world)
    return { path: at(campaign), json: { name: 'Summer wholesale tasting', ...whole } }
  },
  'campaigns.addStep': async (world) => {
    const campaign = await draft(world)
    return { path: at(campaign), json: { ...wholeStep(await mediaOf(world, campaign)), position: 1 } }
  },
  'campaigns.updateStep': async (world) => {
    const campaign = await draftWithSteps(world, 'Our spring roast is here.')
    return { path: atStep(campaign), json: wholeStep(await mediaOf(world, campaign)) }
  },
  'campaigns.reorderSteps': async (world) => {
    const campaign = await draftWithSteps(world, 'Our spring roast is here.', 'It is still here.')
    return { path: at(campaign), json: { stepIds: [campaign.steps[1].id, campaign.steps[0].id] } }
  },
  'campaigns.uploadMedia': async () => ({
    path: { campaignId },
    body: { type: 'multipart/form-data', value: { file: image, caption: 'Our spring roast' } },
  }),
  'campaigns.sendTestMessage': (world) =>
    testCall(world, 'Hi {{firstName}}, our spring roast is here.', { variables: { firstName: 'Amara' } }),
  'campaigns.start': async (world) => ({ path: at(await readyCampaign(world)), json: { startAt: someDay } }),
  'campaigns.pause': async (world) => ({
    path: at(await activeCampaign(world)),
    json: { reason: 'Sold out until Friday' },
  }),
  'campaigns.addLeads': async (world) => ({
    path: { campaignId },
    json: {
      leadIds: [placeholder('leadId')],
      leadListIds: [placeholder('leadListId')],
      leads: [{ phone: freshPhone(world), ...person, customFields: {} }],
      skipIfInOtherCampaign: false,
      skipIfContacted: false,
    },
  }),
  'campaigns.bulkLeadAction': async (world) => {
    const campaign = await draft(world)
    return { path: at(campaign), json: { action: 'pause', leadIds: [await addLead(world, campaign)] } }
  },
  'campaigns.importLeads': async (world) => ({
    path: { campaignId },
    json: {
      rows: [{ Mobile: freshPhone(world), Café: 'Lantern Café', firstName: 'Amara', Stand: 12 }],
      mapping: { Mobile: 'phone', Café: 'company', Stand: null },
      defaultCountry: 'US',
      onDuplicate: 'update',
      tags: ['trade-fair'],
      leadListId: placeholder('leadListId'),
    },
  }),
  'campaigns.getDailyStats': async () => ({
    path: { campaignId },
    query: { from: '2026-03-03', to: '2026-03-10', timezone: 'America/New_York' },
  }),
  'campaigns.duplicate': async () => ({
    path: { campaignId },
    json: { name: 'Summer wholesale tasting', includeLeads: true },
  }),
  'campaigns.archive': async (world) => ({ path: at(await draft(world)) }),
}
