// Which agents answer from which sources: both know it, and both are kept in step.
import type { Context } from '../context.ts'
import type { Schemas } from '../domain/records.ts'

type Agent = Schemas['Agent']
type Source = Schemas['KnowledgeSource']

/** Lets the sources follow an agent whose sources were other ones before. */
export function followAgent(agent: Agent, before: readonly string[], { store, clock }: Context): void {
  const updatedAt = clock.now().toISOString()
  const save = (sourceId: string, agentIdsOf: (source: Source) => string[]) => {
    const source = store.knowledgeBase.get(sourceId)
    store.knowledgeBase.save({ ...source, agentIds: agentIdsOf(source), updatedAt })
  }
  for (const id of agent.knowledgeSourceIds)
    if (!before.includes(id)) save(id, ({ agentIds }) => [...agentIds, agent.id])
  for (const id of before)
    if (!agent.knowledgeSourceIds.includes(id)) save(id, ({ agentIds }) => without(agentIds, agent.id))
}

/** Lets the agents follow a source that is new or about to go. */
export function followSource({ id, agentIds }: Source, isThere: boolean, { store, clock }: Context): void {
  for (const agentId of agentIds) {
    const agent = store.agents.get(agentId)
    const rest = without(agent.knowledgeSourceIds, id)
    const knowledgeSourceIds = isThere ? [...rest, id] : rest
    store.agents.save({ ...agent, knowledgeSourceIds, updatedAt: clock.now().toISOString() })
  }
}

const without = (ids: readonly string[], gone: string): string[] => ids.filter((id) => id !== gone)
