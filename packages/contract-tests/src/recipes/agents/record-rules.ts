import type { Rule } from '../../world/recipes.ts'
import { foreignCursor } from '../cursor.ts'
import { newSource } from '../knowledge-base/source.ts'
import { newAgent, sourcesOf, updateAgent } from './agent.ts'

const minimal = { name: 'Night shift', instructions: 'You tell contacts that we answer in the morning.' }
const reversed = { minSeconds: 90, maxSeconds: 20 }
const company = { name: 'Juniper Coffee', website: 'https://juniper.example', description: 'Roasts coffee.' }

export const recordRules: Rule[] = [
  foreignCursor('agents.list'),
  {
    operation: 'agents.create',
    name: 'a source that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => world.call('agents.create', { json: { ...minimal, knowledgeSourceIds: ['none'] } }),
  },
  {
    operation: 'agents.create',
    name: 'a model that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: (world) => world.call('agents.create', { json: { ...minimal, model: 'no-such-model' } }),
  },
  {
    operation: 'agents.create',
    name: 'a wait that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: (world) => world.call('agents.create', { json: { ...minimal, replyDelay: reversed } }),
  },
  {
    operation: 'agents.create',
    name: 'what is left out is empty, and the agent drafts for a person',
    expect: {
      status: 201,
      body: {
        ...{
          mode: 'suggest',
          status: 'active',
          goal: null,
          tone: null,
          language: null,
          model: null,
          temperature: null,
        },
        ...{ replyDelay: null, maxMessagesPerConversation: null, handoffKeywords: [], knowledgeSourceIds: [] },
        ...{ companyInfo: null, campaignCount: 0 },
      },
    },
    run: (world) => world.call('agents.create', { json: minimal }),
  },
  {
    operation: 'agents.create',
    name: 'an agent of the mode off is inactive',
    expect: { status: 201, body: { status: 'inactive' } },
    run: (world) => world.call('agents.create', { json: { ...minimal, mode: 'off' } }),
  },
  {
    operation: 'agents.create',
    name: 'the sources that it names name the agent',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await newSource(world)
      const agent = await newAgent(world, { knowledgeSourceIds: [id] })
      return { ...(await sourcesOf(world, agent)), expected: { data: [{ id, agentIds: [agent.id] }] } }
    },
  },
  {
    operation: 'agents.get',
    name: 'the campaigns that answer with an agent are counted',
    expect: { status: 200, body: { campaignCount: 2 } },
    run: async (world) => {
      const { id } = await newAgent(world)
      for (const name of ['Spring tasting', 'Autumn tasting'])
        await world.must('campaigns.create', { json: { name, agentId: id } })
      return world.call('agents.get', { path: { agentId: id } })
    },
  },
  {
    operation: 'agents.get',
    name: 'an archived campaign is not counted',
    expect: { status: 200, body: { campaignCount: 0 } },
    run: async (world) => {
      const { id } = await newAgent(world)
      const campaign = await world.must('campaigns.create', { json: { name: 'Spring tasting', agentId: id } })
      await world.must('campaigns.archive', { path: { campaignId: campaign.id } })
      return world.call('agents.get', { path: { agentId: id } })
    },
  },
  {
    operation: 'agents.update',
    name: 'a model that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => updateAgent(world, await newAgent(world), { model: 'no-such-model' }),
  },
  {
    operation: 'agents.update',
    name: 'a source that does not exist is refused',
    expect: { status: 422, code: 'unknown_reference' },
    run: async (world) => updateAgent(world, await newAgent(world), { knowledgeSourceIds: ['none'] }),
  },
  {
    operation: 'agents.update',
    name: 'a wait that ends before it begins is refused',
    expect: { status: 400, code: 'validation_failed' },
    run: async (world) => updateAgent(world, await newAgent(world), { replyDelay: reversed }),
  },
  {
    operation: 'agents.update',
    name: 'the company merges',
    expect: { status: 200, body: { companyInfo: { ...company, name: 'Juniper', description: null } } },
    run: async (world) =>
      updateAgent(world, await newAgent(world, { companyInfo: company }), {
        companyInfo: { name: 'Juniper', description: null },
      }),
  },
  {
    operation: 'agents.update',
    name: 'null clears the company',
    expect: { status: 200, body: { companyInfo: null } },
    run: async (world) => updateAgent(world, await newAgent(world, { companyInfo: company }), { companyInfo: null }),
  },
  {
    operation: 'agents.update',
    name: 'arrays replace, null clears, and what is left out stays',
    expect: { status: 200, body: { handoffKeywords: ['help'], goal: null, tone: 'formal', mode: 'auto' } },
    run: async (world) => {
      const said = { handoffKeywords: ['call me', 'person'], goal: 'A tasting.', tone: 'formal', mode: 'auto' }
      return updateAgent(world, await newAgent(world, said), { handoffKeywords: ['help'], goal: null })
    },
  },
  {
    operation: 'agents.update',
    name: 'the mode off makes the agent inactive',
    expect: { status: 200, body: { mode: 'off', status: 'inactive' } },
    run: async (world) => updateAgent(world, await newAgent(world), { mode: 'off' }),
  },
  {
    operation: 'agents.update',
    name: 'a source that is left out loses the agent',
    expect: { status: 200, body: { data: [{ name: 'The new one' }] } },
    run: async (world) => {
      const [old, fresh] = [await newSource(world), await newSource(world, { name: 'The new one' })]
      const agent = await newAgent(world, { knowledgeSourceIds: [old.id] })
      await updateAgent(world, agent, { knowledgeSourceIds: [fresh.id] })
      return sourcesOf(world, agent)
    },
  },
]
