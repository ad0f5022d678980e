import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Bump, bumps, type Change } from './bump.ts'
import { isNode } from './normal/json.ts'

/** A change that counts as something else than its rating. */
export interface Exception {
  /** The id of a change; `*` stands for any text. */
  change: string
  bump: Bump
  reason: string
}

/** The exceptions of a file, which is a list in YAML; none when there is no file. */
export const readExceptions = (file: string): Exception[] =>
  existsSync(file) ? parseExceptions(readFileSync(file, 'utf8'), file) : []

/** The same of a text; `file` is what errors call it. */
export function parseExceptions(text: string, file: string): Exception[] {
  const entries: unknown = parse(text) ?? []
  if (!Array.isArray(entries)) throw new Error(`${file} has to be a list of exceptions, or [] when there is none.`)
  return entries.map((entry: unknown, index) => exception(entry, `Exception ${index + 1} in ${file}`))
}

function exception(entry: unknown, where: string): Exception {
  if (!isNode(entry)) throw new Error(`${where} has to say change, bump and reason.`)
  const { change, bump: wanted, reason, ...others } = entry
  if (typeof change !== 'string' || change === '')
    throw new Error(`${where} names no change. Write the id that \`npm run compatibility\` prints.`)
  const bump = bumps.find((known) => known === wanted)
  if (!bump) throw new Error(`${where} (${change}) has the bump ${wanted}. Write one of ${bumps.join(', ')}.`)
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new Error(`${where} (${change}) has no reason. Write a sentence that others can judge by.`)
  const unknown = Object.keys(others)
  if (unknown.length > 0) throw new Error(`${where} (${change}) has ${unknown.join(', ')}, which means nothing here.`)
  return { change, bump, reason }
}

/** The changes as they count with the exceptions. One that fits none of them is stale, and an error. */
export function withExceptions(changes: readonly Change[], exceptions: readonly Exception[]): Change[] {
  const fits = exceptions.map(({ change }) => pattern(change))
  const stale = exceptions.filter((_, index) => !changes.some(({ id }) => fits[index]?.test(id)))
  if (stale.length > 0) {
    const names = stale.map(({ change }) => `  ${change}`).join('\n')
    throw new Error(`These exceptions fit no change any longer. Remove them from release/exceptions.yaml:\n${names}`)
  }
  return changes.map((change) => {
    const found = exceptions.find((_, index) => fits[index]?.test(change.id))
    return found ? { ...change, bump: found.bump, judges: ['an exception'] } : change
  })
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
const pattern = (id: string): RegExp => new RegExp(`^${id.split('*').map(escaped).join('.*')}$`)

/** The text of the file without its entries; the comment that explains it stays. */
export const withoutEntries = (text: string): string =>
  `${text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n')}\n[]\n`
