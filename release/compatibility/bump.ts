/** How much a version has to rise: in the words of semantic versioning, least first. */
export const bumps = ['patch', 'minor', 'major'] as const
export type Bump = (typeof bumps)[number]

/** Something that is otherwise than in the last release. */
export interface Change {
  of: 'description' | 'control plane' | 'client types'
  /** What it is about: an operationId, an exported name, or what concerns the whole. */
  subject: string
  /** Names the change among all others, the same each time; what an exception names. */
  id: string
  /** One sentence on it, without the subject. */
  what: string
  bump: Bump
  /** Who rated it so. */
  judges: string[]
}

/** The highest of some; undefined of none. */
export const highest = (all: readonly Bump[]): Bump | undefined => bumps.findLast((bump) => all.includes(bump))

/** Whether a bump is enough where another is needed. */
export const covers = (declared: Bump | undefined, needed: Bump): boolean =>
  declared !== undefined && bumps.indexOf(declared) >= bumps.indexOf(needed)
