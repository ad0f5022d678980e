import type { Answer, Json, Recipes, World } from '../world/recipes.ts'
import { newAgent } from './agents/agent.ts'
import { creditRules } from './credit-rules.ts'
import { foreignCursor } from './cursor.ts'
import { analyse } from './no-credits.ts'
import { reversedSpan } from './span.ts'

/** The sum of all lines of the ledger, from this one on. */
async function ledgerSum(world: World, cursor?: string): Promise<number> {
  const query = { limit: 100, ...(cursor !== undefined && { cursor }) }
  const { data, pagination } = await world.must('credits.listTransactions', { query })
  const sum = data.reduce((total: number, { amount }: Json) => total + amount, 0)
  return pagination.nextCursor === null ? sum : sum + (await ledgerSum(world, pagination.nextCursor))
}

const balance = (world: World): Promise<Answer> => world.call('credits.getBalance')

export const credits: Recipes = {
  lists: {
    // Analyses that are broken off give their credits back.
    'credits.listTransactions': async (world) => {
      for (const agent of [await newAgent(world), await newAgent(world)]) {
        await analyse(world, agent.id)
        await world.must('agents.delete', { path: { agentId: agent.id } })
      }
      return { query: { sourceType: 'competitor_analysis' } }
    },
  },
  bound: { 'credits.listTransactions': ['from', 'to', 'cursor'] },
  rules: [
    foreignCursor('credits.listTransactions'),
    reversedSpan('credits.listTransactions'),
    ...creditRules,
    {
      operation: 'credits.getBalance',
      name: 'the balance is the sum of all lines of the ledger',
      expect: { status: 200 },
      run: async (world) => {
        const sum = await ledgerSum(world)
        return { ...(await balance(world)), expected: { balance: sum } }
      },
    },
    {
      operation: 'credits.getBalance',
      name: 'the balance is that after the newest line',
      expect: { status: 200 },
      run: async (world) => {
        const { data } = await world.must('credits.listTransactions', { query: { limit: 1 } })
        return { ...(await balance(world)), expected: { balance: data[0]?.balanceAfter ?? 0 } }
      },
    },
    {
      operation: 'credits.getBalance',
      name: 'what is reserved cannot be spent',
      expect: { status: 200 },
      run: async (world) => {
        const answer = await balance(world)
        return { ...answer, expected: { available: answer.body?.balance - answer.body?.reserved } }
      },
    },
    {
      operation: 'credits.getBalance',
      name: 'the balance is low under the threshold of the settings',
      expect: { status: 200 },
      run: async (world) => {
        const { lowCreditThreshold } = await world.must('settings.get')
        return { ...(await balance(world)), expected: { lowBalanceThreshold: lowCreditThreshold || null } }
      },
    },
    {
      operation: 'credits.listTransactions',
      name: 'the balance after a line is that of the line below it and its own amount',
      expect: { status: 200 },
      run: async (world) => {
        const answer = await world.call('credits.listTransactions', { query: { limit: 100 } })
        const lines: Json[] = answer.body?.data ?? []
        const data = lines.map((line, index) => {
          const below = lines[index + 1]
          return below ? { balanceAfter: below.balanceAfter + line.amount } : {}
        })
        return { ...answer, expected: { data } }
      },
    },
    {
      operation: 'credits.listTransactions',
      name: 'what charged nothing has no lines',
      expect: { status: 200, body: { data: [] } },
      run: (world) => world.call('credits.listTransactions', { query: { sourceId: 'msg_none' } }),
    },
  ],
}
