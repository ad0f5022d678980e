import type { Entry } from '../browser/search/entry.ts'

/** An entry with what is looked through beside its title and its other name. */
export interface Draft {
  entry: Entry
  /** More names. */
  names?: string
  /** Markdown. */
  text: string
  places?: At[]
}
/** Where a thing is in the page of an operation. */
export interface At {
  /** The number of the operation. */
  operation: number
  anchor: string
}

/** A path as entries have it, which works from wherever the site lies. */
export const fromRoot = (href: string): string => href.slice(1)
