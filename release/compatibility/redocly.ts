import { fileURLToPath } from 'node:url'
import { redocly } from '../../scripts/redocly.ts'
import type { Bump } from './bump.ts'
import type { Finding } from './finding.ts'
import { at, listOf, type Node, nodeOf, parts } from './normal/json.ts'
import { methodsOf, type Pair, subjectOf } from './operations.ts'
import { sentence } from './wording.ts'

const config = fileURLToPath(new URL('redocly.yaml', import.meta.url))

/** One place of the report of `redocly diff --format json`; `property` is the keyword that is otherwise there. */
interface Reported {
  typeName: string
  kind: 'added' | 'removed' | 'modified'
  impact: Bump
  verdicts: { ruleId: string; impact: Bump }[]
  property?: string
  base?: { pointer: string; value?: unknown }
  revision?: { pointer: string; value?: unknown }
}

/** The first judge. It tells every difference and where it is, and rates by rules those that break something. */
export function askRedocly(files: { base: string; revision: string }, pair: Pair): Finding[] {
  const options = ['--config', config, '--fail-on', 'none', '--format', 'json']
  const { status, stdout, stderr } = redocly('diff', files.base, files.revision, ...options)
  if (status !== 0) throw new Error(`Redocly could not compare the descriptions, so nothing can be said.\n${stderr}`)
  // Redocly's own report, of the pinned version.
  const { changes } = JSON.parse(stdout) as { changes: Reported[] }
  const unlike = strangers(changes)
  return (
    changes
      .filter(({ revision }) => !unlike.has(operationOf(revision?.pointer)))
      // Titles are given by the normal form; what they are made of is told.
      .filter(({ property }) => property !== 'title')
      .flatMap((change) => findings(change, pair))
  )
}

const operationOf = (pointer = ''): string => parts(pointer).slice(0, 3).join(' ')

/**
 * Operations that Redocly takes for others under a new path, as they look alike. Only a common operationId says that:
 * otherwise one went and one came. That the path went stays told.
 */
const strangers = (changes: Reported[]): Set<string> =>
  new Set(
    changes
      .filter(({ property }) => property === 'operationId')
      .filter(({ base, revision }) => operationOf(base?.pointer) !== operationOf(revision?.pointer))
      .map(({ revision }) => operationOf(revision?.pointer)),
  )

function findings(change: Reported, pair: Pair): Finding[] {
  const { typeName, kind, property, verdicts, base, revision } = change
  const [document, pointer] = revision ? [pair.revision, revision.pointer] : [pair.base, base?.pointer ?? '']
  const keys = parts(pointer)
  if (kind === 'modified' && keys.at(-1) === property) keys.pop()
  const part =
    kind !== 'modified' && keys.includes('schema') && keys.at(-2) !== 'properties' && structural.has(keys.at(-1) ?? '')
      ? keys.pop()
      : undefined
  const found = {
    judge: 'redocly' as const,
    rule: verdicts[0]?.ruleId ?? [typeName, property ?? kind].join(' '),
    bump: change.impact,
    keyword: property ?? part,
    before: base?.value,
    after: revision?.value,
  }
  return places(keys, document, pair, base?.pointer).map((place) => {
    const finding = { ...found, ...place }
    const names = [place.name, place.status, place.path, ...properties(finding)].filter(isSaid)
    return { ...finding, names, what: sentence(finding, part ? 'Schema' : typeName, kind) }
  })
}

/** Keywords that hold schemas, and come or go with all that is in them. */
const structural = new Set([
  'items',
  'properties',
  'patternProperties',
  'additionalProperties',
  'dependentRequired',
  'dependentSchemas',
  'propertyNames',
  'contains',
  'contentSchema',
  'not',
  'if',
  'then',
  'else',
  'oneOf',
  'anyOf',
  'allOf',
])

type Place = Pick<Finding, 'subject' | 'side' | 'status' | 'name' | 'path'>

/** Where a pointer leads to: into one operation, or to all of a path, or beside the paths. */
function places(keys: string[], document: Node, pair: Pair, before = ''): Place[] {
  const [section = '', path = '', method, part, ...rest] = keys
  if (section !== 'paths') {
    const subject = section === 'components' ? path : section || 'openapi'
    return [{ subject, side: 'operation', path: '', name: method ?? path }]
  }
  const old = parts(before)[1]
  if (method === undefined) {
    const whole = old === undefined ? ([pair.revision, path] as const) : ([pair.base, old] as const)
    return methodsOf(...whole).map((each) => ({
      subject: subjectOf(pair, whole[1], each),
      side: 'operation',
      path: '',
    }))
  }
  const place = { subject: subjectOf(pair, old ?? path, method), path: '' }
  const within = (start: number) => ({ keys, start, document })
  if (part === 'parameters' && rest.length > 0) {
    const parameter = nodeOf(at(document, keys.slice(0, 5)))
    return [{ ...place, side: 'request', name: `${parameter.name}`, path: pathIn(within(5)) }]
  }
  if (part === 'requestBody') return [{ ...place, side: 'request', ...inBody(within(4)) }]
  if (part === 'responses' && rest.length > 0)
    return [{ ...place, side: 'answer', status: rest[0], ...inBody(within(5)) }]
  return [{ ...place, side: 'operation', name: rest.length === 0 ? undefined : rest.join('/') }]
}

/** The keys of a pointer from one of them on, and the description that it points into. */
interface Within {
  keys: string[]
  start: number
  document: Node
}

/** In `content/<media type>/schema/...`, `headers/<name>/schema/...`. */
function inBody({ keys, start, document }: Within): Pick<Finding, 'name' | 'path'> {
  const [map, name, ...rest] = keys.slice(start)
  const path = pathIn({ keys, start: start + 2, document })
  return { name: map === 'headers' || rest.length === 0 ? name : undefined, path }
}

/** `schema/properties/data/items/oneOf/0` as `data/items/oneOf[cat]`, as the other judge writes it. */
function pathIn({ keys, start, document }: Within): string {
  const said: string[] = []
  for (let index = start + 1; index < keys.length; index++) {
    const [key = '', next] = keys.slice(index)
    if (next === undefined || !/^(properties|patternProperties|prefixItems|(one|any|all)Of)$/.test(key)) said.push(key)
    else {
      const { title = `subschema #${Number(next) + 1}` } = nodeOf(at(document, keys.slice(0, index + 2)))
      const name = key === 'patternProperties' ? next : title
      said.push(key === 'properties' ? next : `${key}[${name}]`)
      index++
    }
  }
  return said.join('/')
}

/** The properties that came into `required`, or went. */
function properties({
  keyword,
  before,
  after,
  path,
}: Pick<Finding, 'keyword' | 'before' | 'after' | 'path'>): string[] {
  if (keyword !== 'required' || typeof (before ?? after) === 'boolean') return []
  const [old, now] = [listOf(before), listOf(after)]
  const changed = [...old.filter((name) => !now.includes(name)), ...now.filter((name) => !old.includes(name))]
  return changed.map((name) => [path, name].filter(Boolean).join('/'))
}

const isSaid = (name: string | undefined): name is string => Boolean(name)
