import { isRecord } from '../../description/pointer.ts'

/**
 * Whether a server took a value as it was sent. Texts may be brought into a form of the server's own (no spaces at the
 * ends, small letters, phones in E.164), lists may be put in order, and objects may be filled up.
 */
export function isAlike(sent: unknown, found: unknown): boolean {
  if (typeof sent === 'string' && typeof found === 'string') return bare(sent) === bare(found)
  if (Array.isArray(sent)) return Array.isArray(found) && isAlikeList(sent, found)
  if (!isRecord(sent)) return sent === found
  return isRecord(found) && Object.entries(sent).every(([key, value]) => !(key in found) || isAlike(value, found[key]))
}

/** What is there twice may be there once, but something stays of something, and nothing of nothing. */
const isAlikeList = (sent: unknown[], found: unknown[]): boolean =>
  sent.length > 1 ? found.length > 0 : sent.length === found.length

const bare = (text: string): string => text.replace(/[\s()+.-]/g, '').toLowerCase()
