import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agree } from './agree.ts'
import { bumps, type Change } from './bump.ts'
import type { Finding } from './finding.ts'
import { normalForm } from './normal/document.ts'
import { type Node, nodeOf, textOf } from './normal/json.ts'
import { askOasdiff } from './oasdiff.ts'
import type { Pair } from './operations.ts'
import { rated } from './policy.ts'
import { askRedocly } from './redocly.ts'

/**
 * What changed from one bundle to another, operation by operation, what breaks first. Wording, examples, links,
 * extensions and `info` are no changes: no program meets them.
 */
export async function compareDescriptions(
  base: string,
  revision: string,
  of: Change['of'] = 'description',
): Promise<Change[]> {
  const changes = agree((await judge(read(base), read(revision))).map(rated), of)
  const rank = ({ bump }: Change) => bumps.length - bumps.indexOf(bump)
  return changes.toSorted((a, b) => rank(a) - rank(b) || compare(a.subject, b.subject) || compare(a.id, b.id))
}

function read(file: string): Node {
  if (!existsSync(file))
    throw new Error(`There is no ${file} to compare. Build the descriptions with \`npm run build\`.`)
  return nodeOf(JSON.parse(readFileSync(file, 'utf8')))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What each judge says of two descriptions, as it says it. */
export async function judge(base: Node, revision: Node): Promise<Finding[]> {
  const pair = different({ base: normalForm(base), revision: normalForm(revision) })
  if (textOf(pair.base) === textOf(pair.revision)) return []
  const folder = mkdtempSync(join(tmpdir(), 'rocketlead-compatibility-'))
  try {
    const files = { base: join(folder, 'base.json'), revision: join(folder, 'revision.json') }
    writeFileSync(files.base, JSON.stringify(pair.base))
    writeFileSync(files.revision, JSON.stringify(pair.revision))
    return [...askRedocly(files, pair), ...(await askOasdiff(files, pair))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Without the paths that are the same in both, so that the judges have little to read. */
function different({ base, revision }: Pair): Pair {
  const [old, paths] = [nodeOf(base.paths), nodeOf(revision.paths)]
  const changed = (name: string) => textOf(old[name]) !== textOf(paths[name])
  const only = (all: Node) => Object.fromEntries(Object.entries(all).filter(([name]) => changed(name)))
  return { base: { ...base, paths: only(old) }, revision: { ...revision, paths: only(paths) } }
}
