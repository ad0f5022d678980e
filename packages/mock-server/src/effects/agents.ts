// What an agent does, for a test, from a handler or from an event: answering, and counting what it used.
import type { Context } from '../context.ts'
import { answer, handedOver, handoffReason, mostFound, type Question } from '../domain/agents/answer.ts'
import { type AgentUse, noUse } from '../domain/agents/usage.ts'
import { searchWords } from '../domain/agents/words.ts'
import type { Schemas } from '../domain/records.ts'

type Agent = Schemas['Agent']

/** Lets the agent answer from what its sources say, or hand over. Nothing is stored, sent or charged. */
export function answerAs(agent: Agent, question: Question, { store }: Context): Schemas['AgentTestResult'] {
  const answered = question.history.filter(({ role }) => role === 'agent').length
  const reason = handoffReason(agent, question.message, answered)
  if (reason) return handedOver(reason)
  const words = searchWords(question.message)
  const ranked = store.knowledgeBase.rankChunks(words, agent.knowledgeSourceIds, mostFound)
  const found = ranked.map((rank) => ({ ...rank, sourceName: store.knowledgeBase.get(rank.chunk.sourceId).name }))
  return answer(agent, question, found)
}

/** Counts what the agent did in a conversation; the first time, the conversation too. */
export function recordUse(
  { id, name }: Agent,
  conversationId: string,
  use: Partial<Omit<AgentUse, 'agentId' | 'agentName' | 'at' | 'conversations'>>,
  { store, clock }: Context,
): void {
  const conversations = store.agentUsage.has(id, conversationId) ? 0 : 1
  const at = clock.now().toISOString()
  store.agentUsage.add({ ...noUse, ...use, conversations, agentId: id, agentName: name, at }, conversationId)
}
