import type { Answer, Json, World } from '../../world/recipes.ts'

/** An agent that drafts for a person unless something else is said. */
export const newAgent = (world: World, said: Json = {}): Promise<Json> =>
  world.must('agents.create', {
    json: { name: 'Wholesale concierge', instructions: 'You answer cafés that ask about wholesale coffee.', ...said },
  })

export const updateAgent = (world: World, { id }: Json, json: Json): Promise<Answer> =>
  world.call('agents.update', { path: { agentId: id }, json })

/** The knowledge base sources that an agent answers from. */
export const sourcesOf = (world: World, { id }: Json): Promise<Answer> =>
  world.call('knowledgeBase.listSources', { query: { agentId: id } })
