import type { Message } from '../records.ts'
import type { Question } from './answer.ts'

/**
 * What an agent is asked by the messages of a conversation, oldest first: all that the contact wrote since it was last
 * written to. Nothing when the last word is not the contact's.
 */
export function questionOf(messages: readonly Message[], firstName: string | undefined): Question | undefined {
  const said = messages.filter(({ status }) => status !== 'failed')
  const last = said.findLastIndex(({ direction }) => direction === 'outbound')
  const unanswered = said.slice(last + 1)
  if (unanswered.length === 0) return undefined
  const history = said
    .slice(0, last + 1)
    .map((message) => ({ role: message.direction === 'inbound' ? 'user' : 'agent', text: textOf(message) }) as const)
  return { message: unanswered.map(textOf).join('\n'), history, firstName }
}

const textOf = ({ text, type }: Message): string => text ?? `(${type})`
