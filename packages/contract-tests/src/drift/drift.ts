import { writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../run/options.ts'
import { type Finding, findingOf } from './finding.ts'
import { observedIn, readHar } from './har.ts'
import { isObject } from './json.ts'
import { lineOf } from './nodes.ts'
import { type Observation, observe } from './observe.ts'
import { directoryOf, rewrite, unifiedDiff } from './patch.ts'
import { propose } from './propose.ts'
import { child, type Place, readSources } from './sources.ts'
import { textOf, type Unseen } from './text.ts'

export interface DriftOptions {
  /** A HAR file, or what one holds. */
  har: string | object
  /** A file of a description, whose references to other files are followed. Default: that of `@rocketlead/openapi`. */
  description?: string
  /** A file that the patch is written to. */
  patch?: string
  /** The directory that the patch is to be applied in. Default: the current one. */
  directory?: string
  /** Whether the text has colours. Default false. */
  color?: boolean
}

export interface Drift {
  findings: Finding[]
  /** What is described and never occurred. */
  unseen: Unseen
  /** The findings to read, by operation. */
  text: string
  /** A unified diff with remarks before it; empty when there is no finding. */
  patch: string
}

/**
 * Holds recorded traffic against a description, and proposes what to change in it.
 *
 * @throws CannotRun when the recording or the description cannot be used
 */
export async function drift({
  har,
  description,
  patch: to,
  directory = process.cwd(),
  color = false,
}: DriftOptions): Promise<Drift> {
  const exchanges = typeof har === 'string' ? await readHar(har) : observedIn(har)
  const root = readSources(description ?? fileURLToPath(import.meta.resolve('@rocketlead/openapi/openapi.yaml')))
  const dialect = String(child(root, 'openapi')?.value).startsWith('3.0') ? '3.0' : '3.1'

  const observation = observe(exchanges, root)
  const proposals = propose(observation.founds, dialect)
  const files = rewrite(proposals)
  const base = directoryOf([root.file, ...files.map(({ file }) => file)], directory)
  const findings = proposals.map(({ found, refusal }) =>
    findingOf(found, { observation, dialect, directory: base, refusal }),
  )
  const unseen = unseenOf(observation, base)
  const text = textOf({ title: titleOf(root), findings, unseen, ...observation }, { color })
  const patch = findings.length === 0 ? '' : remarks(findings, base, directory) + unifiedDiff(files, base)
  if (to !== undefined) await writePatch(to, patch)
  return { findings, unseen, text, patch }
}

function titleOf(root: Place): string {
  const info = child(root, 'info')?.value
  return isObject(info) ? String(info.title) : root.file.name
}

function unseenOf({ founds }: Observation, directory: string): Unseen {
  const all = founds.filter(({ kind }) => kind === 'unseen')
  const ofSubject = (subject: string) => all.filter((found) => found.subject === subject)
  const statuses: Unseen['statuses'] = {}
  for (const { name, operations } of ofSubject('answer')) {
    for (const operation of operations) statuses[name] = [...(statuses[name] ?? []), operation]
  }
  return {
    operations: ofSubject('operation').map(({ name }) => name),
    statuses,
    properties: ofSubject('property')
      .filter(({ place }) => !place.file.woven)
      .map(({ place }) => ({
        name: propertyName(place),
        file: relative(directory, place.file.name),
        line: lineOf(place),
      })),
  }
}

/** `Lead.company` of `/components/schemas/Lead/properties/company`. */
const propertyName = ({ path }: Place): string =>
  path.filter((key) => !['components', 'schemas', 'properties'].includes(key)).join('.')

/** Lines before the diff, which `git apply` and `patch` pass over: what a person has to do. */
function remarks(findings: readonly Finding[], base: string, directory: string): string {
  const open = findings.filter(({ refusal }) => refusal !== undefined)
  const where = base === directory ? '' : ` in ${base}`
  return [
    `# Proposed from recorded traffic. Read it, then apply it with git apply or patch -p1${where}.`,
    ...(open.length > 0 ? ['#', '# Not in the patch, but for a person to decide:'] : []),
    ...open.map(({ operations: [operation = 'no operation'], message, file, line, refusal }) =>
      `# - ${operation}: ${message} (${line > 0 ? `${file}:${line}` : file}; ${refusal})`.replace(/\s+/g, ' '),
    ),
    '',
  ].join('\n')
}

async function writePatch(file: string, patch: string): Promise<void> {
  await writeFile(file, patch).catch((error: Error) => {
    throw new CannotRun(`${file} cannot be written: ${error.message}.`)
  })
}
