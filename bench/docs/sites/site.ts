import type { Build } from '../run.ts'

/** A renderer of the description: one file each, so that a reader sees in one place how it is set up. */
export interface Site {
  label: string
  /** Its npm packages, whose versions are told. */
  packages: string[]
  /** How it was set up. */
  about: string
  /** The address of the operation, below the root. */
  page: string
  /** Puts the site into an empty folder; where something is built, with what that took. */
  make(folder: string): Promise<Build | undefined>
  /** Where the page names the languages of its samples, and what has to be clicked before it does. */
  languages: { open?: string; names: string }
  /** The button that copies the operation as Markdown, where there is one. */
  copy?: string
}
