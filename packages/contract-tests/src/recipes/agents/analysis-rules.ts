import type { Answer, Expected, Json, Rule, World } from '../../world/recipes.ts'
import { analyse, analysed, withoutCredits } from '../no-credits.ts'
import { newAgent } from './agent.ts'

const operation = 'agents.runCompetitorAnalysis'
const analyst = 'Competitor analyst of a contract test'

/** An agent without a run; those before give their credits back by being deleted. */
export async function freeAnalyst(world: World): Promise<string> {
  const { data } = await world.must('agents.list', { query: { search: analyst } })
  for (const { id } of data) await world.call('agents.delete', { path: { agentId: id } })
  return (await newAgent(world, { name: analyst })).id
}

/** Does something to an agent, and deletes it so that the credits of its run come back. */
async function briefly(world: World, said: Json, run: (agentId: string) => Promise<Answer & Expected>) {
  const { id } = await newAgent(world, said)
  try {
    return await run(id)
  } finally {
    await world.call('agents.delete', { path: { agentId: id } })
  }
}

const refused = (name: string, code: string, json: Json): Rule => ({
  operation,
  name,
  expect: { status: 422, code },
  run: (world) => briefly(world, {}, (agentId) => world.call(operation, { path: { agentId }, json })),
})

const ledgerOf = (world: World, { id }: Json) => world.call('credits.listTransactions', { query: { sourceId: id } })

export const analysisRules: Rule[] = [
  {
    operation,
    name: 'a run that has not ended keeps the next one out',
    expect: { status: 409, code: 'analysis_running' },
    run: (world) =>
      briefly(world, {}, async (agentId) => {
        await analyse(world, agentId)
        return analyse(world, agentId)
      }),
  },
  refused('a private address is refused', 'address_blocked', { competitorUrls: ['http://127.0.0.1/prices'] }),
  refused('a website at a private address is refused', 'address_blocked', {
    websiteUrl: 'http://localhost/',
    competitorUrls: ['https://millstreet.example'],
  }),
  refused('a site that may not be read is refused', 'address_blocked', { competitorUrls: ['https://closed.example'] }),
  refused('an address that does not answer is refused', 'address_unreachable', {
    competitorUrls: ['https://millstreet.example', 'https://gone.example'],
  }),
  {
    operation,
    name: 'a run is queued, whatever the mode of its agent',
    expect: { status: 202, body: { status: 'queued', result: null, error: null, completedAt: null } },
    run: (world) => briefly(world, { mode: 'off' }, (agentId) => analyse(world, agentId)),
  },
  {
    operation,
    name: 'the website of the agent is compared when none is given',
    expect: { status: 202, body: { input: { websiteUrl: 'https://juniper.example', market: null, language: null } } },
    run: (world) =>
      briefly(world, { companyInfo: { website: 'https://juniper.example' } }, (agentId) => analyse(world, agentId)),
  },
  {
    operation,
    name: 'a run is charged at once',
    expect: { status: 200 },
    run: (world) =>
      briefly(world, {}, async (agentId) => {
        const { id, creditsCharged } = await analysed(world, agentId)
        const line = { type: 'usage', amount: -creditsCharged, source: { type: 'competitor_analysis', id } }
        return { ...(await ledgerOf(world, { id })), expected: { data: [line] } }
      }),
  },
  {
    operation,
    name: 'a website that is given goes before that of the agent',
    expect: {
      status: 202,
      body: {
        input: {
          ...{ websiteUrl: 'https://roasters.example', market: 'Wholesale coffee', language: 'de-DE' },
          competitorUrls: ['https://millstreet.example', 'https://marble.example'],
        },
      },
    },
    run: (world) =>
      briefly(world, { companyInfo: { website: 'https://juniper.example' } }, (agentId) =>
        world.call(operation, {
          path: { agentId },
          json: {
            ...{ websiteUrl: 'https://roasters.example', market: 'Wholesale coffee', language: 'de-DE' },
            competitorUrls: ['https://millstreet.example', 'https://marble.example'],
          },
        }),
      ),
  },
  {
    operation: 'credits.getBalance',
    name: 'a run takes what it costs from the balance',
    expect: { status: 200 },
    run: (world) =>
      briefly(world, {}, async (agentId) => {
        const { balance } = await world.must('credits.getBalance')
        const { creditsCharged } = await analysed(world, agentId)
        return { ...(await world.call('credits.getBalance')), expected: { balance: balance - creditsCharged } }
      }),
  },
  {
    operation: 'credits.getBalance',
    name: 'a run that is refused costs nothing',
    expect: { status: 200 },
    run: (world) =>
      briefly(world, {}, async (agentId) => {
        const { balance } = await world.must('credits.getBalance')
        await world.call(operation, { path: { agentId }, json: { competitorUrls: ['https://gone.example'] } })
        return { ...(await world.call('credits.getBalance')), expected: { balance } }
      }),
  },
  {
    operation: 'agents.getCompetitorAnalysis',
    name: 'before any run there is none',
    expect: { status: 200, body: { id: null, status: 'not_started', input: null, result: null, creditsCharged: 0 } },
    run: async (world) => world.call('agents.getCompetitorAnalysis', { path: { agentId: (await newAgent(world)).id } }),
  },
  {
    operation: 'agents.getCompetitorAnalysis',
    name: 'a run shows what it was asked for',
    expect: { status: 200, body: { status: 'queued', input: { competitorUrls: ['https://millstreet.example'] } } },
    run: (world) =>
      briefly(world, {}, async (agentId) => {
        await analyse(world, agentId)
        return world.call('agents.getCompetitorAnalysis', { path: { agentId } })
      }),
  },
  {
    operation: 'agents.delete',
    name: 'the credits of a run that is given up come back',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await newAgent(world)
      const run = await analysed(world, id)
      await world.must('agents.delete', { path: { agentId: id } })
      const data = [
        { type: 'refund', amount: run.creditsCharged },
        { type: 'usage', amount: -run.creditsCharged },
      ]
      return { ...(await ledgerOf(world, run)), expected: { data } }
    },
  },
  {
    operation,
    name: 'a run needs the credits that it costs',
    expect: { status: 402, code: 'insufficient_credits' },
    spoils: true,
    run: (world) => withoutCredits(world, async () => analyse(world, (await newAgent(world)).id)),
  },
]
