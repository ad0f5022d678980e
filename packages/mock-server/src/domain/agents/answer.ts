import type { Schemas } from '../records.ts'
import { countTokens, holdsPhrase, searchWords, shareHeld } from './words.ts'

type Agent = Schemas['Agent']
type Answer = Schemas['AgentTestResult']
type HandoffReason = Schemas['AgentHandoffReason']

/** A message to answer, what came before it, and what is known of who wrote it. */
export interface Question {
  message: string
  history: readonly Schemas['AgentTestTurn'][]
  firstName: string | undefined
  /** How often the agent has answered in the conversation; counted in the history when left out. */
  answered?: number
}

/** A chunk that was found for a message, with the name of its source; more relevance is better. */
export interface Found {
  chunk: Schemas['KnowledgeChunk']
  sourceName: string
  relevance: number
}

/** The most chunks that an answer rests on. */
export const mostFound = 5

/** Why the agent gives the conversation to a person after `answered` answers, if it does. */
export function handoffReason(agent: Agent, message: string, answered: number): HandoffReason | undefined {
  if (agent.handoffKeywords.some((keyword) => holdsPhrase(message, keyword))) return 'keyword'
  const { maxMessagesPerConversation: most } = agent
  return most !== null && answered >= most ? 'message_limit' : undefined
}

/** What the agent does instead of answering. */
export const handedOver = (reason: HandoffReason): Answer => ({
  reply: null,
  handoff: true,
  handoffReason: reason,
  sources: [],
  usage: { inputTokens: 0, outputTokens: 0 },
  latencyMs: 4,
})

/** The answer of an agent, always the same for the same agent, question and knowledge; `found` is best first. */
export function answer(agent: Agent, question: Question, found: readonly Found[]): Answer {
  const reply = `${greeting(agent, question.firstName)} ${statement(found)}`
  const read = [
    agent.instructions,
    agent.goal ?? '',
    ...Object.values(agent.companyInfo ?? {}),
    ...question.history.map(({ text }) => text),
    question.message,
    ...found.map(({ chunk }) => chunk.text),
  ]
  const inputTokens = countTokens(read.join('\n'))
  const outputTokens = countTokens(reply)
  return {
    reply,
    handoff: false,
    handoffReason: null,
    sources: scored(found, searchWords(question.message)),
    usage: { inputTokens, outputTokens },
    latencyMs: 300 + Math.round(inputTokens / 10) + 10 * outputTokens,
  }
}

const greetings: Record<NonNullable<Agent['tone']> | 'plain', [string, string]> = {
  friendly: ['Hi', ', thank you for asking!'],
  professional: ['Hello', ', thank you for your message.'],
  casual: ['Hey', '!'],
  formal: ['Good day', ', thank you for your inquiry.'],
  plain: ['Hello', '.'],
}

function greeting({ tone }: Agent, firstName: string | undefined): string {
  const [begin, end] = greetings[tone ?? 'plain']
  return `${begin}${firstName ? ` ${firstName}` : ''}${end}`
}

function statement(found: readonly Found[]): string {
  const [best] = found
  if (!best) return 'I do not know that yet, but I will find out and come back to you.'
  const names = [...new Set(found.map(({ sourceName }) => sourceName))]
    .slice(0, 3)
    .map((name) => `"${shorten(name, 100)}"`)
  return `${shorten(best.chunk.text.replace(/\s+/g, ' '), 300)} (From ${names.join(', ')}.)`
}

/**
 * Gives the best chunk the share of the message's words that it holds, and the others as much less as they are less
 * relevant: BM25 alone has no upper end, and is next to nothing where there are few chunks.
 */
function scored(found: readonly Found[], words: readonly string[]): Answer['sources'] {
  const [best] = found
  if (!best) return []
  const top = Math.max(shareHeld(words, `${best.chunk.heading ?? ''} ${best.chunk.text}`), 1 / words.length)
  return found.map(({ chunk, relevance }) => ({
    sourceId: chunk.sourceId,
    chunkId: chunk.id,
    score: Math.round(100 * top * Math.min(1, relevance / best.relevance)) / 100,
    excerpt: shorten(chunk.text, 500),
  }))
}

/** The beginning of a text, to the end of a word. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, '') // never half a character
  return `${(cut.lastIndexOf(' ') > most / 2 ? cut.slice(0, cut.lastIndexOf(' ')) : cut).trimEnd()}...`
}
