import { type Answer, type CallInput, type Expected, type Json, RecipeError, type World } from '../world/recipes.ts'
import { newAgent } from './agents/agent.ts'
import { pathOf, sendingConversation } from './conversations/conversation.ts'
import { withSettings } from './settings/with-settings.ts'

type Run = () => Promise<Answer & Expected>

/** The most credits that are spent: more take too many calls. */
const most = 3_000

/**
 * Does something in a workspace whose credits do not cover a competitor analysis: they go into analyses, and come back
 * when the agents are deleted before those have ended.
 *
 * @throws RecipeError when there are too many credits to spend
 */
export async function withoutCredits(world: World, run: Run): Promise<Answer & Expected> {
  const { available } = await world.must('credits.getBalance')
  if (available > most) throw new RecipeError(`The ${available} credits are too many to be spent for a test.`)
  const agentIds: string[] = []
  try {
    let status = 0
    do {
      const { id } = await newAgent(world)
      agentIds.push(id)
      status = (await analyse(world, id)).status
    } while (status === 202)
    return await run()
  } finally {
    for (const agentId of agentIds) await world.call('agents.delete', { path: { agentId } })
  }
}

/**
 * The same without a single credit: what an analysis leaves goes into messages, and does not come back.
 *
 * @throws RecipeError when there are too many credits to spend
 */
export const withoutAnyCredit = (world: World, run: Run): Promise<Answer & Expected> =>
  withoutCredits(world, async () => {
    // A lower limit of first messages would end it before the credits do.
    await withSettings(world, { defaultDailyLimit: 200 }, () => writeOut(world))
    return run()
  })

/** More messages than the credits that an analysis leaves. */
const enough = 30

async function writeOut(world: World): Promise<Answer> {
  const call = { path: pathOf(await sendingConversation(world)), json: { text: 'It leaves today.' } }
  let answer = await world.call('conversations.sendMessage', call)
  for (let sent = 1; sent < enough && answer.status === 201; sent += 1)
    answer = await world.call('conversations.sendMessage', call)
  return answer
}

const analysisOf = (agentId: string): CallInput => ({
  path: { agentId },
  json: { competitorUrls: ['https://millstreet.example'] },
})

/** Asks for a competitor analysis. */
export const analyse = (world: World, agentId: string): Promise<Answer> =>
  world.call('agents.runCompetitorAnalysis', analysisOf(agentId))

/** The same, and gives the run. @throws RecipeError when it is refused */
export const analysed = (world: World, agentId: string): Promise<Json> =>
  world.must('agents.runCompetitorAnalysis', analysisOf(agentId))
