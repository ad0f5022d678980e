import type { DescribedOperation } from './operations.ts'

/** A request that was seen, as far as its operation is told from it. */
export interface Requested {
  method: string
  url: string
}

export interface Match {
  /** Left out when the address is the API's, and no operation has it. */
  operation: DescribedOperation | undefined
  /** With parameters for what looks like an id, when no operation has it. */
  path: string
  /** Values of the path's parameters. */
  values: Record<string, string>
}

interface Template {
  path: string
  segments: string[]
  patterns: RegExp[]
  names: string[]
  methods: Map<string, DescribedOperation>
}

/**
 * Tells which operation each request is of. An address may have something before the described path: a server's base
 * path, or what all addresses of the same host have there. Literal segments win over parameters.
 */
export function matcher(
  operations: DescribedOperation[],
  basePaths: string[],
  requests: readonly Requested[],
): (request: Requested) => Match | undefined {
  const templates = templatesOf(operations)
  const root = commonStart(templates)
  const prefixes = prefixesByOrigin(templates, ['', ...basePaths], requests)

  return ({ method, url }) => {
    const { origin, pathname } = new URL(url)
    for (const prefix of prefixes.get(origin) ?? []) {
      if (!pathname.startsWith(`${prefix}/`)) continue
      const path = pathname.slice(prefix.length)
      const template = templates.find((candidate) => fits(candidate, segmentsOf(path)))
      const operation = template?.methods.get(method)
      if (template && operation) return { operation, path: template.path, values: valuesOf(template, path) }
      if (method === 'OPTIONS' || method === 'HEAD') return undefined
      if (template) return { operation: undefined, path: template.path, values: {} }
      if (root.length > 1 && path.startsWith(root)) return { operation: undefined, path: withoutIds(path), values: {} }
    }
    return undefined
  }
}

function templatesOf(operations: DescribedOperation[]): Template[] {
  const groups = [...Map.groupBy(operations, ({ path }) => path)]
  const templates = groups.map(([path, ofPath]) => {
    const segments = segmentsOf(path)
    return {
      path,
      segments,
      patterns: segments.map(patternOf),
      names: [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name),
      methods: new Map(ofPath.map((operation) => [operation.method, operation])),
    }
  })
  const rank = ({ segments }: Template) => segments.map((segment) => (segment.includes('{') ? 1 : 0)).join('')
  return templates.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

const segmentsOf = (path: string): string[] => path.replace(/^\//, '').split('/')

function patternOf(segment: string): RegExp {
  const parts = segment
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? '(.+)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return new RegExp(`^${parts.join('')}$`)
}

const fits = ({ patterns }: Template, segments: string[]): boolean =>
  patterns.length === segments.length && patterns.every((pattern, index) => pattern.test(segments[index] ?? ''))

function valuesOf({ patterns, names }: Template, path: string): Record<string, string> {
  const values = segmentsOf(path).flatMap((segment, index) => segment.match(patterns[index] ?? /$/)?.slice(1) ?? [])
  return Object.fromEntries(names.map((name, index) => [name, unescaped(values[index] ?? '')]))
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** By origin what may stand before a path: the expected ones that occur, else the one that all its addresses share. */
function prefixesByOrigin(
  templates: Template[],
  expected: string[],
  requests: readonly Requested[],
): Map<string, string[]> {
  const found = new Map<string, Set<string>[]>()
  for (const { method, url } of requests) {
    const { origin, pathname } = new URL(url)
    if (!/^https?:/.test(url)) continue
    const prefixes = prefixesOf(templates, method, pathname)
    const sets = found.get(origin) ?? []
    if (prefixes.size > 0) sets.push(prefixes)
    if (sets.length > 0) found.set(origin, sets)
  }
  return new Map(
    [...found].map(([origin, sets]) => {
      const known = [...new Set(expected)].filter((prefix) => sets.some((set) => set.has(prefix)))
      const shared = [...(sets[0] ?? [])].filter((prefix) => sets.every((set) => set.has(prefix)))
      return [origin, known.length > 0 ? known : shared.slice(0, 1)]
    }),
  )
}

/** What is left of a path before each template that its end fits. */
function prefixesOf(templates: Template[], method: string, pathname: string): Set<string> {
  const segments = segmentsOf(pathname)
  const fitting = templates.filter(
    (template) => template.methods.has(method) && fits(template, segments.slice(-template.segments.length)),
  )
  return new Set(
    fitting
      .map((template) => segments.slice(0, segments.length - template.segments.length))
      .map((before) => (before.length === 0 ? '' : `/${before.join('/')}`)),
  )
}

/** The literal segments that all paths begin with, such as `/api/v1/`. */
function commonStart(templates: Template[]): string {
  const [first, ...others] = templates.map(({ segments }) => segments)
  if (!first || others.length === 0) return '/'
  const end = first.findIndex(
    (segment, index) => segment.includes('{') || others.some((segments) => segments[index] !== segment),
  )
  return `/${first
    .slice(0, end)
    .map((segment) => `${segment}/`)
    .join('')}`
}

/** A path with `{id}` for every segment that has anything but words. */
const withoutIds = (path: string): string =>
  path.replace(/[^/]+/g, (segment) => (/^(v\d+|[A-Za-z]+([-_.][A-Za-z]+)*)$/.test(segment) ? segment : '{id}'))
