import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loopback } from '../loopback.ts'
import { published } from './project.ts'

/** A program in a README: a comment that names it, and the block that shows it. */
const shown = /<!-- (\S+)\.ts -->\n+```ts\n([\s\S]*?)```/g

/** The programs that a README shows whole, by their names, in its order. */
export function programsOf(readme: string): Map<string, string> {
  const programs = [...readme.matchAll(shown)].map(
    ([, path = '', text = '']) => [path.replace(/.*\//, ''), text] as const,
  )
  if (programs.length === 0) throw new Error('The README shows no program after a comment such as <!-- first.ts -->.')
  return new Map(programs)
}

/** The README in a package as it was published. */
export const readmeOf = (loopback: Loopback, name: string): string =>
  readFileSync(join(published(loopback, name).folder, 'README.md'), 'utf8')
