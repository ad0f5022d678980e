import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const bench = join(import.meta.dirname, '..')
export const modules = join(bench, 'node_modules')

/** The version of a package that is installed here. */
export function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version
}
