import { readChangesets } from '@changesets/read'
import { type Bump, bumps } from './bump.ts'

/** What the changesets that wait for a release declare together, and which of them declare it. */
export interface Pending {
  /** The highest bump; undefined when there is no changeset. */
  bump: Bump | undefined
  /** The files that declare it, from the repository's root: `.changeset/quick-fox.md`. */
  files: readonly string[]
}

/** Reads the changesets of a repository. All packages have one version, so a changeset of any moves all of them. */
export async function readPending(root: string): Promise<Pending> {
  const changesets = await readChangesets(root)
  const declared = changesets.flatMap(({ id, releases }) =>
    releases
      .filter(({ name }) => name.startsWith('@rocketlead/'))
      .map(({ type }) => ({ type, file: `.changeset/${id}.md` })),
  )
  const bump = bumps.findLast((one) => declared.some(({ type }) => type === one))
  const files = declared.filter(({ type }) => type === bump).map(({ file }) => file)
  return { bump, files: [...new Set(files)].toSorted() }
}
