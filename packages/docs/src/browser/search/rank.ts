import { likenessOfCall } from './call.ts'
import type { Entry, Kind } from './entry.ts'
import { partsOf, squeezed } from './words.ts'

/** How much an entry is what the query names in full; 0 when it is not. */
export function likeness(entry: Entry, names: string[], query: string): number {
  if (query.includes('/')) return likenessOfCall(query, entry)
  const { kind, title, of } = entry
  if (!names.includes(squeezed(query))) return 0
  // A single word, such as `status`, is the name of many fields, and of states; `stopOnReply` means just that.
  if ((kind === 'field' || kind === 'state') && partsOf(title).length === 1) return 0
  return kind === 'field' || of !== undefined ? 1 : 2
}

/** Whoever reads a reference mostly wants an operation. */
const weights: Record<Kind, number> = { section: 4, operation: 2.5, field: 1, code: 1, guide: 1, state: 1 }

/** How much the words count that were found in an entry. */
export function weight({ kind, of }: Entry, [name = '']: string[], query: string): number {
  // The headings of a guide count less than the guide.
  return weights[kind] * (of === undefined ? 1 : 0.7) * asWritten(name, query)
}

function asWritten(name: string, query: string): number {
  const whole = squeezed(query)
  if (name === whole) return 2
  // Who writes `stopOnReply` or `campaign_not_ready` among other words means what has that name.
  if (query.split(/\s+/).some((word) => partsOf(word).length > 1 && squeezed(word) === name)) return 4
  return name.startsWith(whole) ? 1.5 : 1
}
