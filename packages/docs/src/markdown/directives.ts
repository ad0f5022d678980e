import { readFileSync } from 'node:fs'
import { changelog } from './changelog.ts'
import { tables } from './tables.ts'

const directive = /^<!-- (.+?) -->$/gm

/** A guide's Markdown with what its comments stand for: programs, tables made from the description, the changelog. */
export const expanded = (markdown: string): string => markdown.replace(directive, (_, text: string) => contentOf(text))

/** @throws Error for a directive that stands for nothing */
function contentOf(text: string): string {
  if (text === 'changelog') return changelog()
  if (text.startsWith('examples/')) return `\`\`\`ts\n${program(text)}\`\`\``
  const table = tables[text.replace(/^table: /, '')]
  if (!table) throw new Error(`<!-- ${text} --> stands for nothing.`)
  return table()
}

/** A program as it stands in its file, without the lines around what it shows when it says so. */
function program(path: string): string {
  const source = readFileSync(`${process.cwd()}/../../${path}`, 'utf8')
  const [, region] = source.match(/^\/\/ #region\n([\s\S]*?)^\/\/ #endregion$/m) ?? []
  return region ?? source
}
