// Agents in conversations: what one does when its time has come.
import type { Context } from '../context.ts'
import { questionOf } from '../domain/agents/question.ts'
import { Problem } from '../domain/problem.ts'
import type { Conversation, Schemas } from '../domain/records.ts'
import { answerAs, recordUse, workingAgent } from './agents.ts'
import { emit } from './events.ts'
import { ensureMayWrite, sendMessage } from './messages.ts'

type Agent = Schemas['Agent']
type Answer = Schemas['AgentTestResult']

/** The most messages that an agent reads before it answers. */
const mostRead = 20

/**
 * Lets the agent answer what the contact wrote since anyone last wrote to it: by a message, by a draft that is only
 * counted, or by giving the conversation to a person. Whoever was quicker leaves it nothing to answer.
 */
export function answerIn(conversationId: string, context: Context): void {
  const { store } = context
  const conversation = store.conversations.find(conversationId)
  const agent = conversation && workingAgent(conversation, context)
  if (!conversation || !agent) return
  const { data } = store.messages.list(conversationId, { limit: mostRead })
  const firstName = store.leads.findByPhone(conversation.contact.phone)?.firstName ?? undefined
  const question = questionOf(data.toReversed(), firstName)
  if (!question) return
  const answer = answerAs(agent, { ...question, answered: store.messages.countAnswers(conversationId) }, context)
  if (answer.handoff) handOver(conversation, agent, context)
  else if (conversation.agentState === 'suggest') countDraft(conversation, agent, answer, context)
  else send(conversation, agent, answer, context)
}

function handOver(conversation: Conversation, agent: Agent, context: Context): void {
  const { store, clock } = context
  const { id: conversationId, accountId, contact } = conversation
  store.conversations.save({ ...conversation, agentState: 'handed_off', updatedAt: clock.now().toISOString() })
  recordUse(agent, conversationId, { handoffs: 1 }, context)
  emit('conversation.handed_off', { accountId, conversationId, agentId: agent.id, phone: contact.phone }, context)
}

const countDraft = ({ id }: Conversation, agent: Agent, { usage }: Answer, context: Context): void =>
  recordUse(agent, id, { messagesGenerated: 1, ...usage }, context)

/** An answer that cannot be sent or paid for is not given: the message waits for a person. */
function send(conversation: Conversation, agent: Agent, answer: Answer, context: Context): void {
  const { store } = context
  const account = store.accounts.get(conversation.accountId)
  try {
    ensureMayWrite(account, conversation.contact.phone, store)
    sendMessage({ conversation, account, text: answer.reply, media: null, origin: 'agent', agentId: agent.id }, context)
  } catch (problem) {
    if (problem instanceof Problem) return
    throw problem
  }
  countDraft(conversation, agent, answer, context)
}
