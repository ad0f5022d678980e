import type { Lead, Message } from '../records.ts'

/** Whether a message is just one of the keywords, whatever its case. */
export function isOptOut({ text }: Pick<Message, 'text'>, keywords: readonly string[]): boolean {
  const word = plain(text ?? '')
  return word !== '' && keywords.some((keyword) => plain(keyword) === word)
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** States that a reply brings a lead out of; in the others it is further along, or has left. */
const early: readonly Lead['status'][] = ['new', 'contacted', 'invalid']

/** The lead after it wrote, which also tells that its number is on WhatsApp. */
export const replied = (lead: Lead, at: string): Lead => ({
  ...lead,
  status: early.includes(lead.status) ? 'replied' : lead.status,
  whatsappStatus: 'valid',
  lastRepliedAt: at,
  updatedAt: at,
})
