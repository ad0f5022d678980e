import type { Answer, Json, Rule, World } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { addPage, freshPage, makeRoom, newSource, remove, sourceName } from './source.ts'

const create = async (world: World, json: Json): Promise<Answer> => {
  await makeRoom(world)
  return world.call('knowledgeBase.createSource', { json })
}

const page = (world: World, said: Json = {}): Json => ({
  ...{ type: 'url', url: freshPage(world), name: sourceName(world) },
  ...said,
})

const list = (world: World, query: Json): Promise<Answer> => world.call('knowledgeBase.listSources', { query })

/** What a page cannot be made a source with. */
const impossible: Record<string, Json> = {
  'an agent that does not exist': { agentIds: ['none'] },
  'an address that does not answer': { url: 'https://gone.example/wholesale' },
  'an address that is not public': { url: 'http://127.0.0.1/wholesale' },
}

/** Sources as they are kept, found and counted. */
export const recordRules: Rule[] = [
  ...Object.entries(impossible).map(
    ([name, said]): Rule => ({
      operation: 'knowledgeBase.listSources',
      name: `a page with ${name} is no source afterwards`,
      expect: { status: 200, body: { data: [] } },
      run: async (world) => {
        const json = page(world, said)
        await create(world, json)
        return list(world, { search: json.name })
      },
    }),
  ),
  {
    operation: 'knowledgeBase.createSource',
    name: 'an address is a source once, whatever it is called',
    expect: { status: 409, code: 'source_taken' },
    run: async (world) => create(world, page(world, { url: (await addPage(world)).url })),
  },
  {
    operation: 'knowledgeBase.createSource',
    name: 'the address of a deleted source is free again',
    expect: { status: 201, body: { status: 'pending' } },
    run: async (world) => {
      const { id, url } = await addPage(world)
      await remove(world, id)
      return create(world, page(world, { url }))
    },
  },
  {
    operation: 'knowledgeBase.listSources',
    name: 'a page is kept with its further pages and its agents',
    expect: { status: 200 },
    run: async (world) => {
      const { id } = await newAgent(world)
      const url = freshPage(world)
      const source = await addPage(world, { url, urls: [`${url}/delivery`, `${url}/prices`], agentIds: [id] })
      const kept = { id: source.id, type: 'url', url, urls: [`${url}/delivery`, `${url}/prices`], agentIds: [id] }
      return { ...(await list(world, { agentId: id })), expected: { data: [kept] } }
    },
  },
  {
    operation: 'knowledgeBase.listSources',
    name: 'a source is found by its address, whatever the case',
    expect: { status: 200 },
    run: async (world) => {
      const { id, url } = await addPage(world)
      const search = url.toUpperCase().replace('HTTPS://', '')
      return { ...(await list(world, { search })), expected: { data: [{ id }] } }
    },
  },
  {
    operation: 'knowledgeBase.listSources',
    name: 'filters combine with and, several states with or',
    expect: { status: 200, body: { data: [{ type: 'text' }] } },
    run: async (world) => {
      const { id } = await newAgent(world)
      await newSource(world, { agentIds: [id] })
      await addPage(world, { agentIds: [id] })
      return list(world, { agentId: id, type: 'text', status: ['pending', 'processing', 'ready'] })
    },
  },
  {
    operation: 'knowledgeBase.createSource',
    name: 'a name goes before the title',
    expect: { status: 201 },
    run: async (world) => {
      const name = sourceName(world)
      const answer = await create(world, { type: 'text', title: 'Holiday deliveries', text: 'None.', name })
      return { ...answer, expected: { name, url: null, fileName: null } }
    },
  },
  {
    operation: 'agents.get',
    name: 'each agent that a source names gets it',
    expect: { status: 200 },
    run: async (world) => {
      const [one, other] = [await newAgent(world), await newAgent(world)]
      const { id } = await newSource(world, { agentIds: [one.id, other.id] })
      const answer = await world.call('agents.get', { path: { agentId: other.id } })
      return { ...answer, expected: { knowledgeSourceIds: [id] } }
    },
  },
  {
    operation: 'knowledgeBase.getStats',
    name: 'the limits are those of the workspace for an agent too',
    expect: { status: 200 },
    run: async (world) => {
      const { limits } = await world.must('knowledgeBase.getStats')
      const { id } = await newAgent(world)
      const answer = await world.call('knowledgeBase.getStats', { query: { agentId: id } })
      return { ...answer, expected: { limits, sources: { total: 0, ready: 0, processing: 0, failed: 0 } } }
    },
  },
  {
    operation: 'knowledgeBase.getStats',
    name: 'a deleted source is not counted any more',
    expect: { status: 200, body: { sources: { total: 1, processing: 1 } } },
    run: async (world) => {
      const { id } = await newAgent(world)
      await newSource(world, { agentIds: [id] })
      await remove(world, (await newSource(world, { agentIds: [id] })).id)
      return world.call('knowledgeBase.getStats', { query: { agentId: id } })
    },
  },
  {
    operation: 'knowledgeBase.getStats',
    name: 'the total is the sum of the sources by status',
    expect: { status: 200 },
    run: async (world) => {
      await newSource(world)
      const answer = await world.call('knowledgeBase.getStats')
      const { ready, processing, failed } = answer.body?.sources ?? {}
      return { ...answer, expected: { sources: { total: ready + processing + failed } } }
    },
  },
]
