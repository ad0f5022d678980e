import { type Json, RecipeError, type Rule, type World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { foreignCursor } from '../cursor.ts'
import { findReadSource, newSource, remove } from './source.ts'

/** @throws RecipeError when no source was read by now */
async function readSource(world: World): Promise<Json> {
  const source = await findReadSource(world)
  if (!source) throw new RecipeError('No source was read by now.')
  return source
}

export const sourceRules: Rule[] = [
  foreignCursor('knowledgeBase.listSources'),
  foreignCursor('knowledgeBase.listChunks'),
  {
    operation: 'knowledgeBase.listSources',
    name: 'an agent that does not exist matches nothing',
    expect: { status: 200, body: { data: [] } },
    run: (world) => world.call('knowledgeBase.listSources', { query: { agentId: 'none' } }),
  },
  {
    operation: 'knowledgeBase.listSources',
    name: 'a source is found by its name, whatever the case',
    expect: { status: 200, body: { data: [{ type: 'text' }] } },
    run: async (world) => {
      const { name } = await newSource(world, { name: `Prices, contract-test ${world.unique()}.` })
      return world.call('knowledgeBase.listSources', { query: { search: name.toUpperCase() } })
    },
  },
  {
    operation: 'knowledgeBase.listChunks',
    name: 'a source that was never ready has no chunks',
    expect: { status: 200, body: { data: [] } },
    run: async (world) => {
      const { id } = await newSource(world)
      return world.call('knowledgeBase.listChunks', { path: { sourceId: id } })
    },
  },
  {
    operation: 'knowledgeBase.reingestSource',
    name: 'a source that waits to be read is not read again',
    expect: { status: 409, code: 'ingestion_running' },
    run: async (world) => {
      const { id } = await newSource(world)
      return world.call('knowledgeBase.reingestSource', { path: { sourceId: id } })
    },
  },
  {
    operation: 'knowledgeBase.listChunks',
    name: 'the chunks of a source that was read come in its order',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await readSource(world)
      const answer = await world.call('knowledgeBase.listChunks', { path: { sourceId: id }, query: { limit: 1 } })
      return { ...answer, expected: { data: [{ sourceId: id, index: 0 }] } }
    },
  },
  {
    operation: 'knowledgeBase.reingestSource',
    name: 'a source that was read waits to be read again, and keeps its chunks meanwhile',
    expect: { status: 202 },
    run: async (world) => {
      const { id, chunkCount, ingestCount } = await readSource(world)
      const answer = await world.call('knowledgeBase.reingestSource', { path: { sourceId: id } })
      return { ...answer, expected: { id, status: 'pending', error: null, chunkCount, ingestCount } }
    },
  },
  {
    operation: 'knowledgeBase.deleteSource',
    name: 'agents lose a deleted source',
    expect: { status: 200, body: { knowledgeSourceIds: [] } },
    run: async (world) => {
      const { id } = await newAgent(world)
      await remove(world, (await newSource(world, { agentIds: [id] })).id)
      return world.call('agents.get', { path: { agentId: id } })
    },
  },
  {
    operation: 'knowledgeBase.getStats',
    name: 'an agent that does not exist is a 404',
    expect: { status: 404, code: 'not_found' },
    run: (world) => world.call('knowledgeBase.getStats', { query: { agentId: 'none' } }),
  },
  {
    operation: 'knowledgeBase.getStats',
    name: 'the sources of an agent are counted, those that wait as processing',
    expect: {
      status: 200,
      body: { sources: { total: 2, ready: 0, processing: 2, failed: 0 }, chunks: 0, lastIngestedAt: null },
    },
    run: async (world) => {
      const { id } = await newAgent(world)
      await newSource(world, { agentIds: [id] })
      await newSource(world, { agentIds: [id] })
      return world.call('knowledgeBase.getStats', { query: { agentId: id } })
    },
  },
]
