import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { newSource } from '../knowledge-base/source.ts'
import { newAgent, sourcesOf, updateAgent } from './agent.ts'

const company = { name: 'Juniper Coffee', website: 'https://juniper.example', description: 'Roasts coffee.' }

const read = (world: World, { id }: Json): Promise<Answer> => world.call('agents.get', { path: { agentId: id } })

/** What each of these makes of an agent is to be there, and not what it was before. */
const falsy: Record<string, Json> = {
  temperature: 0,
  replyDelay: { minSeconds: 0, maxSeconds: 0 },
  handoffKeywords: [],
  knowledgeSourceIds: [],
}

const said = { temperature: 0.4, replyDelay: { minSeconds: 20, maxSeconds: 90 }, handoffKeywords: ['help'] }

/** What a refusal says of a change, of which nothing may be stored. */
const refused: Record<string, Json> = {
  'a model that does not exist': { model: 'no-such-model' },
  'a source that does not exist': { knowledgeSourceIds: ['none'] },
  'a wait that ends before it begins': { replyDelay: { minSeconds: 90, maxSeconds: 20 } },
}

export const changeRules: Rule[] = [
  ...Object.entries(falsy).map(
    ([name, value]): Rule => ({
      operation: 'agents.get',
      name: `${JSON.stringify(value)} for ${name} is kept`,
      expect: { status: 200, body: { [name]: value } },
      run: async (world) => {
        const { id } = await newSource(world)
        const agent = await newAgent(world, { ...said, knowledgeSourceIds: [id] })
        await updateAgent(world, agent, { [name]: value })
        return read(world, agent)
      },
    }),
  ),
  ...Object.entries(refused).map(
    ([name, json]): Rule => ({
      operation: 'agents.get',
      name: `a change with ${name} stores nothing`,
      expect: { status: 200, body: { ...said, name: 'Wholesale concierge', goal: null, companyInfo: company } },
      run: async (world) => {
        const agent = await newAgent(world, { ...said, companyInfo: company })
        await updateAgent(world, agent, {
          name: 'Night shift',
          goal: 'A tasting.',
          companyInfo: { name: 'J' },
          ...json,
        })
        return read(world, agent)
      },
    }),
  ),
  {
    operation: 'agents.list',
    name: 'an agent that is refused is not made',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const name = `Concierge ${world.unique()}.`
      await world.call('agents.create', { json: { name, instructions: 'You answer.', knowledgeSourceIds: ['none'] } })
      return world.call('agents.list', { query: { search: name } })
    },
  },
  {
    operation: 'agents.update',
    name: 'a company of which nothing was known gets what is given',
    expect: { status: 200, body: { companyInfo: { name: 'Juniper Coffee', website: null, description: null } } },
    run: async (world) => updateAgent(world, await newAgent(world), { companyInfo: { name: 'Juniper Coffee' } }),
  },
  {
    operation: 'agents.create',
    name: 'what is not known of a company is null',
    expect: { status: 201, body: { companyInfo: { ...company, website: null, description: null } } },
    run: (world) =>
      world.call('agents.create', {
        json: { name: 'Night shift', instructions: 'You answer.', companyInfo: { name: company.name } },
      }),
  },
  {
    operation: 'agents.get',
    name: 'a company without changes of its own stays',
    expect: { status: 200, body: { companyInfo: company, goal: 'A tasting.' } },
    run: async (world) => {
      const agent = await newAgent(world, { companyInfo: company })
      await updateAgent(world, agent, { companyInfo: {}, goal: 'A tasting.' })
      return read(world, agent)
    },
  },
  {
    operation: 'agents.update',
    name: 'a mode other than off makes the agent active again',
    expect: { status: 200, body: { mode: 'suggest', status: 'active' } },
    run: async (world) => updateAgent(world, await newAgent(world, { mode: 'off' }), { mode: 'suggest' }),
  },
  {
    operation: 'agents.update',
    name: 'a source that is added gets the agent',
    expect: { status: 200, body: { data: [{ type: 'text' }, { type: 'text' }] } },
    run: async (world) => {
      const [one, other] = [await newSource(world), await newSource(world)]
      const agent = await newAgent(world, { knowledgeSourceIds: [one.id] })
      await updateAgent(world, agent, { knowledgeSourceIds: [one.id, other.id] })
      return sourcesOf(world, agent)
    },
  },
  {
    operation: 'agents.list',
    name: 'filters combine with and',
    expect: { status: 200, body: { data: [{ mode: 'off' }] } },
    run: async (world) => {
      const name = `Concierge ${world.unique()}.`
      for (const mode of ['off', 'auto']) await newAgent(world, { name, mode })
      return world.call('agents.list', { query: { search: name.toUpperCase(), status: 'inactive' } })
    },
  },
]
