import { readdirSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { root } from '../../paths.ts'

/** A text file of the repository; its path is relative to the root and has slashes. */
export interface SourceFile {
  path: string
  text: string
}

const ignored = readFileSync(`${root}.gitignore`, 'utf8').split('\n').filter(Boolean)
const isIgnored = (name: string) =>
  name === '.git' || ignored.some((pattern) => matchesGlob(name, pattern.replace(/\/$/, '')))

/** Every file that is kept in git, or would be: what .gitignore names is left out, and so are links. */
export const repositoryFiles = (folder = ''): SourceFile[] =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter(({ name }) => !isIgnored(name))
    .flatMap((entry) => {
      const path = folder + entry.name
      if (entry.isDirectory()) return repositoryFiles(`${path}/`)
      return entry.isFile() ? [{ path, text: readFileSync(root + path, 'utf8') }] : []
    })

/** The files of a folder. */
export const within = (files: SourceFile[], folder: string): SourceFile[] =>
  files.filter(({ path }) => path.startsWith(folder))

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|js|mjs|cjs)$/.test(path)
