import type { Bump } from '../../compatibility/bump.ts'

/** A change of a text of a snapshot, and the changes that have to be told of it, by their ids: these and no others. */
export interface Edit {
  what: string
  entry?: string
  from: string
  to: string
  changes: Record<string, Bump>
  /** Why a change is told that breaks nobody. */
  falseAlarm?: string
}

export type Texts = Record<string, string>

/** Texts by entry with an edit made in them, at the one place that it names. */
export function edited(texts: Texts, { what, entry = 'index', from, to }: Edit): Texts {
  const text = texts[entry] ?? ''
  if (text.split(from).length !== 2) throw new Error(`"${what}" does not name one place in ${entry}: ${from}`)
  return { ...texts, [entry]: text.replace(from, () => to) }
}
