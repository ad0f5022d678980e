/** What is known of a version that we have: `GHSA-...`, or the registry's number where it has no such id. */
export interface Advisory {
  id: string
  package: string
  severity: 'info' | 'low' | 'moderate' | 'high' | 'critical'
  title: string
  /** Which versions are concerned, as a range. */
  versions: string
  /** Which dependencies were asked about. */
  of: string
}

/** What `pnpm audit --json` prints, as far as we read it. */
export interface PnpmReport {
  advisories: Record<
    string,
    {
      id: number
      module_name: string
      severity: Advisory['severity']
      title: string
      vulnerable_versions: string
      github_advisory_id?: string
    }
  >
}

interface Via {
  source: number
  name: string
  title: string
  url: string
  severity: Advisory['severity']
  range: string
}

/** What `npm audit --json` prints: a package is concerned by an advisory, or by way of another package, named only. */
export interface NpmReport {
  vulnerabilities: Record<string, { via: (Via | string)[] }>
}

export const fromPnpm = ({ advisories }: PnpmReport, of: string): Advisory[] =>
  Object.values(advisories).map((advisory) => ({
    id: advisory.github_advisory_id || String(advisory.id),
    package: advisory.module_name,
    severity: advisory.severity,
    title: advisory.title,
    versions: advisory.vulnerable_versions,
    of,
  }))

export function fromNpm({ vulnerabilities }: NpmReport, of: string): Advisory[] {
  const named = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via !== 'string')
    .map(({ source, name, title, url, severity, range }) => {
      const id = /GHSA(?:-\w{4}){3}/i.exec(url)?.[0] ?? String(source)
      return { id, package: name, severity, title, versions: range, of }
    })
  return [...new Map(named.map((advisory) => [`${advisory.id} ${advisory.package}`, advisory])).values()]
}

/** What one asked for: its advisories, or why nobody knows. */
export type Answer = { of: string; advisories: Advisory[] } | { of: string; unknown: string }

interface Printed {
  stdout: string
  stderr: string
}

/**
 * Reads what an audit printed. A registry that fails is no report without advisories: pnpm then says so in words, npm in
 * a JSON of its own.
 */
export function readAnswer(of: string, { stdout, stderr }: Printed): Answer {
  const report = parsed(stdout)
  if (isPnpms(report)) return { of, advisories: fromPnpm(report, of) }
  if (isNpms(report)) return { of, advisories: fromNpm(report, of) }
  return { of, unknown: reason(`${stdout}\n${stderr}`) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isPnpms = (report: unknown): report is PnpmReport => typeof Object(report).advisories === 'object'
const isNpms = (report: unknown): report is NpmReport => typeof Object(report).vulnerabilities === 'object'

function reason(output: string): string {
  // pnpm breaks its words into lines, with a drawing before each.
  const words = output.replaceAll(/[\s│├╰─▶×]+/g, ' ')
  const [, status] = /(?:responded with |"statusCode": )(40[45]|501)\b/.exec(words) ?? []
  if (status) return `the registry has no audit endpoint (it answers ${status})`
  if (words.includes('ERR_PNPM_AUDIT_ENDPOINT_NOT_EXISTS')) return 'the registry has no audit endpoint'
  return `the registry gave no report:\n${output.trim().split('\n').slice(-10).join('\n')}\n`
}
