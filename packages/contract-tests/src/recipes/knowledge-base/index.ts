import { placeholder } from '../../world/placeholders.ts'
import type { Recipes } from '../../world/recipes.ts'
import { newAgent } from '../agents/agent.ts'
import { createRules } from './create-rules.ts'
import { linkRules } from './link-rules.ts'
import { recordRules } from './record-rules.ts'
import { addPage, findReadSource, freshPage, makeRoom, newSource, readSource, remove, sourceName } from './source.ts'
import { sourceRules } from './source-rules.ts'

export const knowledgeBase: Recipes = {
  resources: {
    sourceId: async (world) => ({ sourceId: (await newSource(world)).id }),
  },
  calls: {
    'knowledgeBase.createSource': async (world) => {
      await makeRoom(world)
      const url = freshPage(world)
      const said = { name: sourceName(world), agentIds: [placeholder('agentId')] }
      return { json: { type: 'url', url, urls: [`${url}/delivery`], ...said } }
    },
    'knowledgeBase.discoverLinks': async () => ({
      json: { url: 'https://juniper.example/wholesale', maxLinks: 50, maxDepth: 2, includeSitemap: true },
    }),
    'knowledgeBase.reingestSource': async (world) => ({
      path: { sourceId: ((await findReadSource(world)) ?? (await newSource(world))).id },
    }),
    'knowledgeBase.getStats': async () => ({ query: { agentId: placeholder('agentId') } }),
  },
  examples: {
    'knowledgeBase.createSource': async (world) => {
      const { url, id } = await addPage(world)
      // Whether an address is no source yet is told by making one of it.
      await remove(world, id)
      return { json: { url, urls: [`${url}/delivery`] } }
    },
    'knowledgeBase.reingestSource': async (world) => ({ path: { sourceId: await readSource(world) } }),
  },
  lists: {
    'knowledgeBase.listSources': async (world) => {
      const { id } = await newAgent(world)
      const said = { agentIds: [id] }
      await newSource(world, said)
      await newSource(world, { ...said, name: 'Prices, contract-test' })
      await addPage(world, said)
      return { query: { agentId: id } }
    },
  },
  bound: {
    'knowledgeBase.listSources': ['cursor'],
    'knowledgeBase.listChunks': ['cursor'],
  },
  rules: [...createRules, ...recordRules, ...sourceRules, ...linkRules],
}
