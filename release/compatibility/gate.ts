import { type Bump, bumps, type Change, covers, highest } from './bump.ts'
import type { Pending } from './pending.ts'

/** What a gate is given: the changes since a version, that version, and what is declared of them. */
export interface Facts {
  changes: readonly Change[]
  /** The version of the last release. */
  version: string
  pending: Pending
}

export interface Verdict {
  /** Whether the changesets declare enough. */
  enough: boolean
  /** What the changes need; undefined when nothing changed. */
  needed: Bump | undefined
  text: string
}

/** Until a package is 1.0.0, what breaks raises its second number and all else its third. */
export function needs(bump: Bump, version: string): Bump {
  if (!version.startsWith('0.')) return bump
  return bump === 'major' ? 'minor' : 'patch'
}

/** Holds what changed against what the changesets declare. */
export function gate({ changes, version, pending }: Facts): Verdict {
  const needed = highest(changes.map(({ bump }) => needs(bump, version)))
  if (needed === undefined)
    return { enough: true, needed, text: `Nothing that others can meet changed since ${version}.` }
  const count = changes.length === 1 ? 'one change' : `${changes.length} changes`
  const declared = pending.bump && `${pending.bump} (${named(pending.files)})`
  if (covers(pending.bump, needed))
    return { enough: true, needed, text: `The changesets declare ${declared}: enough for ${count} since ${version}.` }
  const lacking = declared
    ? `The changesets declare ${declared}, and ${needed} is needed.\nRaise one of them or add another`
    : `No changeset declares anything, and ${needed} is needed.\nAdd one`
  const remedy = `${lacking} with \`npm run changeset\`; or, if a rating is wrong, write the exception and its reason into release/exceptions.yaml.`
  return { enough: false, needed, text: `${list({ changes, version, pending })}\n${remedy}` }
}

/** Files by their names; of many the first. */
const named = (files: readonly string[]): string =>
  files.length > 3 ? `${files[0]} and ${files.length - 1} others` : files.join(', ')

const words: Record<Bump, string> = { major: 'breaking', minor: 'addition', patch: 'detail  ' }

/**
 * The changes of each operation together, those first of which something breaks, and of each what it needs. Where more
 * is needed than declared its id follows, which is what an exception names.
 */
export function list({ changes, version, pending }: Facts): string {
  const groups = [...Map.groupBy(changes, titleOf)].map(([title, all]) => ({ title, all: all.toSorted(first) }))
  const [names, whats] = [changes.map(titleOf), changes.map(({ what }) => what)].map(longest)
  const lines = groups
    .toSorted((a, b) => Math.min(...a.all.map(rank)) - Math.min(...b.all.map(rank)))
    .flatMap(({ title, all }) => all.map((change, index) => ({ change, title: index === 0 ? title : '' })))
    .flatMap(({ change, title }) => {
      const needed = needs(change.bump, version)
      const line = `  ${words[change.bump]}  ${title.padEnd(names ?? 0)}  ${change.what.padEnd(whats ?? 0)}  needs ${needed}`
      return covers(pending.bump, needed) ? [line] : [line, `            ${change.id}`]
    })
  return [`Since ${version} (release/last):`, ...lines].join('\n')
}

const titleOf = ({ of, subject }: Change) => (of === 'description' ? subject : `${subject} (${of})`)
const rank = ({ bump }: Change) => bumps.length - bumps.indexOf(bump)
const first = (a: Change, b: Change) => rank(a) - rank(b)
/** The length of the longest, as far as a terminal is wide. */
const longest = (texts: string[]): number => Math.min(80, Math.max(...texts.map(({ length }) => length)))
