import type { Answer, Json, Rule, World } from '../world/recipes.ts'
import { newAgent } from './agents/agent.ts'
import { pathOf, schedule, sendingConversation, sendTest } from './conversations/conversation.ts'
import { fitting } from './fitting.ts'
import { analysed } from './no-credits.ts'
import { withSettings } from './settings/with-settings.ts'

const balance = (world: World): Promise<Answer> => world.call('credits.getBalance')

const lines = (world: World, query: Json): Promise<Answer> => world.call('credits.listTransactions', { query })

/** The threshold of a balance by that of the settings. */
const thresholds: [number, number | null][] = [
  [0, null],
  [1, 1],
  [250, 250],
]

/** Sends a message of a person, and gives the balance before it. */
async function paid(world: World): Promise<{ before: number; message: Json }> {
  const conversation = await sendingConversation(world)
  const { balance: before } = await world.must('credits.getBalance')
  const call = { path: pathOf(conversation), json: { text: 'It leaves today.' } }
  return { before, message: await world.must('conversations.sendMessage', call) }
}

/** An analysis that was given up, which leaves two lines of the ledger and costs nothing. */
async function refunded(world: World): Promise<Json> {
  const { id } = await newAgent(world)
  const run = await analysed(world, id)
  await world.must('agents.delete', { path: { agentId: id } })
  return run
}

/** What changes the balance, and how its ledger is filtered. */
export const creditRules: Rule[] = [
  ...thresholds.map(
    ([lowCreditThreshold, lowBalanceThreshold]): Rule => ({
      operation: 'credits.getBalance',
      name: `a threshold of ${lowCreditThreshold} in the settings is ${lowBalanceThreshold} here`,
      expect: { status: 200, body: { lowBalanceThreshold } },
      run: (world) => withSettings(world, { lowCreditThreshold }, () => balance(world)),
    }),
  ),
  {
    operation: 'credits.getBalance',
    name: 'a message of a person takes a credit from the balance',
    expect: { status: 200 },
    run: async (world) => {
      const { before } = await paid(world)
      return { ...(await balance(world)), expected: { balance: before - 1 } }
    },
  },
  {
    operation: 'credits.getBalance',
    name: 'the balance last changed with the newest line',
    expect: { status: 200 },
    run: async (world) => {
      const { message } = await paid(world)
      const { data } = await world.must('credits.listTransactions', { query: { sourceId: message.id } })
      return { ...(await balance(world)), expected: { updatedAt: data[0]?.createdAt ?? 'a time' } }
    },
  },
  {
    operation: 'credits.getBalance',
    name: 'tests and what is only scheduled cost nothing',
    expect: { status: 200 },
    run: async (world) => {
      const conversation = await sendingConversation(world)
      const { balance: before, available } = await world.must('credits.getBalance')
      await sendTest(world, conversation, 'It leaves today.')
      await schedule(world, conversation)
      return { ...(await balance(world)), expected: { balance: before, available } }
    },
  },
  {
    operation: 'credits.listTransactions',
    name: 'the line of a message names it',
    expect: { status: 200 },
    run: async (world) => {
      const { before, message } = await paid(world)
      const line = { type: 'usage', amount: -1, balanceAfter: before - 1, source: { type: 'message', id: message.id } }
      return { ...(await lines(world, { sourceId: message.id })), expected: { data: [line] } }
    },
  },
  {
    operation: 'credits.listTransactions',
    name: 'several types combine with or',
    expect: { status: 200, body: { data: [{ type: 'refund' }, { type: 'usage' }] } },
    run: async (world) => lines(world, { sourceId: (await refunded(world)).id, type: ['usage', 'refund', 'bonus'] }),
  },
  {
    operation: 'credits.listTransactions',
    name: 'filters combine with and',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => lines(world, { sourceId: (await refunded(world)).id, sourceType: 'message' }),
  },
  {
    operation: 'credits.listTransactions',
    name: 'only lines of a kind of thing are listed for it',
    expect: { status: 200 },
    run: async (world) => {
      await refunded(world)
      const answer = await lines(world, { sourceType: 'competitor_analysis' })
      return fitting(answer, ({ source }) => source?.type === 'competitor_analysis', 2)
    },
  },
  {
    operation: 'credits.listTransactions',
    name: 'what was charged stays when it comes back',
    expect: { status: 200 },
    run: async (world) => {
      const { id, creditsCharged } = await refunded(world)
      const charged = { type: 'usage', amount: -creditsCharged, source: { type: 'competitor_analysis', id } }
      return { ...(await lines(world, { sourceId: id, type: ['usage'] })), expected: { data: [charged] } }
    },
  },
]
