// What an agent does, for a test, from a handler or from an event: planning an answer, giving it, and counting what it
// used.
import type { Context } from '../context.ts'
import { answer, handedOver, handoffReason, mostFound, type Question } from '../domain/agents/answer.ts'
import { type AgentUse, noUse } from '../domain/agents/usage.ts'
import { searchWords } from '../domain/agents/words.ts'
import type { Conversation, Schemas } from '../domain/records.ts'
import { after, second } from '../domain/time.ts'

type Agent = Schemas['Agent']

/** Lets the agent answer from what its sources say, or hand over. Nothing is stored, sent or charged. */
export function answerAs(agent: Agent, question: Question, { store }: Context): Schemas['AgentTestResult'] {
  const answered = question.answered ?? question.history.filter(({ role }) => role === 'agent').length
  const reason = handoffReason(agent, question.message, answered)
  if (reason) return handedOver(reason)
  const words = searchWords(question.message)
  const ranked = store.knowledgeBase.rankChunks(words, agent.knowledgeSourceIds, mostFound)
  const found = ranked.map((rank) => ({ ...rank, sourceName: store.knowledgeBase.get(rank.chunk.sourceId).name }))
  return answer(agent, question, found)
}

/** The agent that answers or drafts in a conversation now, if one does. */
export function workingAgent({ agentId, agentState }: Conversation, { store }: Context): Agent | undefined {
  if (agentState !== 'auto' && agentState !== 'suggest') return undefined
  const agent = agentId === null ? undefined : store.agents.find(agentId)
  return agent?.mode === 'off' ? undefined : agent
}

/**
 * Plans the answer to a message that came just now, in place of one that was planned: several messages in a row get one
 * answer. The wait is drawn from the message's luck.
 */
export function planAnswer(conversation: Conversation, luck: number, context: Context): void {
  const { store, clock, chance } = context
  const agent = workingAgent(conversation, context)
  if (!agent) return
  const { minSeconds, maxSeconds } = agent.replyDelay ?? { minSeconds: 0, maxSeconds: 0 }
  const wait = minSeconds + Math.floor((maxSeconds - minSeconds + 1) * chance('fate', luck, 'answer'))
  store.timeline.schedule('agent.answer', conversation.id, after(clock.now(), wait * second))
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
