import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

/**
 * Puts a text between `<!-- bench:NAME -->` and its end in a README.
 *
 * @throws Error when the README has no such markers
 */
export function renew(readme: string, name: string, section: string): void {
  const text = readFileSync(readme, 'utf8')
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${relative(root, readme)} has no "${begin}" ... "${end}".`)
  writeFileSync(readme, `${text.slice(0, from + begin.length)}\n\n${section}\n\n${text.slice(to)}`)
}
