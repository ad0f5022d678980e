import type { Answer, Expected, Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from './agent.ts'

const operation = 'agents.getUsage'
const none = {
  ...{ conversations: 0, messagesGenerated: 0, messagesSent: 0, handoffs: 0 },
  ...{ inputTokens: 0, outputTokens: 0, creditsSpent: 0 },
}

const usage = (world: World, query: Json): Promise<Answer> => world.call(operation, { query })

/** Expects the totals of an answer to be the sums of its entries. */
function summed(answer: Answer): Answer & Expected {
  const data: Json[] = answer.body?.data ?? []
  const sums = Object.keys(none).map((name) => [name, data.reduce((sum, entry) => sum + entry[name], 0)])
  return { ...answer, expected: { totals: Object.fromEntries(sums) } }
}

export const usageRules: Rule[] = [
  {
    operation,
    name: 'an agent that does not exist is a 404',
    expect: { status: 404, code: 'not_found' },
    run: (world) => world.call(operation, { query: { agentId: 'none' } }),
  },
  {
    operation,
    name: 'days that end before they begin are refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) => world.call(operation, { query: { from: '2026-03-06', to: '2026-03-04' } }),
  },
  {
    operation,
    name: 'more than 366 days are refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) => world.call(operation, { query: { from: '2024-01-01', to: '2025-01-01' } }),
  },
  {
    operation,
    name: '366 days are the most',
    expect: { status: 200, body: { from: '2024-01-01', to: '2024-12-31' } },
    run: (world) => world.call(operation, { query: { from: '2024-01-01', to: '2024-12-31' } }),
  },
  {
    operation,
    name: 'the first day is 29 days before the last when it is left out',
    expect: { status: 200, body: { from: '2026-03-01', to: '2026-03-30' } },
    run: (world) => world.call(operation, { query: { to: '2026-03-30' } }),
  },
  {
    operation,
    name: 'an agent without any use has an entry of zeros',
    expect: { status: 200, body: { totals: none, data: [{ agentName: 'Night shift', date: null, ...none }] } },
    run: async (world) => {
      const { id } = await newAgent(world, { name: 'Night shift' })
      return world.call(operation, { query: { agentId: id } })
    },
  },
  {
    operation,
    name: 'days have an entry each, both ends included, the oldest first',
    expect: {
      status: 200,
      body: { data: ['2024-02-28', '2024-02-29', '2024-03-01'].map((date) => ({ date, agentId: null, ...none })) },
    },
    run: (world) => world.call(operation, { query: { from: '2024-02-28', to: '2024-03-01', groupBy: 'day' } }),
  },
  {
    operation,
    name: 'one day alone has one entry',
    expect: { status: 200, body: { from: '2026-03-04', to: '2026-03-04', data: [{ date: '2026-03-04', ...none }] } },
    run: (world) => usage(world, { from: '2026-03-04', to: '2026-03-04', groupBy: 'day' }),
  },
  {
    operation,
    name: 'one day alone is taken for agents as well',
    expect: { status: 200, body: { from: '2026-03-04', to: '2026-03-04', data: [{ date: null, ...none }] } },
    run: async (world) =>
      usage(world, { agentId: (await newAgent(world)).id, from: '2026-03-04', to: '2026-03-04', groupBy: 'agent' }),
  },
  {
    operation,
    name: 'a last day alone ends 30 days with an entry each',
    expect: { status: 200, body: { data: Array.from({ length: 30 }, () => none) } },
    run: (world) => usage(world, { to: '2026-03-30', groupBy: 'day' }),
  },
  {
    operation,
    name: 'the days of one agent are counted for it alone',
    expect: { status: 200, body: { totals: none, data: [{ date: '2026-03-04' }, { date: '2026-03-05' }] } },
    run: async (world) =>
      usage(world, { agentId: (await newAgent(world)).id, from: '2026-03-04', to: '2026-03-05', groupBy: 'day' }),
  },
  {
    operation,
    name: 'the totals are the sums of the agents',
    expect: { status: 200 },
    run: async (world) => summed(await usage(world, {})),
  },
  {
    operation,
    name: 'the totals are the sums of the days',
    expect: { status: 200 },
    run: async (world) => summed(await usage(world, { groupBy: 'day' })),
  },
  {
    operation,
    name: 'an agent that was deleted without any use has no entry',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await newAgent(world)
      await world.must('agents.delete', { path: { agentId: id } })
      const answer = await usage(world, {})
      return { ...answer, expected: { data: (answer.body?.data ?? []).filter(({ agentId }: Json) => agentId !== id) } }
    },
  },
]
