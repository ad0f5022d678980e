import { type Answer, type Json, RecipeError, type Rule, type World } from '../../world/recipes.ts'
import { phoneEnding } from '../phones.ts'
import { addLead, at, atStep, readyCampaign } from './states.ts'

const always = {
  timezone: 'UTC',
  windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '23:59' }],
}

/** Starts a campaign that sends its one message as soon as it can. */
async function startedAtOnce(world: World): Promise<Answer> {
  const campaign = await readyCampaign(world, { name: 'Sent at once', schedule: always })
  const path = at(campaign)
  await world.must('campaigns.bulkLeadAction', { path, json: { action: 'remove', filter: {} } })
  await addLead(world, campaign, { phone: phoneEnding('0197', world) })
  return world.call('campaigns.start', { path })
}

async function findSent(world: World): Promise<Json> {
  const query = { status: ['completed'], search: 'Sent at once' }
  const { data } = await world.must('campaigns.list', { query })
  return data.find(({ stats }: Json) => stats.messagesSent > 0)
}

/**
 * A campaign that has sent all that it had to.
 *
 * @throws RecipeError when there is none: the clock stands still, or the time of a message has not come
 */
async function sentCampaign(world: World): Promise<Json> {
  const known = await findSent(world)
  if (known) return known
  await startedAtOnce(world)
  const campaign = await findSent(world)
  if (campaign) return campaign
  throw new RecipeError('No campaign has sent its messages by now.')
}

/** Comes first, as a message takes a second. */
export const sendingRules: Rule[] = [
  {
    operation: 'campaigns.start',
    name: 'a campaign starts whose windows are open',
    expect: { status: 200, body: { status: 'active', stats: { leadsTotal: 1 } } },
    run: startedAtOnce,
  },
]

/** What holds of a campaign whose message has gone out. */
export const sentRules: Rule[] = [
  {
    operation: 'campaigns.deleteStep',
    name: 'a step that was sent stays in a completed campaign',
    expect: { status: 409, code: 'step_already_sent' },
    run: async (world) => world.call('campaigns.deleteStep', { path: atStep(await sentCampaign(world)) }),
  },
  {
    operation: 'campaigns.get',
    name: 'a message of a campaign costs a credit and shows in its stats and in those of its step',
    expect: {
      status: 200,
      body: {
        stats: { leadsTotal: 1, leadsCompleted: 1, messagesSent: 1, creditsSpent: 1 },
        steps: [{ stats: { sent: 1, failed: 0 } }],
      },
    },
    run: async (world) => world.call('campaigns.get', { path: at(await sentCampaign(world)) }),
  },
]
